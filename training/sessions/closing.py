"""The end of a session: tests are marked, and everybody's outcome follows from the course's rule."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, IntegerField, OuterRef, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from training.models import Assessment, Enrolment, Session
from training.sessions import attending, places
from training.states import EnrolmentState, SessionState


@transaction.atomic
def assess(enrolment: Enrolment, score: int, note: str, *, by: User) -> Assessment:
    """One more attempt; whether it passes is the course's to say."""
    session, least = places.held(enrolment.session), enrolment.session.course_version.min_score
    if least is None:
        raise Refusal(_("This course has no test."))
    is_possible = session.state == SessionState.RUNNING and enrolment.state == EnrolmentState.ENROLLED
    if not is_possible:
        raise Refusal(_("Tests are marked while the session runs."))
    if score < least and not note.strip():
        raise Refusal(_("Please write what was missing: who didn't pass wants to know."))
    return enrolment.assessments.create(
        attempt=enrolment.assessments.count() + 1, score=score, is_passed=score >= least, note=note.strip(), by=by
    )


@transaction.atomic
def close(session: Session, reported_headcount: int | None, *, on: dt.date, at: dt.datetime) -> None:
    """Everybody enrolled has completed it, failed it, or never came; the reported headcount stands beside."""
    session = places.held(session)
    if on < session.ends_on:
        raise Refusal(_("The session can be closed on its last day."))
    closed = {"state": SessionState.CLOSED, "reported_headcount": reported_headcount}
    if not Session.objects.filter(pk=session.pk, state=SessionState.RUNNING).update(**closed):
        raise Refusal(_("Only a running session can be closed."))
    outcomes = {enrolment.pk: outcome(session, enrolment) for enrolment in with_attendance(session)}
    for state in (EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.NO_SHOW):
        ended = [pk for pk, outcome_ in outcomes.items() if outcome_ == state]
        Enrolment.objects.filter(pk__in=ended).update(state=state, ended_at=at)
    places.waiting(session).update(state=EnrolmentState.CANCELLED, ended_at=at)


def with_attendance(session: Session) -> QuerySet[Enrolment]:
    """Who is enrolled, with `attended` minutes and whether a test `is_passed`."""
    passed = Assessment.objects.filter(enrolment=OuterRef("pk"), is_passed=True)
    return session.enrolments.filter(state=EnrolmentState.ENROLLED).annotate(
        attended=Coalesce(Sum(F("attendance__minutes")), Value(0), output_field=IntegerField()),
        is_passed=Exists(passed),
    )


def outcome(session: Session, enrolment: Enrolment) -> EnrolmentState:
    if not enrolment.attended:
        return EnrolmentState.NO_SHOW
    version = session.course_version
    was_there = enrolment.attended * 100 >= version.min_attendance * whole(session)
    has_passed = version.min_score is None or enrolment.is_passed
    return EnrolmentState.COMPLETED if was_there and has_passed else EnrolmentState.FAILED


def whole(session: Session) -> int:
    """Minutes of all days together."""
    return sum(attending.minutes(day) for day in session.days.select_related("module"))
