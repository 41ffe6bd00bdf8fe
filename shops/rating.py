"""What buyers' stars come to: the mean, how many there are, and how they spread."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

STARS = range(1, 6)
TENTH = Decimal("0.1")


def none_yet() -> list[int]:
    """How many reviews gave one star, two … five: of what nobody has reviewed."""
    return [0] * len(STARS)


class Bar(NamedTuple):
    stars: int
    count: int


class Rating(NamedTuple):
    """Built of the counts that products and shops keep (`stars`)."""

    count: int
    sum: int
    bars: tuple[Bar, ...]  # five stars first

    @classmethod
    def of(cls, counts: list[int]) -> "Rating":
        bars = tuple(Bar(*pair) for pair in zip(STARS, counts, strict=True))
        return cls(sum(counts), sum(bar.stars * bar.count for bar in bars), bars[::-1])

    @property
    def average(self) -> Decimal:
        """With one decimal; only where there are reviews."""
        return (Decimal(self.sum) / self.count).quantize(TENTH, ROUND_HALF_UP)
