"""Lists that people bring, row by row as text: CSV in UTF-8 (with a BOM or without) or cp874, and XLSX."""

import codecs
import csv
import datetime as dt
import io
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from netpracharat import archives
from netpracharat.refusals import Refusal

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how files of Excel begin, of today and of before 2007
FEWEST_COLUMNS = 3  # fewer are no list
CHUNK = 1 << 20


def rows(file: BinaryIO) -> Iterator[list[str]]:
    """The head, then every row in which something is written."""
    with closing(numbered(file)) as found:
        yield from (row for _number, row in found)


def numbered(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """The same, each with the number that a spreadsheet shows beside it."""
    start = file.read(4)
    file.seek(0)
    cells = of_workbook(file) if start in WORKBOOKS else of_csv(file)
    with closing(cells):
        yield from ((number, row) for number, row in enumerate(cells, start=1) if any(map(str.strip, row)))


def head(file: BinaryIO) -> list[str]:
    found = next(rows(file), None)
    if found is None:
        raise Refusal(_("The file is empty."))
    if len(found) < FEWEST_COLUMNS or "\0" in "".join(found):
        raise Refusal(_("This is no list: the first row must name its columns. Save it as .xlsx or “CSV UTF-8”."))
    return found


def refuse_vast(file: BinaryIO, *, most_bytes: int, most_cells: int) -> None:
    """A few bytes can make a workbook that no memory holds."""
    start = file.read(4)
    file.seek(0)
    if start == WORKBOOKS[0]:
        archives.refuse_vast_workbook(file, most_bytes=most_bytes, most_cells=most_cells)
    elif start in WORKBOOKS:
        raise Refusal(_("This is an old kind of Excel file. Please save it as .xlsx."))


def of_csv(file: BinaryIO) -> Iterator[list[str]]:
    text = io.TextIOWrapper(file, encoding=encoding(file), errors="replace", newline="")
    first = text.readline()
    text.seek(0)
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(text, delimiter=delimiter)
    except csv.Error as error:
        raise Refusal(_("This is no list that can be read. Save it as .xlsx or “CSV UTF-8”.")) from error
    finally:
        text.detach()


def encoding(file: BinaryIO) -> str:
    """UTF-8 where all of it is UTF-8: Thai text in cp874 never is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp874"
    finally:
        file.seek(0)
    return "utf-8-sig"


def of_workbook(file: BinaryIO) -> Iterator[list[str]]:
    """Of its first sheet."""
    try:
        sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
    except CalamineError as error:
        raise Refusal(_("This is no list that can be read. Save it as .xlsx or “CSV UTF-8”.")) from error
    for row in sheet.iter_rows():
        yield [as_text(cell) for cell in row]


def as_text(cell: object) -> str:
    """As a person would have typed it: Excel keeps ID numbers as 1101700230708.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return str(cell)
