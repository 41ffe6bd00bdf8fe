"""The income record on A4: what came in and went back, day by day, to be read out in the group and signed."""

from decimal import Decimal
from pathlib import Path

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat import printing
from netpracharat.money import baht
from netpracharat.places.labels import label
from netpracharat.thai import dates
from netpracharat.thai.baht_words import baht_words
from orders import ledger
from orders.ledger import Day, Period
from shops.models import Shop

TEMPLATE = Path(__file__).with_name("income_record.typ")


def pdf(shop: Shop, period: Period) -> bytes:
    language = dates.known(get_language())
    days = ledger.cash_book(shop, period)
    data = {
        "language": language,
        "title": f"{_('Income record')} · {name_of(period)}",
        "shop": shop.name,
        "facts": f"{label(shop.subdistrict)} · {_('printed on')} {dates.long(timezone.localdate(), language)}",
        "head": [_("Day") if period.month else _("Month"), _("Came in"), _("Paid back"), _("Kept")],
        "rows": [row(day, period, language) for day in days],
        **sums(days),
        "signers": [_("Written by"), _("Checked by")],
        "empty": _("No money moved in this time."),
    }
    return printing.pdf(TEMPLATE, data)


def name_of(period: Period) -> str:
    """พฤศจิกายน 2569; 2569"""
    language = dates.known(get_language())
    year = str(dates.year_display(period.first, language))
    return f"{dates.months(language)[period.month - 1]} {year}" if period.month else year


def row(day: Day, period: Period, language: str) -> list[str]:
    name = dates.short(day.on, language) if period.month else dates.months(language)[day.on.month - 1]
    return [name, *figures(day.received, day.paid_back)]


def sums(days: list[Day]) -> dict[str, object]:
    received = sum((day.received for day in days), Decimal(0))
    paid_back = sum((day.paid_back for day in days), Decimal(0))
    words = f"({baht_words(received - paid_back)})"  # in Thai in either language, as on every receipt
    return {"total": [_("Total"), *figures(received, paid_back)], "words": words}


def figures(received: Decimal, paid_back: Decimal) -> list[str]:
    return [baht(received), baht(paid_back) if paid_back else "–", baht(received - paid_back)]
