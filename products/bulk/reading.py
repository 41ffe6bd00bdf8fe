"""Lines of a list of goods, gathered by the shop's own code: several lines of one code are its choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from netpracharat import lists, sheets
from netpracharat.refusals import Refusal
from netpracharat.thai.text import fold
from products.bulk import columns

MOST_LINES = 5_000
MOST_UNPACKED = 60 * 1024 * 1024
MOST_CELLS = 1_000_000
LONGEST = 6_100  # characters of a cell; the longest field takes 6,000
EXAMPLE = "ตัวอย่าง"  # lines whose code begins so are there to be read


class Line(NamedTuple):
    number: int
    cells: dict[str, str]

    @property
    def code(self) -> str:
        return self.cells.get("sku", "")


@dataclass(frozen=True)
class Item:
    """One product, as it is written in the list."""

    lines: list[Line]

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def code(self) -> str:
        return self.lines[0].code

    def cell(self, column: str) -> str:
        return self.lines[0].cells.get(column, "")


def items(file: BinaryIO) -> list[Item]:
    """In the order of the file; a line without a code stands for itself, as nobody knows what it is."""
    by_code: dict[object, list[Line]] = {}
    for line in lines(file):
        by_code.setdefault(line.code or line.number, []).append(line)
    return [Item(found) for found in by_code.values()]


def head(file: BinaryIO) -> list[str]:
    lists.refuse_vast(file, most_bytes=MOST_UNPACKED, most_cells=MOST_CELLS)
    return lists.head(file)


def lines(file: BinaryIO) -> Iterator[Line]:
    lists.refuse_vast(file, most_bytes=MOST_UNPACKED, most_cells=MOST_CELLS)
    numbered = lists.numbered(file)
    places = columns.found_in(next(numbered)[1])
    for count, (number, row) in enumerate(numbered, start=1):
        if count > MOST_LINES:
            raise Refusal(_("A list has {most:,} lines at most. Please send it in parts.").format(most=MOST_LINES))
        line = Line(number, {name: cell(row, at) for name, at in places.items()})
        if not line.code.startswith(EXAMPLE):
            yield line


def cell(row: list[str], at: int) -> str:
    """A row may be shorter than the head."""
    return fold(sheets.as_written(row[at])[:LONGEST]).strip() if at < len(row) else ""
