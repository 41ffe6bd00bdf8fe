"""A few bytes that unpack to gigabytes, or span a sheet that no memory holds, are refused before that."""

import io
import zipfile

import pytest
import xlsxwriter

from netpracharat import archives
from netpracharat.refusals import Refusal

LIMITS = {"most_bytes": 1_000_000, "most_cells": 100_000}


def workbook(*cells):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for row, column in cells:
            sheet.write(row, column, "x")
    return file


def packed(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file


def test_plain_workbook_is_let_through():
    file = workbook((0, 0), (999, 20))
    archives.refuse_vast_workbook(file, **LIMITS)
    assert file.tell() == 0


@pytest.mark.parametrize(
    "file",
    [
        workbook((0, 0), (1_048_575, 16_383)),
        packed(("xl/workbook.xml", b""), ("xl/worksheets/sheet1.xml", b"<row r='1048576'><c r = \"xfd1\"/></row>")),
        packed(("xl/workbook.xml", b""), ("xl/other", b"0" * 1_000_001)),
        packed(("content.xml", b""), ("mimetype", b"ods")),
        packed(("xl/workbook.bin", b"")),
        io.BytesIO(b"PK\x03\x04 and no more"),
        io.BytesIO(b""),
    ],
    ids=["far cell", "far row", "bomb", "ods", "xlsb", "cut", "empty"],
)
def test_what_memory_would_not_hold_is_refused(file):
    with pytest.raises(Refusal):
        archives.refuse_vast_workbook(file, **LIMITS)


def test_size_that_lies_is_refused():
    honest = packed(("xl/workbook.xml", b"0" * 5_000)).getvalue()
    lying = honest.replace((5_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Refusal):
        archives.refuse_vast_workbook(io.BytesIO(lying), **LIMITS)


def test_directory_of_very_many_files_is_not_read():
    with pytest.raises(Refusal):
        archives.opened(packed(*((f"{number:040}", b"") for number in range(13_000))))
