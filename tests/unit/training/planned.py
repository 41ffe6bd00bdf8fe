"""Sessions at the points of their lives that the tests begin from."""

import datetime as dt
import itertools

from django.utils import timezone

from netpracharat.accounts.models import User
from tests.unit.training.factories import DAY, make_enrolment, make_person, make_session
from training.models import Enrolment, LearningCentre, Person, Session
from training.sessions import attending, closing, places
from training.states import SessionState

_phones = itertools.count(10_000_000)


def now() -> dt.datetime:
    return timezone.now()


def make_neighbour(first_name: str = "มาลี") -> Person:
    """With a phone of their own."""
    return make_person(first_name, phone=f"+668{next(_phones)}")


def make_running(*, capacity: int = 3, **fields: object) -> Session:
    """One day, today."""
    today = timezone.localdate()
    fields = {"state": SessionState.RUNNING, "starts_on": today, "ends_on": today} | fields
    return make_session(capacity=capacity, **fields)


def enrolled(session: Session, *, at: dt.datetime | None = None) -> Enrolment:
    return places.enrol(session, make_neighbour(), at=at or now())[0]


def make_closed(*, by: User, centre: LearningCentre | None = None, **fields: object) -> tuple[Session, Enrolment]:
    """Of two who enrolled one was there."""
    session = make_running(centre=centre, **fields)
    came, _missed = make_enrolment(session, make_neighbour()), make_enrolment(session, make_neighbour())
    attending.mark(came, session.days.get(), by=by)
    closing.close(session, 12, on=timezone.localdate(), at=now())
    session.refresh_from_db()
    return session, came


NEXT_WEEK = 7 * DAY
