"""One number after another in time: a column for each day or month, stretched to the width of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from netpracharat.charts.tables import Row, Table, is_known, round_up, share

HEIGHT = 100
SLOT = 10  # the width of a row
BROAD = 8  # what of it is drawn
STUB = 6  # the height of a column that is hidden


@dataclass(frozen=True)
class Column:
    x: float
    y: float
    width: float
    height: float
    series: int
    is_hidden: bool


@dataclass(frozen=True)
class Slot:
    """All columns of a row, and what they say."""

    said: str
    columns: list[Column]


@dataclass(frozen=True)
class Drawing:
    slots: list[Slot]
    scale: list[str]
    labels: list[str]

    @property
    def width(self) -> int:
        return SLOT * len(self.slots)


def drawing(table: Table) -> Drawing:
    top = round_up(table.most) or 1
    slots = [Slot(table.said(row), list(columns(row, SLOT * place, top))) for place, row in enumerate(table.rows)]
    half = [table.write(top // 2)] if top % 2 == 0 else []
    return Drawing(slots, [table.write(top), *half, table.write(0)], labels(table.rows))


def columns(row: Row, left: int, top: int) -> Iterator[Column]:
    broad = BROAD / len(row.values)
    for series, value in enumerate(row.values):
        is_hidden = not is_known(value)
        height = STUB if is_hidden else share(value, top)
        x, width = round(left + 1 + broad * series, 2), round(broad, 2)
        yield Column(x, HEIGHT - height, width, height, series + 1, is_hidden)


def labels(rows: list[Row]) -> list[str]:
    """The first and the last, and where they are many the middle: more would not fit on a phone."""
    places = {0, len(rows) // 2, len(rows) - 1} if len(rows) % 2 else {0, len(rows) - 1}
    return [rows[place].label for place in sorted(places)] if rows else []
