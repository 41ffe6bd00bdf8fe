"""What a row says, and what is wrong with it by itself."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from netpracharat.thai.identifiers import IdentifierError
from training import identifiers, names
from training.importing import meanings
from training.importing.meanings import Meanings
from training.importing.places import Written
from training.importing.problems import Problem

LONGEST_NAME, LONGEST_KEY = 80, 160


class Cells(NamedTuple):
    """A row as it stands in the file, in clean text; no number of a person is among it."""

    prefix: str
    first_name: str
    last_name: str
    phone: str
    hours: str
    birth: str
    village: str
    subdistrict: str
    district: str
    province: str
    centre: str
    course: str
    finished: str


class Number(NamedTuple):
    """What is kept of an ID number: a hash and four digits of a right one, a mask of a wrong one."""

    digest: bytes | None
    last4: str
    mask: str


class Understood(NamedTuple):
    """Fields of StagedRow."""

    prefix: str
    first_name: str
    last_name: str
    name_key: str
    birth_year: int | None
    phone: str
    village_id: int | None
    subdistrict_id: int | None
    course_id: int | None
    finished_on: dt.date | None
    hours: Decimal | None
    problems: list[Problem]


def number(typed: str) -> Number:
    try:
        return Number(*identifiers.hashed(typed), mask="")
    except IdentifierError:
        return Number(None, "", identifiers.masked(typed))


def understood(cells: Cells, number: Number, meant: Meanings) -> Understood:
    name = names.parted(cells.prefix, cells.first_name, cells.last_name)
    place = meant.place(Written(cells.village, cells.subdistrict, cells.district, cells.province))
    course = meant.courses.get(cells.course.lower())
    finished_on, day_problem = meant.finished_on(cells.finished)
    birth_year, birth_problem = meant.birth_year(cells.birth)
    wrong = (
        (Problem.EMPTY_NAME, not name.first),
        (Problem.LONG_NAME, len(name.first) > LONGEST_NAME or len(name.last) > LONGEST_NAME),
        (Problem.UNREADABLE_DATE, Problem.UNREADABLE_DATE in (day_problem, birth_problem)),
        (Problem.YEAR_IN_DOUBT, Problem.YEAR_IN_DOUBT in (day_problem, birth_problem)),
        (Problem.UNKNOWN_VILLAGE, not place.is_known),
        (Problem.UNKNOWN_COURSE, course is None),
        (Problem.UNIDENTIFIED, not number.digest and not (birth_year and place.village)),
        (Problem.BAD_CHECK_DIGIT, number.mask),
        (Problem.MISSING_ID, not (number.digest or number.mask)),
        (Problem.UNKNOWN_CENTRE, cells.centre.lower() not in meant.centres),
    )
    return Understood(
        *name,
        names.key(name.first, name.last)[:LONGEST_KEY],
        birth_year,
        meanings.phone(cells.phone),
        place.village,
        place.subdistrict,
        course,
        finished_on,
        meanings.hours(cells.hours),
        [problem for problem, is_so in wrong if is_so],
    )
