"""What may change of a session until it begins: where, what to bring, how many seats."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from training.models import Session
from training.sessions import places, telling
from training.states import EnrolmentState, SessionState

CHANGEABLE = (SessionState.PLANNED, SessionState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    venue: str
    bring: str
    capacity: int


@transaction.atomic
def change(session: Session, changed: Changed, *, at: dt.datetime) -> None:
    """New seats are offered to who waits; who has one is told of another place."""
    session = places.held(session)
    if session.state not in CHANGEABLE:
        raise Refusal(_("A session can be changed until it begins."))
    if changed.capacity < session.enrolments.seated().count():
        raise Refusal(_("More people have a seat already. Ask some to give theirs back first."))
    is_moved = changed.venue != session.venue
    session.venue, session.bring, session.capacity = changed.venue, changed.bring, changed.capacity
    session.save(update_fields=("venue", "bring", "capacity"))
    places.offer_free(session, at)
    if is_moved:
        for enrolment in session.enrolments.filter(state=EnrolmentState.ENROLLED).select_related("person"):
            telling.tell(enrolment, "moved")
