"""Reads a CSV file row by row: what is right becomes a row for a table, what is wrong a sentence."""

import csv
import io
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from netpracharat.thai.text import arabic_digits

Cells = dict[str, str]


class Trouble(NamedTuple):
    """What is wrong in one row, and what to do."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return _("line {line}, {column}: {sentence}").format(**self._asdict())


class CellError(ValueError):
    """Raised by a reader of one cell."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


class RowReader:
    """Yields what `row` makes of each line; `troubles` fills as it goes."""

    needed: ClassVar[tuple[str, ...]]

    def __init__(self, content: bytes) -> None:
        self.lines = csv.DictReader(io.StringIO(decoded(content), newline=""))
        self.lines.fieldnames = [name.strip().lower() for name in self.lines.fieldnames or ()]
        if missing := [name for name in self.needed if name not in self.lines.fieldnames]:
            raise Refusal(_("The first line must name the column {columns}.").format(columns=", ".join(missing)))
        self.troubles: list[Trouble] = []
        self.first_line: dict[object, int] = {}

    def __iter__(self) -> Iterator[tuple]:
        for cells in self.lines:
            try:
                refuse_misfit(cells)
                yield self.row(cells)
            except CellError as wrong:
                self.troubles.append(Trouble(self.lines.line_num, wrong.column, str(wrong)))

    def row(self, cells: Cells) -> tuple:
        """One right row, or a CellError."""
        raise NotImplementedError

    def refuse_twin(self, column: str, key: object) -> None:
        """The same key a second time is a mistake of one of the two rows."""
        first = self.first_line.setdefault(key, self.lines.line_num)
        if first != self.lines.line_num:
            raise CellError(column, _("The same code stands in line {line}; keep one of them.").format(line=first))


def refuse_misfit(cells: Cells) -> None:
    if None in cells or None in cells.values():
        raise CellError("*", _("The row has more or fewer cells than the first line; look for a stray comma."))


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark; else the Thai code page in which older Excel saves."""
    if b"\0" in content:
        raise Refusal(_("This is not a CSV file. Save it as “CSV UTF-8”."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp874")
        except UnicodeDecodeError as error:
            raise Refusal(_("The file is neither UTF-8 nor Thai (cp874). Save it as “CSV UTF-8”.")) from error


def number(cells: Cells, column: str, digits: int | None = None) -> int:
    typed = arabic_digits(cells[column]).strip()
    if not (typed.isascii() and typed.isdigit()):
        raise CellError(column, _("“{typed}” is not a whole number.").format(typed=typed[:40]))
    if digits and len(typed) != digits:
        raise CellError(column, _("“{typed}” must have {digits} digits.").format(typed=typed[:40], digits=digits))
    return int(typed[:9])


def name(cells: Cells, column: str, longest: int) -> str:
    """A name in one line; empty where the cell is."""
    typed = " ".join(cells.get(column, "").split())
    if len(typed) > longest:
        raise CellError(column, _("The name is longer than {count} letters; shorten it.").format(count=longest))
    return typed
