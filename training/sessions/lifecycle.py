"""A session from plan to open to running, or cancelled with a reason; closing and verifying have files of their own."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from training.models import Session
from training.sessions import places, planning, telling
from training.states import EnrolmentState, SessionState

CANCELLABLE = (SessionState.PLANNED, SessionState.OPEN, SessionState.RUNNING)


def open_(session: Session) -> None:
    """From now on people enrol. What the lead may teach is asked again: it may have been revoked."""
    lead = session.trainers.filter(is_lead=True).select_related("person").first()
    if lead is None:
        raise Refusal(_("The session has no lead trainer."))
    planning.refuse_lead(lead.person, list(session.days.values_list("on", flat=True)))
    if not Session.objects.filter(pk=session.pk, state=SessionState.PLANNED).update(state=SessionState.OPEN):
        raise Refusal(_("Only a planned session can be opened."))


@transaction.atomic
def start(session: Session, *, on: dt.date) -> None:
    """On its first day at the earliest. Offers end here; who wasn't quick enough waits at the door."""
    session = places.held(session)
    if on < session.starts_on:
        raise Refusal(_("The session begins on its first day, not before."))
    if not Session.objects.filter(pk=session.pk, state=SessionState.OPEN).update(state=SessionState.RUNNING):
        raise Refusal(_("Only an open session can begin."))
    session.enrolments.filter(state=EnrolmentState.OFFERED).update(state=EnrolmentState.WAITLISTED)


@transaction.atomic
def cancel(session: Session, reason: str, *, at: dt.datetime) -> None:
    """Everybody who has a place or waits for one is told."""
    if not (reason := reason.strip()):
        raise Refusal(_("Please say why: everybody who enrolled reads it."))
    session = places.held(session)
    running = Session.objects.filter(pk=session.pk, state__in=CANCELLABLE)
    if not running.update(state=SessionState.CANCELLED, cancelled_reason=reason):
        raise Refusal(_("This session can't be cancelled any more."))
    concerned = list(session.enrolments.filter(state__in=places.LEAVABLE).select_related("person"))
    session.enrolments.filter(state__in=places.LEAVABLE).update(state=EnrolmentState.CANCELLED, ended_at=at)
    for enrolment in concerned:
        telling.tell(enrolment, "cancelled")
