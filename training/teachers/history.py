"""What somebody has done in the training and what is to come, as bounded lists."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from training.models import Accreditation, Enrolment, Person, Session, TrainingRecord
from training.sessions import calendar, places
from training.states import AccreditationLevel, EnrolmentState, SessionState

MOST = 50  # of each kind on a page
MOST_RENEWING = 3
DAY = dt.timedelta(days=1)
AHEAD = (SessionState.OPEN, SessionState.RUNNING)
OVER = (EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.NO_SHOW)
HIGHEST_FIRST = (AccreditationLevel.MASTER, AccreditationLevel.TRAINER, AccreditationLevel.TEACHER)


@dataclass(frozen=True, slots=True)
class Range:
    """Days from and to, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Held:
    """A level that somebody has or had, its ranges in their order; where one renews the other, they are one."""

    level: AccreditationLevel
    ranges: list[Range]
    on: dt.date

    @property
    def is_valid(self) -> bool:
        return any(one.first <= self.on <= one.last for one in self.ranges)

    @property
    def until(self) -> dt.date:
        return self.ranges[-1].last


def levels(person: Person, on: dt.date) -> list[Held]:
    """The highest first."""
    standing = list(person.accreditations.filter(revoked_at=None).order_by("valid_from"))
    of_level = {level: [one for one in standing if one.level == level] for level in HIGHEST_FIRST}
    return [Held(level, list(joined(rows)), on) for level, rows in of_level.items() if rows]


def joined(accreditations: Iterable[Accreditation]) -> Iterator[Range]:
    current = None
    for one in accreditations:
        if current and one.valid_from <= current.last + DAY:
            current = Range(current.first, one.valid_to)
        else:
            if current:
                yield current
            current = Range(one.valid_from, one.valid_to)
    if current:
        yield current


def highest(person: Person, on: dt.date) -> Held | None:
    """What somebody may teach as today."""
    return next((held for held in levels(person, on) if held.is_valid), None)


def renewing(held: Held, person: Person) -> QuerySet[Session]:
    """Coming sessions that renew a level, those of the person's own province first."""
    sessions = calendar.coming(held.on, None).filter(course_version__course__accredits=held.level)
    if home := person.village.subdistrict if person.village else person.subdistrict:
        is_near = Q(subdistrict__district__province=home.district.province_id)
        sessions = sessions.annotate(is_near=is_near).order_by("-is_near", "starts_on", "pk")
    return sessions[:MOST_RENEWING]


def coming(person: Person) -> QuerySet[Enrolment]:
    places_ahead = person.enrolments.filter(state__in=places.LEAVABLE, session__state__in=AHEAD)
    return with_session(places_ahead).order_by("session__starts_on", "pk")[:MOST]


def past(person: Person) -> QuerySet[Enrolment]:
    """With the `days` of each session, and on how many of them somebody was `there`."""
    there, days = Count("attendance", distinct=True), Count("session__days", distinct=True)
    ended = with_session(person.enrolments.filter(state__in=OVER)).annotate(there=there, days=days)
    return ended.order_by("-session__starts_on", "-pk")[:MOST]


def with_session(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    return enrolments.select_related(
        "session__course_version__course", *(f"session__{path}" for path in calendar.PLACE)
    )


def records(person: Person) -> QuerySet[TrainingRecord]:
    return person.records.select_related("course", "certificate").order_by("-finished_on", "-pk")


def taught(person: Person) -> QuerySet[Session]:
    """What somebody taught and the centre verified, the latest first; `is_lead` says how."""
    sessions = Session.objects.filter(trainers__person=person, state=SessionState.VERIFIED)
    related = sessions.select_related("course_version__course", *calendar.PLACE)
    return related.annotate(is_lead=F("trainers__is_lead")).order_by("-starts_on", "-pk")
