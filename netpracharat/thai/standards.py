"""Numbers of standards as they are printed on goods: อย. for food, มผช. for products of communities."""

import re

from django.utils.translation import gettext as _

from netpracharat.thai.identifiers import THIRTEEN, IdentifierError, compact
from netpracharat.thai.text import arabic_digits, fold

COMMUNITY = re.compile(r"(?:มผช\.?)?\s*([0-9]{1,4})\s*[/-]\s*([0-9]{4})")
FIRST_YEAR, LAST_YEAR = 2540, 2699


def food(typed: str) -> str:
    """The 13 digits of a food's serial number, written 10-1-12345-5-0001. No digit checks the others."""
    digits = compact(fold(typed).replace("อย", ""))
    if not THIRTEEN.fullmatch(digits):
        raise IdentifierError(_("A food's number has 13 digits, such as 10-1-12345-5-0001."))
    return f"{digits[:2]}-{digits[2]}-{digits[3:8]}-{digits[8]}-{digits[9:]}"


def community_product(typed: str) -> str:
    """Number and Buddhist year of a community product standard, written 17/2546."""
    found = COMMUNITY.fullmatch(arabic_digits(fold(typed)).strip())
    if not found or not FIRST_YEAR <= int(found[2]) <= LAST_YEAR:
        raise IdentifierError(_("A community product standard is a number and a Buddhist year, such as 17/2546."))
    return f"{int(found[1])}/{found[2]}"
