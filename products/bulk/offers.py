"""The choices of a product, as the lines of a list change them: what is not written there stays as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from netpracharat.rows import CellError
from products.bulk.reading import Item, Line
from products.entry import OWN
from products.forms import MOST_VARIANTS

Stored = dict[str, Any]  # as products.entry says it of a variant
OF_THE_PRODUCT = ("shelf", "photos", *(name for name in OWN if name != "sku"))


class LineError(CellError):
    """In another line than the first of its product."""

    def __init__(self, line: Line, column: str, sentence: str) -> None:
        super().__init__(column, sentence)
        self.line = line.number


@dataclass
class Row:
    """One choice: as it stands (`before`), and as the page would send it (`typed`)."""

    before: Stored
    typed: Stored
    number: int | None = None

    def differs(self, name: str, read: Mapping[str, Any]) -> bool:
        return bool(self.before) and self.before[name] != read[name]


def offer_rows(item: Item, stored: Sequence[Stored]) -> list[Row]:
    """A line finds its choice by name; one without a name is taken over by the first line that finds none."""
    rows = [Row(before, dict(before)) for before in stored if before]
    for line in item.lines:
        refuse_other_words(line, item)
        row = chosen(line, item, rows)
        if row is None:
            rows.append(row := Row({}, {}))
        write(row, line)
    if len(rows) > MOST_VARIANTS:
        raise CellError("choice", _("A product has {most} choices at most.").format(most=MOST_VARIANTS))
    return rows


def chosen(line: Line, item: Item, rows: Sequence[Row]) -> Row | None:
    name = " ".join(line.cells.get("choice", "").split())
    free = [row for row in rows if row.number is None and row.before]
    if named := next((row for row in free if row.typed["name"] == name), None):
        return named
    if unnamed := next((row for row in free if not row.typed["name"]), None):
        return unnamed
    is_alone = len(item.lines) == 1
    if is_alone and not name and len(free) > 1:
        choices = ", ".join(row.typed["name"] for row in free)
        raise CellError("choice", _("Which of its choices is it: {choices}?").format(choices=choices))
    return free[0] if is_alone and not name and free else None


def write(row: Row, line: Line) -> None:
    """A count that is still what it was when the list was downloaded changes nothing: some may be sold since."""
    row.number = line.number
    cells = line.cells
    for field, column in (("name", "choice"), ("price", "price"), ("available", "available")):
        if cells.get(column):
            row.typed[field] = cells[column]
    if row.before and cells.get("available") == cells.get("was_available"):
        row.typed["available"] = row.before["available"]


def refuse_other_words(line: Line, item: Item) -> None:
    """What is of the product as a whole stands in its first line."""
    for column in OF_THE_PRODUCT:
        cell = line.cells.get(column, "")
        if cell and cell != item.cell(column):
            sentence = _("Line {line} has the same code and says something else. Leave this cell empty.")
            raise LineError(line, column, sentence.format(line=item.number))
