"""Verifying a session: records, certificates, accreditations; and taking one back."""

import datetime as dt

import pytest
from django.utils import timezone

from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.training.factories import DAY, accredit, make_course
from tests.unit.training.planned import make_closed, make_running
from training.models import Accreditation, TrainingRecord
from training.sessions import verifying
from training.states import Grade, SessionState

pytestmark = pytest.mark.django_db


def test_verify_makes_a_record_and_a_certificate_of_each_who_completed_it():
    manager = make_user()
    session, came = make_closed(by=manager)
    assert verifying.verify(session, by=manager) == 1
    record = TrainingRecord.objects.get()
    assert (record.person, record.grade, record.session) == (came.person, Grade.ATTENDED, session)
    assert (record.finished_on, record.hours) == (session.ends_on, session.course_version.hours)
    certificate = record.certificate
    assert (certificate.kind, certificate.serial, certificate.name) == ("TR", 1, "มาลี ใจดี")
    assert certificate.printed["title"]["th"] == record.course.name_th
    session.refresh_from_db()
    assert (session.state, session.verified_by) == (SessionState.VERIFIED, manager)


def test_session_is_verified_once_and_only_closed():
    session, _came = make_closed(by=make_user())
    verifying.verify(session, by=make_user())
    for one in (session, make_running()):
        with pytest.raises(Refusal):
            verifying.verify(one, by=make_user())
    assert TrainingRecord.objects.count() == 1


def test_who_has_a_record_of_the_course_and_day_keeps_it():
    session, came = make_closed(by=make_user())
    known = TrainingRecord.objects.create(
        person=came.person,
        course=session.course_version.course,
        finished_on=session.ends_on,
        grade=Grade.NAMED,
        session=session,
    )
    assert verifying.verify(session, by=make_user()) == 0
    assert TrainingRecord.objects.get() == known


def test_course_that_accredits_gives_years_and_renews_after_the_last():
    today = timezone.localdate()
    version = make_course(accredits="teacher", valid_years=2)
    session, came = make_closed(by=make_user(), version=version)
    last = accredit(came.person, "teacher")
    verifying.verify(session, by=make_user())
    new = Accreditation.objects.exclude(pk=last.pk).get()
    assert (new.valid_from, new.level, new.record.session) == (last.valid_to + DAY, "teacher", session)
    assert new.record.certificate.valid_until == verifying.years_later(today, 2)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (dt.date(2026, 3, 1), dt.date(2028, 2, 28)),
        (dt.date(2024, 3, 1), dt.date(2026, 2, 28)),
        (dt.date(2024, 2, 29), dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
    ],
)
def test_two_years_end_on_the_day_before(day, last):
    assert verifying.years_later(day, 2) == last


def test_revoked_record_takes_certificate_and_accreditation_along():
    manager = make_user()
    session, _came = make_closed(by=manager, version=make_course(accredits="teacher"))
    verifying.verify(session, by=manager)
    record = TrainingRecord.objects.get()
    with pytest.raises(Refusal):
        verifying.revoke(record, " ", by=manager)
    assert TrainingRecord.objects.standing().count() == 1
    verifying.revoke(record, "ชื่อผิดคน", by=manager)
    record.certificate.refresh_from_db()
    assert record.certificate.revoked_reason == "ชื่อผิดคน"
    assert Accreditation.objects.get().revoked_reason == "ชื่อผิดคน"
    with pytest.raises(Refusal):
        verifying.revoke(record, "อีกครั้ง", by=manager)
    assert TrainingRecord.objects.standing().count() == 0
