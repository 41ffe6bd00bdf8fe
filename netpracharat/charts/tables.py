"""The numbers behind a drawing: what is drawn is always there to be read, row by row."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _

FEWEST = 5  # counts of people under this are hidden in public


class Hidden(Enum):
    """A count that the public doesn't read: one to four people, or more that would give those away."""

    FEW = "few"
    MORE = "more"

    @property
    def word(self) -> str:
        sentence = _("fewer than {number}") if self is Hidden.FEW else _("{number} or more")
        return sentence.format(number=FEWEST)


Number = int | Decimal
Value = Number | Hidden


def hidden(count: int) -> Value:
    """A count as the public may read it."""
    return Hidden.FEW if 0 < count < FEWEST else count


def is_known(value: Value) -> bool:
    return not isinstance(value, Hidden)


def grouped(number: Number) -> str:
    """12,345"""
    return f"{number:,}"


@dataclass(frozen=True)
class Row:
    """A place or a month with a value for each series. `code` finds a province on the map."""

    label: str
    values: Sequence[Value]
    url: str = ""
    code: int | None = None


@dataclass(frozen=True)
class Table:
    """`caption` says what is counted, `head` what a row is, `series` what each value is, `note` how it is counted."""

    caption: str
    head: str
    series: Sequence[str]
    rows: Sequence[Row]
    note: str = ""
    write: Callable[[Number], str] = grouped

    @property
    def is_pair(self) -> bool:
        return len(self.series) > 1

    @property
    def most(self) -> Number:
        return max((value for row in self.rows for value in row.values if is_known(value)), default=0)

    @property
    def lines(self) -> list[tuple[Row, list[str]]]:
        return [(row, self.words(row)) for row in self.rows]

    def words(self, row: Row) -> list[str]:
        return [self.word(value) for value in row.values]

    def word(self, value: Value) -> str:
        return value.word if isinstance(value, Hidden) else self.write(value)

    def said(self, row: Row) -> str:
        """All of a row in one sentence: เชียงใหม่: มีชื่อ 1,234 · รายงาน 1,300"""
        words = self.words(row)
        if self.is_pair:
            words = [f"{series} {word}" for series, word in zip(self.series, words, strict=True)]
        return f"{row.label}: {' · '.join(words)}"


def share(value: Value, of: Number) -> float:
    """In percent, for a drawing; what is hidden has no length."""
    return round(float(100 * value / of), 1) if is_known(value) and of else 0


def round_up(number: Number, digits: int = 1) -> int:
    """To so many digits, as the end of a scale: 1,234 → 2,000 or, with two, 1,300."""
    unit = 10 ** max(len(str(math.ceil(number))) - digits, 0)
    return math.ceil(number / unit) * unit
