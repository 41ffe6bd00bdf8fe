"""The rows to be mended, as an Excel workbook: as they stand in the file, with what is wrong and what may be meant.

It is made of the file itself whenever it is asked for: the database has the ID numbers only as hashes.
"""

import io
from collections.abc import Iterator
from contextlib import closing

import xlsxwriter
from django.utils.translation import gettext as _

from training.importing import reading, reporting, uploading
from training.importing.places import Gazetteer
from training.importing.problems import FAILED, Problem, values
from training.models import ImportBatch, StagedRow

FORMULA = ("=", "+", "-", "@", "\t", "\r")
AT_ONCE = 5_000


def workbook(batch: ImportBatch) -> bytes:
    """Mended, it is uploaded as a file of its own: the columns of the file come first, with their heads."""
    file = io.BytesIO()
    with (
        closing(uploading.opened(batch)) as source,
        xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book,
    ):
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(failed(batch, reading.rows(source))):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, harmless(cell))
    return file.getvalue()


def failed(batch: ImportBatch, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    head = next(rows)
    yield [*head, _("row of the file"), _("what is wrong"), _("perhaps meant")]
    gazetteer = Gazetteer(batch.province.name_th if batch.province else "")
    wrong = StagedRow.objects.filter(batch_id=batch.pk, problems__overlap=values(*FAILED)).order_by("number")
    at = 0
    for row in wrong.iterator(chunk_size=AT_ONCE):
        for cells in rows:
            at += 1
            if at == row.number:
                yield [*as_wide_as(head, cells), str(row.number), what_is_wrong(row), meant(row, gazetteer)]
                break


def as_wide_as(head: list[str], cells: list[str]) -> list[str]:
    return (cells + [""] * len(head))[: len(head)]


def what_is_wrong(row: StagedRow) -> str:
    return ", ".join(str(Problem(code).label) for code in row.problems)


def meant(row: StagedRow, gazetteer: Gazetteer) -> str:
    code = Problem.UNKNOWN_VILLAGE
    return ", ".join(reporting.suggestions(row, gazetteer, code)) if code in row.problems else ""


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, now or after it was saved as CSV."""
    return f"'{text}" if text.startswith(FORMULA) else text
