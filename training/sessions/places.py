"""The places of a session: taken, waited for, offered when one frees, accepted, given back.

Whoever changes one holds the session's row first; so all do it one after the other, and never wait in a circle.
"""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from netpracharat import codes
from netpracharat.refusals import Refusal
from training.models import Enrolment, Person, Session
from training.persons import heirs
from training.sessions import moments, telling
from training.states import EnrolmentState, SessionState

OFFER_LASTS = dt.timedelta(hours=24)
LEAVABLE = (EnrolmentState.APPLIED, EnrolmentState.WAITLISTED, EnrolmentState.OFFERED, EnrolmentState.ENROLLED)


def held(session: Session) -> Session:
    return Session.objects.select_for_update().get(pk=session.pk)


def free(session: Session) -> int:
    return session.capacity - session.enrolments.seated().count()


def waiting(session: Session) -> QuerySet[Enrolment]:
    return session.enrolments.filter(state=EnrolmentState.WAITLISTED).order_by("asked_at", "pk")


def ahead_of(enrolment: Enrolment) -> int:
    """How many wait in front of somebody who waits."""
    return waiting(enrolment.session).filter(asked_at__lt=enrolment.asked_at).count()


@transaction.atomic
def enrol(session: Session, person: Person, *, at: dt.datetime) -> tuple[Enrolment, bool]:
    """The place or the turn on the waiting list, and whether it is new."""
    session, person = held(session), heirs.standing(person)
    if not moments.takes_enrolments(session, at):
        raise Refusal(_("This session takes no enrolments now."))
    mine = session.enrolments.filter(person=person).first()
    if mine and mine.state != EnrolmentState.CANCELLED:
        return mine, False
    # A free place that somebody waits for is theirs.
    is_free = free(session) > 0 and not waiting(session).exists()
    return written(session, person, EnrolmentState.ENROLLED if is_free else EnrolmentState.WAITLISTED, at), True


@transaction.atomic
def let_in(session: Session, person: Person, *, at: dt.datetime) -> Enrolment:
    """Who stands at the door of a running session, whether on the waiting list or not."""
    session, person = held(session), heirs.standing(person)
    if session.state != SessionState.RUNNING:
        raise Refusal(_("The session is not running."))
    mine = session.enrolments.filter(person=person).first()
    if mine and mine.state == EnrolmentState.ENROLLED:
        return mine
    if free(session) <= 0:
        raise Refusal(_("All places are taken."))
    return written(session, person, EnrolmentState.ENROLLED, at)


def written(session: Session, person: Person, state: EnrolmentState, at: dt.datetime) -> Enrolment:
    """Anew, also for who had gone: with a new link and at the end of the list."""
    fresh = {
        "state": state,
        "asked_at": at,
        "token": codes.secret_token(),
        "offer_expires_at": None,
        "ended_at": None,
    }
    return Enrolment.objects.update_or_create(session=session, person=person, defaults=fresh)[0]


@transaction.atomic
def accept(enrolment: Enrolment, *, at: dt.datetime) -> None:
    session = held(enrolment.session)
    offered = Enrolment.objects.filter(pk=enrolment.pk, state=EnrolmentState.OFFERED, offer_expires_at__gt=at)
    if session.state != SessionState.OPEN or not offered.update(state=EnrolmentState.ENROLLED):
        raise Refusal(_("The offer has run out. You may enrol again and wait for the next place."))


@transaction.atomic
def leave(enrolment: Enrolment, *, at: dt.datetime) -> None:
    """Give back a place, an offer or a turn on the waiting list; who waits longest is offered what is free."""
    session = held(enrolment.session)
    mine = Enrolment.objects.filter(pk=enrolment.pk, state__in=LEAVABLE)
    if session.state != SessionState.OPEN or not mine.update(state=EnrolmentState.CANCELLED, ended_at=at):
        raise Refusal(_("This place can't be given back any more."))
    offer_free(session, at)


def offer_free(session: Session, at: dt.datetime) -> None:
    """What is free goes to who waits, until the session begins. The caller holds the session."""
    if not moments.takes_enrolments(session, at):
        return
    expires_at = min(at + OFFER_LASTS, moments.begins_at(session))
    for enrolment in waiting(session).select_related("person")[: free(session)]:
        Enrolment.objects.filter(pk=enrolment.pk).update(state=EnrolmentState.OFFERED, offer_expires_at=expires_at)
        telling.tell(enrolment, "offer")


def expire_overdue(at: dt.datetime) -> None:
    overdue = Enrolment.objects.filter(state=EnrolmentState.OFFERED, offer_expires_at__lte=at)
    for session in Session.objects.filter(pk__in=overdue.values("session")).order_by("pk"):
        expire(session, at)


@transaction.atomic
def expire(session: Session, at: dt.datetime) -> None:
    """Offers that nobody took in time go to the next."""
    session = held(session)
    overdue = session.enrolments.filter(state=EnrolmentState.OFFERED, offer_expires_at__lte=at)
    overdue.update(state=EnrolmentState.CANCELLED, ended_at=at)
    offer_free(session, at)
