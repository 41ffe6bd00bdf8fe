"""A month of sessions in public, week by week from Sunday on, as it hangs on every wall."""

import calendar
import datetime as dt
from dataclasses import dataclass

from netpracharat.places.models import Province
from training.models import Session, SessionDay
from training.sessions.calendar import PLACE

YEARS = 10  # back and ahead of today
MOST = 400  # days of sessions in a month; a busy country chooses a province
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Square:
    """A day of the grid; `is_other` of the month before or after."""

    on: dt.date
    is_other: bool
    held: list[SessionDay]


def read(typed: str, today: dt.date) -> dt.date | None:
    """The first day of the month; none where it is no month, or too far away."""
    if not typed:
        return today.replace(day=1)
    try:
        first = dt.date.fromisoformat(f"{typed}-01")
    except ValueError:
        return None
    return first if abs(first.year - today.year) <= YEARS else None


def before(first: dt.date) -> dt.date:
    return (first - DAY).replace(day=1)


def after(first: dt.date) -> dt.date:
    return (first + 31 * DAY).replace(day=1)


def weeks(first: dt.date, province: Province | None) -> list[list[Square]]:
    days = held(first, province)
    grid = calendar.Calendar(calendar.SUNDAY).monthdatescalendar(first.year, first.month)
    return [[Square(on, on.month != first.month, days.get(on, [])) for on in week] for week in grid]


def held(first: dt.date, province: Province | None) -> dict[dt.date, list[SessionDay]]:
    rows = SessionDay.objects.filter(on__gte=first, on__lt=after(first), session__in=Session.objects.in_public())
    if province:
        rows = rows.filter(session__subdistrict__district__province=province)
    related = (f"session__{path}" for path in ("course_version__course", *PLACE))
    found: dict[dt.date, list[SessionDay]] = {}
    for row in rows.select_related(*related).order_by("on", "starts_at", "pk")[:MOST]:
        found.setdefault(row.on, []).append(row)
    return found
