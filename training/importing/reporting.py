"""What a checked file would bring, before anything is written: counts by code, and samples to look at."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from netpracharat.charts.tables import Row, Table
from training.importing import steps
from training.importing.places import Gazetteer, Written
from training.importing.problems import FAILED, NOTHING_TO_WRITE, Problem, values
from training.models import ImportBatch, StagedRow
from training.states import BatchState

SAMPLES = 5
COUNTS = """
    SELECT count(*) FILTER (WHERE problems && %(failed)s::text[]) AS failed,
           count(*) FILTER (WHERE problems && %(nothing)s::text[]) AS skipped,
           (SELECT count(*) FROM matched WHERE makes_person) AS persons,
           count(*) FILTER (WHERE NOT problems && %(failed)s::text[] AND NOT problems && %(nothing)s::text[]) AS records
    FROM training_stagedrow WHERE batch_id = %(batch)s
"""
BY_CODE = "SELECT code, count(*) FROM training_stagedrow, unnest(problems) code WHERE batch_id = %s GROUP BY code"


def report(batch: ImportBatch) -> None:
    """Of a batch that is matched at this moment."""
    told = {"batch": batch.pk, "failed": values(*FAILED), "nothing": values(*NOTHING_TO_WRITE)}
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, told)
        names = [column.name for column in cursor.description]
        counts = dict(zip(names, cursor.fetchone(), strict=True))
        cursor.execute(BY_CODE, [batch.pk])
        codes = dict(cursor.fetchall())
    gazetteer = Gazetteer(batch.province.name_th if batch.province else "")
    samples = {code: list(samples_of(batch, code, gazetteer)) for code in codes}
    steps.enter(batch, BatchState.REPORTED, report={**counts, "codes": codes, "samples": samples})


def samples_of(batch: ImportBatch, code: str, gazetteer: Gazetteer) -> Iterator[dict[str, object]]:
    rows = StagedRow.objects.filter(batch_id=batch.pk, problems__contains=[code]).order_by("number")
    for row in rows[:SAMPLES]:
        yield {"row": row.number, "text": text_of(row, code), "suggestions": suggestions(row, gazetteer, code)}


def text_of(row: StagedRow, code: str) -> str:
    """The cells that the code is about."""
    about = {
        Problem.UNREADABLE_DATE: (row.finished_text, row.birth_text),
        Problem.YEAR_IN_DOUBT: (row.finished_text, row.birth_text),
        Problem.UNKNOWN_VILLAGE: place_of(row),
        Problem.UNKNOWN_COURSE: (row.course_text,),
        Problem.UNKNOWN_CENTRE: (row.centre_text,),
        Problem.BAD_CHECK_DIGIT: (row.national_id_text,),
    }
    return " · ".join(filter(None, about.get(code, (row.prefix, row.first_name, row.last_name))))


def place_of(row: StagedRow) -> Written:
    return Written(row.village_text, row.subdistrict_text, row.district_text, row.province_text)


def suggestions(row: StagedRow, gazetteer: Gazetteer, code: str) -> list[str]:
    return gazetteer.suggestions(place_of(row)) if code == Problem.UNKNOWN_VILLAGE else []


class Told(NamedTuple):
    """A code of the report for the eye; `is_failing` rows stay out until they are mended."""

    label: str
    count: int
    is_failing: bool
    samples: list[dict[str, object]]


def told(batch: ImportBatch) -> list[Told]:
    """What keeps rows out comes first, then what is most."""
    samples = batch.report.get("samples", {})
    found = [
        Told(str(Problem(code).label), count, Problem(code) in FAILED, samples.get(code, []))
        for code, count in batch.report.get("codes", {}).items()
    ]
    return sorted(found, key=lambda one: (not one.is_failing, -one.count))


def chart(told: list[Told]) -> Table:
    rows = [Row(one.label, (one.count,)) for one in told]
    return Table(_("What the check found"), _("what"), (_("rows"),), rows)
