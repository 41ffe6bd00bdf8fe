"""What a cell of text means: each distinct text of a range is understood once, in Python, and joined back by SQL.

A million rows have some thousand dates, courses and villages; so dates and places have one reader in the whole project.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from netpracharat.thai import dates
from training.importing.places import Gazetteer, Written
from training.importing.problems import Problem
from training.models import CentreName, Course, ImportBatch, LearningCentre, StagedRow

# ruff: noqa: S608 - put together from constants alone

FIRST_COURSE = 1990  # no course of the programme is older, so such a year was read in the wrong era
YOUNGEST, OLDEST = 7, 110


class Meaning(NamedTuple):
    """`texts` of a row mean `results`, types of SQL beside them; `read` says which."""

    name: str
    texts: tuple[str, ...]
    results: dict[str, str]
    read: Callable[..., tuple]

    def look_up(self, batch: ImportBatch, first: int, last: int) -> None:
        """Fill the temporary table `means_<name>` for the rows of a range."""
        texts, table = ", ".join(self.texts), f"means_{self.name}"
        columns = ", ".join([*(f"{t} text" for t in self.texts), *(f"{n} {kind}" for n, kind in self.results.items())])
        rows = (
            f"SELECT DISTINCT {texts} FROM {StagedRow._meta.db_table} WHERE batch_id = %s AND number BETWEEN %s AND %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(rows, [batch.pk, first, last])
            found = [
                (*row, *self.read(*row)) for row in cursor.fetchall()
            ]  # reading may ask the database, COPY may not
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
            cursor.execute(f"CREATE TEMP TABLE {table} ({columns}) ON COMMIT DROP")
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in found:
                    copy.write_row(row)
            cursor.execute(f"ANALYZE {table}")


def all_for(batch: ImportBatch) -> list[Meaning]:
    gazetteer = Gazetteer(batch.province.name_th if batch.province else "")
    courses, centres = known_courses(), known_centres()
    places = ("village_text", "subdistrict_text", "district_text", "province_text")
    of_place = {"village_id": "bigint", "subdistrict_id": "bigint", "is_place": "boolean"}
    return [
        Meaning("finished", ("finished_text",), {"finished_on": "date", "day_problem": "text"}, finished_on),
        Meaning("birth", ("birth_text",), {"birth_year": "smallint", "birth_problem": "text"}, birth_year),
        Meaning("place", places, of_place, lambda *texts: gazetteer.find(Written(*texts))),
        Meaning("course", ("course_text",), {"course_id": "bigint"}, lambda text: (courses.get(text.lower()),)),
        Meaning("centre", ("centre_text",), {"is_centre": "boolean"}, lambda text: (text.lower() in centres,)),
    ]


def finished_on(text: str) -> tuple[dt.date | None, str | None]:
    try:
        day = dates.parse(text)
    except dates.DateError:
        return None, Problem.UNREADABLE_DATE.value
    is_sure = day.year >= FIRST_COURSE and day <= timezone.localdate()
    return (day, None) if is_sure else (None, Problem.YEAR_IN_DOUBT.value)


def birth_year(text: str) -> tuple[int | None, str | None]:
    """Of a year, or of a whole date; none is no problem by itself."""
    if not text:
        return None, None
    try:
        year = dates.christian_year(text) if text.isdecimal() and len(text) == 4 else dates.parse(text).year
    except dates.DateError:
        return None, Problem.UNREADABLE_DATE.value
    age = timezone.localdate().year - year
    return (year, None) if YOUNGEST <= age <= OLDEST else (None, Problem.YEAR_IN_DOUBT.value)


def known_courses() -> dict[str, int]:
    """By code, and by name in either language."""
    return {
        name.lower(): pk
        for pk, *names in Course.objects.values_list("pk", "name_en", "name_th", "code")
        for name in filter(None, names)
    }


def known_centres() -> set[str]:
    """Codes and names, former ones too; no centre named is no problem."""
    names: Iterable[tuple[str, ...]] = LearningCentre.objects.values_list("code", "name_th", "name_en")
    former = CentreName.objects.values_list("name", flat=True)
    return {"", *(name.lower() for row in names for name in row), *(name.lower() for name in former)}
