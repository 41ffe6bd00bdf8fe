"""Numbers of people and groups: the 13-digit national or tax ID, and the community enterprise's."""

import re
from operator import mul

from django.utils.translation import gettext as _

from netpracharat.thai.text import INVISIBLE, arabic_digits

SEPARATORS = re.compile(r"[\s\-–—./()]+")
THIRTEEN = re.compile(r"[0-9]{13}")
WEIGHTS = range(13, 1, -1)  # of the first twelve digits
TWELVE = re.compile(r"[0-9]{12}")


class IdentifierError(ValueError):
    """Not such a number; `str()` is a sentence for the person who typed."""


def compact(typed: str) -> str:
    """What was typed, in Arabic digits and without blanks, dashes and invisible characters."""
    return SEPARATORS.sub("", INVISIBLE.sub("", arabic_digits(typed)))


def national_id(typed: str) -> str:
    """The 13 digits of a person's or a taxpayer's number.

    The first digit says nothing for sure: companies and people without registered status both have 0.
    """
    digits = compact(typed)
    if not THIRTEEN.fullmatch(digits):
        raise IdentifierError(_("An ID number has 13 digits."))
    if digits[12] != check_digit(digits):
        raise IdentifierError(_("This ID number has a wrong digit; please compare it with the card."))
    return digits


def check_digit(digits: str) -> str:
    total = sum(map(mul, map(int, digits), WEIGHTS))
    return str((11 - total % 11) % 10)


def national_id_display(digits: str) -> str:
    return f"{digits[0]}-{digits[1:5]}-{digits[5:10]}-{digits[10:12]}-{digits[12]}"


def national_id_masked(digits: str) -> str:
    """For every page: the whole number is nobody's business."""
    return f"{digits[0]}-xxxx-xxxxx-{digits[10:12]}-{digits[12]}"


def community_enterprise(typed: str) -> str:
    """The 12 digits of a community enterprise's registration, often written 5-31-02-04/1-0012."""
    digits = compact(typed)
    if not TWELVE.fullmatch(digits):
        raise IdentifierError(_("A community enterprise number has 12 digits, such as 5-31-02-04/1-0012."))
    return digits


def community_enterprise_display(digits: str) -> str:
    return f"{digits[0]}-{digits[1:3]}-{digits[3:5]}-{digits[5:7]}/{digits[7]}-{digits[8:]}"
