"""Dates as Thailand writes them: Buddhist years, Thai months, a fiscal year from October."""

import re
from datetime import date, datetime

from django.utils.translation import gettext as _

from netpracharat.thai.text import arabic_digits, fold

BUDDHIST_ERA = 543
FIRST_BUDDHIST_YEAR = 2400  # a written year from here on is Buddhist, one before it Christian
CENTURY = 2500

# fmt: off
MONTHS = {
    "th": (
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}
SHORT_MONTHS = {
    "th": (
        "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
        "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
    ),
    "en": (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
}
# fmt: on
MONTH_NUMBERS = {
    name.lower().replace(".", ""): number
    for names in (*MONTHS.values(), *SHORT_MONTHS.values())
    for number, name in enumerate(names, start=1)
} | {"sept": 9}

IN_NUMBERS = re.compile(r"([0-9]{1,2})\s*[/.\-\s]\s*([0-9]{1,2})\s*[/.\-\s]\s*([0-9]{2}|[0-9]{4})")
IN_WORDS = re.compile(r"([0-9]{1,2})\s*([^\W\d][^\d,]*?)[\s,]*([0-9]{2}|[0-9]{4})")
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
BEFORE_THE_DAY = re.compile(r"^วัน[ก-๎]*?\s*ที่\s*")
ERA = re.compile(r"(?:พ\.?ศ\.?|ค\.?ศ\.?)")


MOMENT = re.compile(r"(?P<day>.+?)[\s,]+(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:\s*น\.?)?")


class DateError(ValueError):
    """Not a day; `str()` is a sentence for the person who typed."""


def parse(typed: str) -> date:
    """The day that was typed, as 21/9/2569, 21-09-69, 21 ก.ย. 2569, 21 Sep 2026 or 2026-09-21."""
    year, month, day = parts(fold(arabic_digits(typed)).strip())
    try:
        return date(christian_year(year), month, day)
    except ValueError as error:
        raise DateError(_("There is no such day in the calendar.")) from error


def parse_moment(typed: str) -> datetime:
    """A day and a time of day, as 21/9/2569 14:30 or 21 ก.ย. 69 14.30 น.; the clock's place is not said."""
    found = MOMENT.fullmatch(fold(arabic_digits(typed)).strip()[:80])
    if not found:
        raise DateError(_("Please write date and time, such as 21/9/2569 14:30."))
    day, hour, minute = parse(found["day"]), int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise DateError(_("There is no such time of day."))
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - the caller knows the place


def parts(text: str) -> tuple[str, int, int]:
    """Year as written, month and day."""
    if len(text) > 60:
        raise not_understood()
    if found := ISO.fullmatch(text):
        return found[1], int(found[2]), int(found[3])
    text = ERA.sub(" ", BEFORE_THE_DAY.sub("", text)).strip()
    if found := IN_NUMBERS.fullmatch(text):
        return found[3], int(found[2]), int(found[1])
    if found := IN_WORDS.fullmatch(text):
        return found[3], month_number(found[2]), int(found[1])
    raise not_understood()


def month_number(name: str) -> int:
    try:
        return MONTH_NUMBERS[re.sub(r"[.\s]", "", name).lower()]
    except KeyError as error:
        raise not_understood() from error


def not_understood() -> DateError:
    return DateError(_("Please write the date as day/month/year, such as 21/9/2569."))


def christian_year(written: str) -> int:
    """Two digits are of the Buddhist century 25YY; four are Buddhist from 2400 on."""
    year = int(written) + (CENTURY if len(written) == 2 else 0)
    return year - BUDDHIST_ERA if year >= FIRST_BUDDHIST_YEAR else year


def year_display(day: date, language: str = "th") -> int:
    return day.year + (BUDDHIST_ERA if language == "th" else 0)


def year_in(buddhist_year: int, language: str = "th") -> int:
    """A Buddhist year as it is written: 2569; 2026."""
    return buddhist_year - (0 if language == "th" else BUDDHIST_ERA)


def long(day: date, language: str = "th") -> str:
    """21 กันยายน 2569; 21 September 2026."""
    return f"{day.day} {months(language)[day.month - 1]} {year_display(day, language)}"


def short(day: date, language: str = "th") -> str:
    """21 ก.ย. 2569; 21 Sep 2026."""
    return f"{day.day} {SHORT_MONTHS[known(language)][day.month - 1]} {year_display(day, language)}"


def span(first: date, last: date, language: str = "th") -> str:
    """21 ก.ย. 2569 – 22 ก.ย. 2569; one day alone is written once."""
    return short(first, language) if first == last else f"{short(first, language)} – {short(last, language)}"


def numeric(day: date, language: str = "th") -> str:
    """21/9/69; 21/9/26."""
    return f"{day.day}/{day.month}/{year_display(day, language) % 100:02}"


def for_input(day: date, language: str = "th") -> str:
    """21/9/2569: the form that a person can edit and `parse` reads back."""
    return f"{day.day}/{day.month}/{year_display(day, language)}"


def time(moment: datetime, language: str = "th") -> str:
    """14:30 น. of the moment as it is: bring it to Bangkok first."""
    return f"{moment:%H:%M} น." if language == "th" else f"{moment:%H:%M}"


def months(language: str = "th") -> tuple[str, ...]:
    return MONTHS[known(language)]


def known(language: str) -> str:
    return "th" if language == "th" else "en"


def season(first: int, last: int, language: str = "th") -> str:
    """มิถุนายน–สิงหาคม, for goods that are there from one month to another."""
    names = months(language)
    return names[first - 1] if first == last else f"{names[first - 1]}–{names[last - 1]}"


def is_in_season(month: int, first: int, last: int) -> bool:
    """A season may run over New Year: from November (11) to February (2)."""
    return first <= month <= last if first <= last else month >= first or month <= last


def fiscal_year(day: date) -> int:
    """The Buddhist year in which the state's year ends; it begins on 1 October."""
    return day.year + BUDDHIST_ERA + (day.month >= 10)
