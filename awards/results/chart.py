"""A small drawing of a round's standings: each entry's official mean, the spread around it, the adjusted mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from awards.results.means import Standing

WIDTH, ROW, LEFT = 480, 22, 120  # the drawing's own units; CSS decides how large it is
MOST_ROWS = 20


@dataclass(frozen=True)
class Line:
    """One entry: `low` to `high` is its spread laid around the mean."""

    label: str
    y: int
    mean: float
    low: float
    high: float
    adjusted: float | None


@dataclass(frozen=True)
class Chart:
    lines: list[Line]
    ticks: list[tuple[float, int]]
    width: int = WIDTH
    left: int = LEFT

    @property
    def height(self) -> int:
        return ROW * (len(self.lines) + 1)

    @property
    def floor(self) -> int:
        return ROW * len(self.lines)


def chart(rows: Iterable[Standing]) -> Chart | None:
    """The first of the rows that have a mean; None where none has."""
    shown = [row for row in rows if row.mean is not None][:MOST_ROWS]
    if not shown:
        return None
    least = min(min(row.mean - row.spread / 2, row.adjusted or row.mean) for row in shown)
    start = max(0, int(least) // 10 * 10)

    def x(points: Decimal) -> float:
        share = (float(points) - start) / (100 - start)
        return round(LEFT + min(max(share, 0), 1) * (WIDTH - LEFT - 10), 1)

    lines = [
        Line(
            label=row.number,
            y=ROW * place + ROW // 2,
            mean=x(row.mean),
            low=x(row.mean - row.spread / 2),
            high=x(row.mean + row.spread / 2),
            adjusted=None if row.adjusted is None else x(row.adjusted),
        )
        for place, row in enumerate(shown)
    ]
    return Chart(lines, [(x(Decimal(points)), points) for points in range(start, 101, 10)])
