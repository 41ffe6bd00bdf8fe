"""Amounts and counts as people type them (1,234.50, ฿100, ๑๐๐) and read them."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from netpracharat.thai.text import INVISIBLE, arabic_digits

WHOLE = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
# People write the satang of a round price as a dash: 100.- or 100.-บาท
AMOUNT = re.compile(rf"฿?\s*({WHOLE})(?:\.(?:([0-9]{{1,2}})|-)?)?\s*(?:บาท|baht|THB|฿)?", re.IGNORECASE)
COUNT = re.compile(WHOLE)
MOST_DIGITS = 8


class AmountError(ValueError):
    """Not such a number; `str()` is a sentence for the person who typed."""


def parse_amount(typed: str) -> Decimal:
    """Baht, exactly. Not what Python would also take: 1e3, 1_000, -5, NaN."""
    found = AMOUNT.fullmatch(clean(typed))
    if found is None:
        raise AmountError(_("Please write the amount in baht, such as 1,250 or 99.50."))
    return Decimal(f"{digits(found[1])}.{found[2] or 0}")


def parse_count(typed: str) -> int:
    """A whole number from 0 on."""
    found = COUNT.fullmatch(clean(typed))
    if found is None:
        raise AmountError(_("Please write a whole number, such as 12."))
    return int(digits(found[0]))


def clean(typed: str) -> str:
    return INVISIBLE.sub("", arabic_digits(typed)).strip()


def digits(whole: str) -> str:
    found = whole.replace(",", "").lstrip("0") or "0"
    if len(found) > MOST_DIGITS:
        raise AmountError(_("This number is too large."))
    return found


def baht(amount: Decimal | int) -> str:
    """฿1,850, and ฿1,850.50 where there are satang."""
    amount = round(Decimal(amount), 2)
    sign, amount = ("-", -amount) if amount < 0 else ("", amount)
    return f"{sign}฿{amount:,.0f}" if amount == amount.to_integral_value() else f"{sign}฿{amount:,.2f}"
