"""Money, dates, phones and counts in templates, in the page's language."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone, translation

from netpracharat.thai import amounts, dates, phones

register = template.Library()
STYLES = {"long": dates.long, "short": dates.short, "numeric": dates.numeric}


@register.filter
def baht(amount: Decimal | int | None) -> str:
    """฿1,850"""
    return "" if amount in (None, "") else amounts.baht(amount)


@register.filter
def count(number: int | None) -> str:
    """12,345"""
    return "" if number in (None, "") else f"{number:,}"


@register.filter
def phone(stored: str | None) -> str:
    """081 234 5678"""
    return phones.display(stored or "")


@register.filter
def thai_date(day: date | datetime | None, style: str = "short") -> str:
    """21 ก.ย. 2569 in Thai, 21 Sep 2026 else; `style` is long, short or numeric."""
    if not day:
        return ""
    return STYLES[style](in_bangkok(day), language())


@register.filter
def thai_month(day: date) -> str:
    """กันยายน 2569; September 2026"""
    return f"{dates.months(language())[day.month - 1]} {dates.year_display(day, language())}"


@register.filter
def thai_datetime(moment: datetime | None, style: str = "short") -> str:
    """21 ก.ย. 2569 14:30 น."""
    if not moment:
        return ""
    moment = in_bangkok(moment)
    return f"{STYLES[style](moment, language())} {dates.time(moment, language())}"


@register.filter
def year(buddhist: int) -> int:
    """2569; 2026 in English"""
    return dates.year_in(buddhist, language())


@register.filter
def era(title: str) -> str:
    """2569 for a title that is a year alone, 2026; other titles stay as they are."""
    is_year = len(title) == 4 and title.isascii() and title.isdigit()
    return str(dates.year_display(date(int(title), 1, 1), language())) if is_year else title


def in_bangkok(moment: date | datetime) -> date | datetime:
    is_aware = isinstance(moment, datetime) and timezone.is_aware(moment)
    return timezone.localtime(moment) if is_aware else moment


def language() -> str:
    return translation.get_language() or "th"
