"""Coming sessions: as a list by day, and as an iCalendar feed (RFC 5545) that calendars subscribe to."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.charts.tables import Row, Table
from netpracharat.places import labels
from netpracharat.places.models import Province
from training.models import Enrolment, Session, SessionDay
from training.states import SEATED, SessionState

COMING = (SessionState.OPEN, SessionState.RUNNING)
MOST_DAYS = 1_000  # in the feed
OCTETS = 75  # of a line, after which it is folded
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
PLACE = ("subdistrict__district__province", "village__subdistrict__district__province")


def coming(on: dt.date, province: Province | None) -> QuerySet[Session]:
    """What is still to come or runs, the next first, with `taken` places."""
    sessions = Session.objects.filter(state__in=COMING, ends_on__gte=on)
    if province:
        sessions = sessions.filter(subdistrict__district__province=province)
    related = ("course_version__course", "centre", *PLACE)
    return with_taken(sessions).select_related(*related).order_by("starts_on", "pk")


def with_taken(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Counted for the rows of a page alone, not for all of a table."""
    seated = Enrolment.objects.filter(session=OuterRef("pk"), state__in=SEATED).order_by()
    count = seated.values("session").values(count=Count("pk"))
    return sessions.annotate(taken=Coalesce(Subquery(count), Value(0)))


def provinces(on: dt.date) -> list[tuple[Province, int]]:
    """Those where something is to come, and how many sessions."""
    sessions = Session.objects.filter(state__in=COMING, ends_on__gte=on)
    counts = dict(sessions.values_list("subdistrict__district__province").annotate(Count("pk")).order_by())
    return [(province, counts[province.pk]) for province in Province.objects.filter(pk__in=counts)]


def by_province(provinces: Iterable[tuple[Province, int]]) -> Table:
    rows = [Row(province.name, [count], f"?province={province.slug}", province.pk) for province, count in provinces]
    return Table(_("Coming sessions by province"), _("Province"), (_("sessions"),), rows)


def feed(on: dt.date, province: Province | None) -> bytes:
    """An event a day; cancelled sessions stay in it as such, so that who subscribed sees it."""
    days = SessionDay.objects.filter(on__gte=on, session__state__in=(*COMING, SessionState.CANCELLED))
    if province:
        days = days.filter(session__subdistrict__district__province=province)
    related = (f"session__{path}" for path in ("course_version__course", *PLACE))
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Net Pracharat//Training//TH", "METHOD:PUBLISH")
    rows = days.select_related(*related).order_by("on", "starts_at", "pk")[:MOST_DAYS]
    lines = [*head, *(line for day in rows for line in event(day)), "END:VCALENDAR"]
    return b"".join(folded(line) for line in lines)


def event(day: SessionDay) -> Iterator[str]:
    session = day.session
    where = f"{session.venue} {labels.label(session.village or session.subdistrict)}"
    host = settings.SITE_URL.partition("://")[2]
    yield "BEGIN:VEVENT"
    yield f"UID:training-{session.code}-{day.pk}@{host}"
    yield f"DTSTAMP:{moment(timezone.now())}"
    yield f"DTSTART:{moment(at(day, day.starts_at))}"
    yield f"DTEND:{moment(at(day, day.ends_at))}"
    yield f"SUMMARY:{session.course_version.course.name.translate(ESCAPES)}"
    yield f"LOCATION:{where.translate(ESCAPES)}"
    if session.state == SessionState.CANCELLED:
        yield "STATUS:CANCELLED"
    else:
        yield f"URL:{settings.SITE_URL}{reverse('training_session', args=(session.code,))}"
    yield "END:VEVENT"


def at(day: SessionDay, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day.on, time))


def moment(when: dt.datetime) -> str:
    return f"{when.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> bytes:
    """Lines of at most 75 octets, the next ones behind a space; no letter is cut in two."""
    pieces, length = [b""], 0
    for letter in map(str.encode, line):
        if length + len(letter) > OCTETS:
            pieces.append(b" ")
            length = 1
        pieces[-1] += letter
        length += len(letter)
    return b"\r\n".join(pieces) + b"\r\n"


def by_day(sessions: Iterable[Session]) -> dict[dt.date, list[Session]]:
    days: dict[dt.date, list[Session]] = {}
    for session in sessions:
        days.setdefault(session.starts_on, []).append(session)
    return days
