"""What the public may read of a place's figures: no count of one to four people, nor what gives one away."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from netpracharat.charts.tables import FEWEST, Hidden, Value, hidden

Key = TypeVar("Key", bound=Hashable)


def protect(counts: Mapping[Key, int], *, whole: Value) -> dict[Key, Value]:
    """The parts of a whole whose own count is read as `whole`.

    A hidden whole hides all its parts. Beside a known one, a single hidden part would follow by
    subtraction: then the next smallest are hidden too, until two are and five people are in them.
    """
    few = {key for key, count in counts.items() if 0 < count < FEWEST}
    away = {key for key, count in counts.items() if count} if isinstance(whole, Hidden) else company(counts, few)
    return {key: conceal(count) if key in away else count for key, count in counts.items()}


def company(counts: Mapping[Key, int], few: set[Key]) -> set[Key]:
    """The few, and whom they need beside them."""
    away = set(few)
    others = sorted((key for key, count in counts.items() if count >= FEWEST), key=lambda key: (counts[key], str(key)))
    for key in others if few else ():
        if len(away) > 1 and sum(counts[one] for one in away) >= FEWEST:
            break
        away.add(key)
    return away


def conceal(count: int) -> Value:
    return hidden(count) if count < FEWEST else Hidden.MORE
