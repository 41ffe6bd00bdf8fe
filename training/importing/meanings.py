"""What a cell of text means: equal texts are understood once.

A million rows have some thousand dates, courses and villages; so dates and places have one reader in the whole project.
"""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from django.utils import timezone

from netpracharat.thai import dates
from training.importing.places import Gazetteer
from training.importing.problems import Problem
from training.models import CentreName, Course, ImportBatch, LearningCentre

FIRST_COURSE = 1990  # no course of the programme is older, so such a year was read in the wrong era
YOUNGEST, OLDEST = 7, 110
REMEMBERED = 200_000  # texts of a kind: five ways of writing each day of a life
NOT_A_DIGIT = re.compile("[^0-9]")
# An Excel sheet eats the first zero of a phone number.
PHONE = re.compile("0([689][0-9]{8}|[2-7][0-9]{7})|([689][0-9]{8})|66([2-9][0-9]{7,8})")
HOURS = re.compile(r"[0-9]{1,4}(?:\.[0-9])?")


class Meanings:
    """Of the texts of one batch, by the register as it is now."""

    def __init__(self, batch: ImportBatch) -> None:
        self.place = Gazetteer(batch.province.name_th if batch.province else "").find
        self.finished_on = lru_cache(REMEMBERED)(finished_on)
        self.birth_year = lru_cache(REMEMBERED)(birth_year)
        self.courses, self.centres = known_courses(), known_centres()


def finished_on(text: str) -> tuple[dt.date | None, Problem | None]:
    try:
        day = dates.parse(text)
    except dates.DateError:
        return None, Problem.UNREADABLE_DATE
    is_sure = day.year >= FIRST_COURSE and day <= timezone.localdate()
    return (day, None) if is_sure else (None, Problem.YEAR_IN_DOUBT)


def birth_year(text: str) -> tuple[int | None, Problem | None]:
    """Of a year, or of a whole date; none is no problem by itself."""
    if not text:
        return None, None
    try:
        year = dates.christian_year(text) if text.isdecimal() and len(text) == 4 else dates.parse(text).year
    except dates.DateError:
        return None, Problem.UNREADABLE_DATE
    age = timezone.localdate().year - year
    return (year, None) if YOUNGEST <= age <= OLDEST else (None, Problem.YEAR_IN_DOUBT)


def phone(text: str) -> str:
    """A Thai number as E.164; else nothing. Not by netpracharat.thai.phones: that takes twenty times as long."""
    found = PHONE.fullmatch(NOT_A_DIGIT.sub("", text))
    return f"+66{found[found.lastindex]}" if found else ""


def hours(text: str) -> Decimal | None:
    return Decimal(text) if HOURS.fullmatch(text) else None


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
