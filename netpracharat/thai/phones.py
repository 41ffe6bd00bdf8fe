"""Phone numbers: stored as +66812345678, shown as 081 234 5678."""

import re

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from netpracharat.thai.text import INVISIBLE, arabic_digits

EXTENSION = re.compile(r"(?:ต่อ|ext|#).*", re.IGNORECASE | re.DOTALL)
LONGEST = 40


class PhoneError(ValueError):
    """Not a phone number; `str()` is a sentence for the person who typed."""


def normalise(typed: str) -> str:
    """The number as E.164. An extension (ต่อ 5) is cut off: no message reaches it."""
    number = parsed(EXTENSION.sub("", INVISIBLE.sub("", arabic_digits(typed))))
    if number is None or not phonenumbers.is_valid_number(number):
        raise PhoneError(_("This is no phone number; a Thai one looks like 081 234 5678."))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def extension(typed: str) -> str:
    """The part that `normalise` cuts off: "ต่อ 5"."""
    found = EXTENSION.search(typed)
    return found[0].strip()[:20] if found else ""


def display(stored: str) -> str:
    """As Thais write it; a foreign number with its country code. What is no number stays as it is."""
    number = parsed(stored)
    if number is None:
        return stored
    is_thai = number.country_code == 66
    style = PhoneNumberFormat.NATIONAL if is_thai else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def parsed(text: str) -> PhoneNumber | None:
    if len(text) > LONGEST:
        return None
    try:
        return phonenumbers.parse(text, "TH")
    except NumberParseException:
        return None
