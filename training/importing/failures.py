"""The rows to be mended, as an Excel workbook: as they stand in the file, with what is wrong and what may be meant.

It is made of the file itself whenever it is asked for: the database has the ID numbers only as hashes.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice

from django.utils.translation import gettext as _

from netpracharat import lists
from netpracharat.sheets import Table
from training.importing import reporting, uploading
from training.importing.places import Gazetteer
from training.importing.problems import FAILED, Problem, values
from training.models import ImportBatch, StagedRow

AT_ONCE = 5_000


@contextmanager
def of(batch: ImportBatch) -> Iterator[Table]:
    """Mended, it is uploaded as a file of its own: the columns of the file come first, with their heads."""
    with closing(uploading.opened(batch)) as source, closing(lists.rows(source)) as rows:
        head = next(rows)
        more = (_("row of the file"), _("what is wrong"), _("perhaps meant"))
        yield Table(_("rows to mend"), [*head, *more], failed(batch, len(head), rows))


def failed(batch: ImportBatch, width: int, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    gazetteer = Gazetteer(batch.province.name_th if batch.province else "")
    wrong = StagedRow.objects.filter(batch_id=batch.pk, problems__overlap=values(*FAILED)).order_by("number")
    at = 0
    for row in wrong.iterator(chunk_size=AT_ONCE):
        cells = next(islice(rows, row.number - at - 1, None))
        at = row.number
        yield [*as_wide_as(width, cells), str(row.number), what_is_wrong(row), meant(row, gazetteer)]


def as_wide_as(width: int, cells: list[str]) -> list[str]:
    return (cells + [""] * width)[:width]


def what_is_wrong(row: StagedRow) -> str:
    return ", ".join(str(Problem(code).label) for code in row.problems)


def meant(row: StagedRow, gazetteer: Gazetteer) -> str:
    code = Problem.UNKNOWN_VILLAGE
    return ", ".join(reporting.suggestions(row, gazetteer, code)) if code in row.problems else ""
