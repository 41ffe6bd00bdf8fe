"""Tables that people take home open in Excel as they were meant, and reckon nothing."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from netpracharat import sheets
from netpracharat.thai import phones

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


def opened(*tables: sheets.Table) -> CalamineWorkbook:
    file = io.BytesIO()
    sheets.workbook(file, *tables)
    file.seek(0)
    return CalamineWorkbook.from_filelike(file)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text):
    assert sheets.cell(text) == f"'{text}"
    written = "".join(sheets.csv_lines([text], [[text]])).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(written, newline=""))) == [[f"'{text}"]] * 2
    assert opened(sheets.Table("", [text], [[text]])).get_sheet_by_index(0).to_python()[1][0].startswith("'")


def test_csv_comes_line_by_line_with_a_byte_order_mark():
    def rows():
        yield ("บ้านสว่าง", None)
        raise AssertionError("the second row was read before the first was written")

    lines = sheets.csv_lines(["หมู่บ้าน", "ครู"], rows())
    assert (next(lines), next(lines)) == ("\ufeffหมู่บ้าน,ครู\r\n", "บ้านสว่าง,\r\n")


def test_numbers_stay_numbers_and_phones_stay_text():
    row = (7, Decimal("1.5"), phones.display("+66812345678"), None, True)
    book = opened(sheets.Table("แผ่น", ["a"], [row]))
    assert book.get_sheet_by_name("แผ่น").to_python()[1] == [7.0, 1.5, "081 234 5678", "", "True"]


def test_a_moment_is_written_in_bangkok():
    assert sheets.cell(dt.datetime(2026, 9, 21, 20, 5, tzinfo=dt.UTC)) == "2026-09-22 03:05:00"


def test_a_table_longer_than_a_worksheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    book = opened(sheets.Table("ก" * 40, ["n"], [[1], [2], [3]]))
    assert book.sheet_names == ["ก" * 31, "ก" * 29 + " 2"]
    assert [book.get_sheet_by_index(part).to_python() for part in (0, 1)] == [[["n"], [1.0], [2.0]], [["n"], [3.0]]]


def test_csv_is_a_file_that_nobody_keeps():
    answer = sheets.csv_response("a.csv", ["ก"], [[1]])
    assert answer.getvalue() == "\ufeffก\r\n1\r\n".encode()
    assert answer["Content-Disposition"] == 'attachment; filename="a.csv"'
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.django_db  # closing a response looks after connections
def test_a_workbook_is_a_file_that_nobody_keeps():
    answer = sheets.xlsx_response("a.xlsx", sheets.Table("", ["ก"], [[1]]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue()))
    assert book.get_sheet_by_index(0).to_python() == [["ก"], [1.0]]
    assert answer["Content-Disposition"] == 'attachment; filename="a.xlsx"'
    assert answer["Cache-Control"] == "private, no-store"
    answer.close()
