"""Planning, opening, beginning and cancelling a session."""

import datetime as dt

import pytest
from django.utils import timezone

from netpracharat.places.models import Subdistrict
from netpracharat.refusals import Refusal
from tests.factories import SAWANG, make_user
from tests.unit.training.factories import DAY, accredit, make_centre, make_course, make_enrolment, make_session
from tests.unit.training.planned import make_neighbour, make_running, now
from training.models import Session
from training.sessions import lifecycle, planning
from training.sessions.planning import Plan
from training.states import EnrolmentState, SessionState

pytestmark = pytest.mark.django_db


def a_plan(**fields: object) -> Plan:
    starts_on = timezone.localdate() + 3 * DAY
    usual = {"starts_on": starts_on, "ends_on": starts_on + DAY, "starts_at": dt.time(9), "ends_at": dt.time(12)}
    where = {"subdistrict": Subdistrict(pk=SAWANG), "village": None, "venue": "ศาลาวัด"}
    who = {"centre": make_centre(), "course_version": make_course(), "capacity": 20}
    return Plan(**(usual | where | who | fields))


def accredited(**days: dt.date):
    person = make_neighbour()
    accredit(person, **days)
    return person


def test_plan_makes_a_session_with_its_days_and_lead():
    lead, user = accredited(), make_user()
    session = planning.plan(a_plan(), lead, by=user)
    assert (session.state, session.created_by) == (SessionState.PLANNED, user)
    first = session.starts_on
    assert list(session.days.values_list("on", "starts_at")) == [(first, dt.time(9)), (first + DAY, dt.time(9))]
    assert session.trainers.get().person == lead


def test_lead_needs_an_accreditation_on_every_day(in_english):
    planned = a_plan()
    for lead in (make_neighbour(), accredited(valid_to=planned.starts_on)):
        with pytest.raises(Refusal, match="valid on all days"):
            planning.plan(planned, lead, by=make_user())
    assert Session.objects.count() == 0


def test_lead_may_renew_in_between():
    planned, lead = a_plan(), make_neighbour()
    accredit(lead, valid_to=planned.starts_on)
    accredit(lead, valid_from=planned.ends_on, valid_to=planned.ends_on)
    assert planning.plan(planned, lead, by=make_user()).pk


@pytest.mark.parametrize(
    "fields", [{"ends_at": dt.time(9)}, {"ends_on": dt.date(2020, 1, 1)}, {"ends_on": dt.date(2099, 1, 1)}]
)
def test_hours_that_cannot_be_are_refused(fields):
    with pytest.raises(Refusal):
        planning.plan(a_plan(**fields), accredited(), by=make_user())
    assert Session.objects.count() == 0


def test_lead_is_found_by_phone():
    lead = accredited()
    make_neighbour()
    assert planning.lead_of_phone(lead.phone) == lead
    with pytest.raises(Refusal):
        planning.lead_of_phone(make_neighbour().phone)


def test_session_opens_once_and_only_with_a_lead_who_still_may():
    lead = accredited()
    session = planning.plan(a_plan(), lead, by=make_user())
    lead.accreditations.update(revoked_at=now(), revoked_reason="ลาออก")
    with pytest.raises(Refusal):
        lifecycle.open_(session)
    lead.accreditations.update(revoked_at=None)
    lifecycle.open_(session)
    with pytest.raises(Refusal):
        lifecycle.open_(session)
    session.refresh_from_db()
    assert session.state == SessionState.OPEN


def test_session_begins_on_its_first_day_and_offers_end():
    session = make_session()
    offered = make_enrolment(session, state="waitlisted")
    type(offered).objects.update(state="offered", offer_expires_at=now() + DAY)
    with pytest.raises(Refusal):
        lifecycle.start(session, on=session.starts_on - DAY)
    lifecycle.start(session, on=session.starts_on)
    session.refresh_from_db(), offered.refresh_from_db()
    assert (session.state, offered.state) == (SessionState.RUNNING, EnrolmentState.WAITLISTED)


def test_cancelling_needs_a_reason_and_tells_everybody(django_capture_on_commit_callbacks):
    session = make_session()
    place = make_enrolment(session, make_neighbour())
    with pytest.raises(Refusal):
        lifecycle.cancel(session, " ", at=now())
    with django_capture_on_commit_callbacks() as texts:
        lifecycle.cancel(session, "น้ำท่วม", at=now())
    session.refresh_from_db(), place.refresh_from_db()
    assert (session.state, session.cancelled_reason) == (SessionState.CANCELLED, "น้ำท่วม")
    assert (place.state, len(texts)) == (EnrolmentState.CANCELLED, 1)
    assert texts[0].keywords["phone"] == place.person.phone


def test_verified_session_is_not_cancelled():
    session = make_running(state=SessionState.VERIFIED, verified_at=now())
    with pytest.raises(Refusal):
        lifecycle.cancel(session, "ผิด", at=now())
    session.refresh_from_db()
    assert session.state == SessionState.VERIFIED


def test_session_without_a_lead_is_not_opened():
    session = make_session(state=SessionState.PLANNED)
    with pytest.raises(Refusal):
        lifecycle.open_(session)
    session.refresh_from_db()
    assert session.state == SessionState.PLANNED
