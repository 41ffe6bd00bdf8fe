"""What may be wrong with a row, and what follows from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Problem(models.TextChoices):
    EMPTY_NAME = "empty_name", _("no name")
    LONG_NAME = "long_name", _("name too long")
    UNREADABLE_DATE = "unreadable_date", _("unreadable date")
    YEAR_IN_DOUBT = "year_in_doubt", _("Buddhist or Christian year in doubt")
    UNKNOWN_VILLAGE = "unknown_village", _("unknown village")
    UNKNOWN_COURSE = "unknown_course", _("unknown course")
    UNIDENTIFIED = "unidentified", _("neither a right ID number nor birth year and village")
    SEVERAL_PERSONS = "several_persons", _("more than one known person fits")
    BAD_CHECK_DIGIT = "bad_check_digit", _("wrong ID number")
    MISSING_ID = "missing_id", _("no ID number")
    UNKNOWN_CENTRE = "unknown_centre", _("unknown centre")
    DUPLICATE_IN_FILE = "duplicate_in_file", _("twice in this file")
    ALREADY_KNOWN = "already_known", _("in the register already")


# Found out by matching; the others by reading. Both keep a row out, in their two ways.
BY_MATCHING = (Problem.SEVERAL_PERSONS, Problem.DUPLICATE_IN_FILE, Problem.ALREADY_KNOWN)
NOTHING_TO_WRITE = (Problem.DUPLICATE_IN_FILE, Problem.ALREADY_KNOWN)
FAILED = (
    Problem.EMPTY_NAME,
    Problem.LONG_NAME,
    Problem.UNREADABLE_DATE,
    Problem.YEAR_IN_DOUBT,
    Problem.UNKNOWN_VILLAGE,
    Problem.UNKNOWN_COURSE,
    Problem.UNIDENTIFIED,
    Problem.SEVERAL_PERSONS,
)


def values(*problems: Problem) -> list[str]:
    return [problem.value for problem in problems]
