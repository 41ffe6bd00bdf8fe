"""When a session begins, and until when one may still enrol."""

import datetime as dt

from django.utils import timezone

from training.models import Session
from training.states import SessionState


def begins_at(session: Session) -> dt.datetime:
    first = session.days.first()
    return timezone.make_aware(dt.datetime.combine(session.starts_on, first.starts_at if first else dt.time.min))


def takes_enrolments(session: Session, at: dt.datetime) -> bool:
    return session.state == SessionState.OPEN and at < begins_at(session)
