"""Tables that people take home, as CSV or as an Excel workbook: row by row, and no cell is a formula.

Phones go in as `thai.phones.display` writes them: with its spaces a number is text to every spreadsheet.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count, islice
from typing import BinaryIO, NamedTuple

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads Thai as something else
CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME, MOST_ROWS = 31, 1_000_000  # of a worksheet, says Excel

Cell = str | int | float | Decimal
Row = Iterable[object]


class Look(NamedTuple):
    """Of a column that people fill in: its width, whether 007 stays 007, and the words that fold out."""

    width: int
    is_text: bool = False
    choices: Sequence[str] = ()


class Table(NamedTuple):
    """A worksheet of a workbook."""

    name: str
    head: Row
    rows: Iterable[Row]
    looks: Sequence[Look] = ()


def csv_lines(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BYTE_ORDER_MARK + writer.writerow(map(cell, head))
    for row in rows:
        yield writer.writerow(map(cell, row))


class Echo:
    """A file of which `csv` gets each line back at once."""

    def write(self, line: str) -> str:
        return line


def workbook(file: BinaryIO, *tables: Table) -> None:
    """A worksheet a table; a table with more rows than Excel takes goes on in the next."""
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for table in tables:
            rows = iter(table.rows)
            for part in count(1):
                sheet = book.add_worksheet(worksheet_name(table.name, part))
                sheet.freeze_panes(1, 0)
                dress(sheet, table.looks, text)
                write_row(sheet, 0, table.head, bold)
                if fill(sheet, islice(rows, MOST_ROWS)) < MOST_ROWS:
                    break


def dress(sheet: Worksheet, looks: Sequence[Look], text: Format) -> None:
    for column, look in enumerate(looks):
        sheet.set_column(column, column, look.width, text if look.is_text else None)
        if look.choices:
            folds_out = {"validate": "list", "source": list(look.choices), "error_type": "warning"}
            sheet.data_validation(1, column, MOST_ROWS, column, folds_out)


def worksheet_name(name: str, part: int) -> str:
    """Its own for each part of a long table: Excel refuses the same name twice."""
    number = f" {part}" if part > 1 else ""
    return name[: LONGEST_NAME - len(number)] + number


def fill(sheet: Worksheet, rows: Iterable[Row]) -> int:
    number = 0
    for number, row in enumerate(rows, start=1):
        write_row(sheet, number, row)
    return number


def write_row(sheet: Worksheet, number: int, row: Row, *look: object) -> None:
    for column, value in enumerate(map(cell, row)):
        if value != "":
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(number, column, value, *look)


def cell(value: object) -> Cell:
    """Numbers as they are; all else as text that no spreadsheet reckons with, now or after it was saved as CSV."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_written(text: str) -> str:
    """What a cell of ours says, when somebody brings it back: without the mark that made it harmless."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def csv_response(name: str, head: Row, rows: Iterable[Row]) -> StreamingHttpResponse:
    return StreamingHttpResponse(csv_lines(head, rows), content_type=CSV, headers=attached(name))


def xlsx_response(name: str, *tables: Table) -> FileResponse:
    file = io.BytesIO()
    workbook(file, *tables)
    file.seek(0)
    return FileResponse(file, content_type=XLSX, headers=attached(name))


def attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
