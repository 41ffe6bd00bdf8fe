"""Attendance, tests, closing."""

import pytest
from django.utils import timezone

from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.training.factories import DAY, make_course, make_enrolment, make_person, make_session
from tests.unit.training.planned import make_closed, make_neighbour, make_running, now
from training.models import Attendance, CourseVersion
from training.sessions import attending, closing
from training.states import EnrolmentState, SessionState

pytestmark = pytest.mark.django_db


def outcomes(session) -> list[str]:
    return list(session.enrolments.order_by("pk").values_list("state", flat=True))


def test_mark_is_once_and_can_be_taken_back():
    session, trainer = make_running(), make_user()
    enrolment, day = make_enrolment(session), session.days.get()
    attending.mark(enrolment, day, by=trainer)
    attending.mark(enrolment, day, by=trainer)
    marked = Attendance.objects.get()
    assert (marked.minutes, marked.source, marked.marked_by) == (180, "hand", trainer)
    attending.unmark(enrolment, day)
    assert Attendance.objects.count() == 0


def test_module_says_how_long_a_day_counts():
    session = make_running()
    day = session.days.get()
    day.module = session.course_version.modules.first()
    assert attending.minutes(day) == day.module.minutes


def test_only_the_enrolled_of_a_running_session_are_marked():
    running, opened = make_running(), make_session()
    waits, elsewhere = make_enrolment(running, state="waitlisted"), make_enrolment(opened)
    for enrolment, day in (
        (waits, running.days.get()),
        (elsewhere, running.days.get()),
        (elsewhere, opened.days.first()),
    ):
        with pytest.raises(Refusal):
            attending.mark(enrolment, day, by=make_user())
    assert Attendance.objects.count() == 0


@pytest.mark.parametrize("typed", ["5678", "๕๖๗๘", "081 234 5678", "0812345678"])
def test_check_in_by_the_last_digits_of_a_phone(typed):
    session = make_running()
    enrolment = make_enrolment(session, make_person(phone="+66812345678"))
    attending.check_in(session.days.get(), typed, on=timezone.localdate())
    assert list(Attendance.objects.values_list("enrolment", "source")) == [(enrolment.pk, "qr")]


@pytest.mark.parametrize("typed", ["678", "", "9999", "abcd"])
def test_check_in_refuses_what_points_to_nobody(typed):
    session = make_running()
    make_enrolment(session, make_person(phone="+66812345678"))
    make_enrolment(session, make_person())
    with pytest.raises(Refusal):
        attending.check_in(session.days.get(), typed, on=timezone.localdate())
    assert Attendance.objects.count() == 0


def test_check_in_asks_for_more_where_two_numbers_end_alike():
    session = make_running()
    make_enrolment(session, make_person(phone="+66811115678"))
    make_enrolment(session, make_person(phone="+66822225678"))
    with pytest.raises(Refusal):
        attending.check_in(session.days.get(), "5678", on=timezone.localdate())
    attending.check_in(session.days.get(), "22225678", on=timezone.localdate())
    assert Attendance.objects.count() == 1


def test_check_in_is_for_the_day_itself():
    session = make_running()
    make_enrolment(session, make_person(phone="+66812345678"))
    with pytest.raises(Refusal):
        attending.check_in(session.days.get(), "5678", on=timezone.localdate() + DAY)
    assert Attendance.objects.count() == 0


def test_close_says_of_everybody_how_it_ended():
    today = timezone.localdate()
    session = make_running(starts_on=today - 4 * DAY)  # five days; four of them are 80 percent
    people = [make_enrolment(session, make_neighbour()) for _number in range(3)]
    make_enrolment(session, state="waitlisted") if session.capacity > 3 else None
    days = list(session.days.all())
    for enrolment, count in zip(people, (4, 3, 0), strict=True):
        for day in days[:count]:
            attending.mark(enrolment, day, by=make_user())
    closing.close(session, 30, on=today, at=now())
    session.refresh_from_db()
    assert outcomes(session) == [EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.NO_SHOW]
    assert (session.state, session.reported_headcount) == (SessionState.CLOSED, 30)


def with_test(score: int = 60):
    version = make_course()
    CourseVersion.objects.filter(pk=version.pk).update(min_score=score)
    version.refresh_from_db()
    return version


def test_course_with_a_test_is_completed_by_who_passed_it():
    session, trainer = make_running(version=with_test()), make_user()
    passed, failed, untested = (make_enrolment(session, make_neighbour()) for _number in range(3))
    for enrolment in (passed, failed, untested):
        attending.mark(enrolment, session.days.get(), by=trainer)
    closing.assess(passed, 50, "ยังตั้งราคาไม่ได้", by=trainer)
    second = closing.assess(passed, 60, "", by=trainer)
    closing.assess(failed, 59, "ภาพมืด", by=trainer)
    closing.close(session, None, on=timezone.localdate(), at=now())
    assert (second.attempt, second.is_passed) == (2, True)
    assert outcomes(session) == [EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.FAILED]


def test_fail_without_a_note_is_refused():
    enrolment = make_enrolment(make_running(version=with_test()))
    with pytest.raises(Refusal):
        closing.assess(enrolment, 59, " ", by=make_user())
    assert enrolment.assessments.count() == 0


def test_course_without_a_test_marks_none():
    enrolment = make_enrolment(make_running())
    with pytest.raises(Refusal):
        closing.assess(enrolment, 90, "", by=make_user())
    assert enrolment.assessments.count() == 0


def test_session_is_closed_on_its_last_day_and_once():
    today = timezone.localdate()
    session = make_running(ends_on=today + DAY)
    with pytest.raises(Refusal):
        closing.close(session, None, on=today, at=now())
    closing.close(session, None, on=today + DAY, at=now())
    with pytest.raises(Refusal):
        closing.close(session, 5, on=today + DAY, at=now())
    session.refresh_from_db()
    assert (session.state, session.reported_headcount) == (SessionState.CLOSED, None)


def test_nobody_is_marked_after_closing():
    session, came = make_closed(by=make_user())
    with pytest.raises(Refusal):
        attending.unmark(came, session.days.get())
    assert Attendance.objects.count() == 1
