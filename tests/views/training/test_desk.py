"""The trainers' desk, for the staff of a centre, its manager, and those of another one."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from netpracharat.accounts import landing, roles
from tests.factories import SAWANG, make_user
from tests.unit.training.factories import (
    DAY,
    accredit,
    make_centre,
    make_course,
    make_enrolment,
    make_person,
    make_session,
)
from tests.unit.training.planned import make_closed, make_neighbour, make_running
from training.models import Attendance, CentreStaff, OfficeArea, Session, TrainingRecord

pytestmark = pytest.mark.django_db


class Staff:
    def __init__(self):
        self.manager, self.trainer, self.stranger = make_user(), make_user(), make_user()
        self.centre = make_centre(manager=self.manager)
        CentreStaff.objects.create(centre=self.centre, user=self.trainer)
        make_centre(manager=self.stranger)

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(getattr(self, who), "allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture
def staff():
    return Staff()


def url(name: str, session: Session, *more: int) -> str:
    return reverse(f"training_{name}", args=(session.code, *more))


def planned_form(staff: Staff, **changed: object) -> dict[str, object]:
    lead, day = make_neighbour(), timezone.localdate() + 3 * DAY
    accredit(lead)
    return {
        "centre": staff.centre.pk,
        "course_version": make_course().pk,
        "place": f"s:{SAWANG}",
        "venue": "ศาลากลางบ้าน",
        "starts_on": day.isoformat(),
        "ends_on": day.isoformat(),
        "starts_at": "09:00",
        "ends_at": "16.00",
        "capacity": "20",
        "lead_phone": lead.phone.replace("+66", "0"),
    } | changed


def test_trainer_plans_and_opens_a_session(staff):
    client = staff.client("trainer")
    client.post(reverse("training_plan"), planned_form(staff))
    session = Session.objects.get()
    assert (session.centre, session.state, session.created_by) == (staff.centre, "planned", staff.trainer)
    assert session.days.get().ends_at == dt.time(16)
    client.post(url("open", session))
    session.refresh_from_db()
    assert session.state == "open"


def test_session_without_a_place_is_held_at_the_centre(staff):
    staff.client("trainer").post(reverse("training_plan"), planned_form(staff, place="", venue=""))
    session = Session.objects.get()
    assert (session.subdistrict, session.venue) == (staff.centre.subdistrict, staff.centre.name_th)


def test_session_in_a_village_says_where(staff):
    page = staff.client("trainer").post(reverse("training_plan"), planned_form(staff, venue=""))
    assert (list(page.context["form"].errors), Session.objects.count()) == (["venue"], 0)


def test_trainer_changes_where_it_is_and_what_to_bring(staff):
    session = make_session(centre=staff.centre)
    form = {"venue": "วัดกลาง", "bring": "โทรศัพท์", "capacity": "5"}
    staff.client("trainer").post(url("change", session), form)
    session.refresh_from_db()
    assert (session.venue, session.bring, session.capacity) == ("วัดกลาง", "โทรศัพท์", 5)


def test_sheet_has_a_box_a_day_for_who_has_a_seat(staff):
    session = make_session(centre=staff.centre, ends_on=timezone.localdate() + 12 * DAY)  # six days
    seated, waits = make_neighbour("มานี"), make_neighbour("ปิติ")
    make_enrolment(session, seated)
    make_enrolment(session, waits, state="waitlisted")
    page = staff.client("trainer").get(url("sheet", session))
    assert [len(days) for days in page.context["sheets"]] == [5, 1]
    assert [enrolment.person for enrolment in page.context["people"]] == [seated]


def test_poster_carries_the_address_of_the_session(staff):
    session = make_session(centre=staff.centre)
    page = staff.client("trainer").get(url("poster", session)).content.decode()
    assert f"/training/sessions/{session.code}/</span>" in page


def test_plan_that_is_refused_keeps_what_was_typed(staff):
    page = staff.client("trainer").post(reverse("training_plan"), planned_form(staff, ends_at="08:00"))
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["__all__"])
    assert "ศาลากลางบ้าน" in page.content.decode()
    assert Session.objects.count() == 0


def test_nobody_plans_at_a_centre_of_others(staff):
    page = staff.client("stranger").post(reverse("training_plan"), planned_form(staff))
    assert list(page.context["form"].errors) == ["centre"]
    assert Session.objects.count() == 0


def test_session_of_another_centre_is_not_found(staff):
    session = make_running(centre=staff.centre)
    enrolment, day = make_enrolment(session), session.days.get()
    client = staff.client("stranger")
    pages = [url("desk_session", session), url("day", session, day.pk), url("day_code", session, day.pk)]
    assert [client.get(page).status_code for page in pages] == [404] * 3
    assert client.post(url("mark", session, day.pk, enrolment.pk)).status_code == 404
    assert Attendance.objects.count() == 0


def test_officer_sees_the_sessions_of_the_province_alone(staff):
    officer = make_user()
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    session = make_session(centre=staff.centre)
    OfficeArea.objects.create(officer=officer, province_id=83)
    client = Client()
    client.force_login(officer, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(url("desk_session", session)).status_code == 404
    OfficeArea.objects.create(officer=officer, province_id=47)
    assert client.get(url("desk_session", session)).status_code == 200


def test_buttons_mark_and_unmark_one_person(staff):
    session = make_running(centre=staff.centre)
    enrolment, day = make_enrolment(session), session.days.get()
    client, mark = staff.client("trainer"), url("mark", session, day.pk, enrolment.pk)
    response = client.post(mark, {"is_there": "yes"})
    assert response.headers["Location"] == f"{url('day', session, day.pk)}#e{enrolment.pk}"
    assert Attendance.objects.get().marked_by == staff.trainer
    client.post(mark, {"is_there": "no"})
    assert Attendance.objects.count() == 0


def test_day_of_one_session_takes_no_person_of_another(staff):
    session, other = make_running(centre=staff.centre), make_running(centre=staff.centre)
    mark = url("mark", session, session.days.get().pk, make_enrolment(other).pk)
    assert staff.client("trainer").post(mark).status_code == 404
    assert Attendance.objects.count() == 0


def test_only_a_manager_verifies(staff):
    session, _came = make_closed(by=staff.trainer, centre=staff.centre)
    assert staff.client("trainer").post(url("verify", session)).status_code == 403
    assert TrainingRecord.objects.count() == 0
    staff.client("manager").post(url("verify", session))
    assert TrainingRecord.objects.get().session == session


@pytest.mark.parametrize("part", ["planned", "led"])
def test_a_manager_leaves_what_was_their_own_to_another_one(staff, part):
    session, _came = make_closed(by=staff.trainer, centre=staff.centre)
    if part == "planned":
        Session.objects.update(created_by=staff.manager)
    else:
        session.trainers.create(person=make_person(user=staff.manager), is_lead=True)
    other = CentreStaff.objects.create(centre=staff.centre, user=make_user(), is_manager=True)
    assert staff.client("manager").post(url("verify", session)).status_code == 403
    assert TrainingRecord.objects.count() == 0

    other.delete()  # nobody else is left to ask
    staff.client("manager").post(url("verify", session))
    assert TrainingRecord.objects.count() == 1


def test_an_officer_who_takes_a_post_at_the_centre_verifies_nothing(staff):
    session, _came = make_closed(by=staff.trainer, centre=staff.centre)
    CentreStaff.objects.create(centre=staff.centre, user=staff.stranger, is_manager=True)
    staff.stranger.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    assert staff.client("stranger").post(url("verify", session)).status_code == 403
    Session.objects.update(created_by=staff.manager)
    staff.client("manager").post(url("verify", session))  # an officer is no other manager either
    assert TrainingRecord.objects.count() == 1


def test_trainer_lets_in_who_waits_and_who_comes(staff):
    session = make_running(centre=staff.centre, capacity=2)
    waits = make_enrolment(session, make_neighbour(), state="waitlisted")
    client = staff.client("trainer")
    client.post(url("let_in", session, waits.pk))
    client.post(url("enrol", session), {"first_name": "มานะ", "last_name": "ใจดี", "phone": "0891234567"})
    client.post(url("enrol", session), {"first_name": "ชูใจ", "last_name": "ใจดี", "phone": "0891234568"})
    assert sorted(session.enrolments.values_list("state", flat=True)) == ["enrolled", "enrolled"]


def test_session_is_closed_with_the_headcount(staff):
    session = make_running(centre=staff.centre)
    staff.client("trainer").post(url("close", session), {"reported_headcount": "๓๐"})
    session.refresh_from_db()
    assert (session.state, session.reported_headcount) == ("closed", 30)


def test_cancelling_asks_why(staff):
    session = make_session(centre=staff.centre)
    client = staff.client("trainer")
    assert list(client.post(url("cancel", session)).context["reason_form"].errors) == ["reason"]
    client.post(url("cancel", session), {"reason": "น้ำท่วม"})
    session.refresh_from_db()
    assert (session.state, session.cancelled_reason) == ("cancelled", "น้ำท่วม")


def test_score_of_a_test_is_kept(staff):
    version = make_course()
    type(version).objects.filter(pk=version.pk).update(min_score=60)
    session = make_running(centre=staff.centre, version=version)
    enrolment = make_enrolment(session)
    client = staff.client("trainer")
    client.post(url("test", session, enrolment.pk), {"score": "59", "note": "ภาพมืด"})
    client.post(url("test", session, enrolment.pk), {"score": "60"})
    assert list(enrolment.assessments.values_list("attempt", "is_passed")) == [(1, False), (2, True)]


def test_desk_is_where_trainers_land(staff):
    assert landing.home(staff.trainer) == reverse("training_desk")
    assert landing.home(make_user()) == "/"


def test_training_page_leads_trainers_to_their_desk(staff, client):
    desk = reverse("training_desk")
    assert desk in staff.client("trainer").get("/training/").content.decode()
    assert desk not in client.get("/training/").content.decode()


def test_pages_of_the_desk_ask_the_same_number_of_queries(staff, django_assert_max_num_queries):
    session, client = make_running(centre=staff.centre, capacity=9), staff.client("trainer")
    for _count in (1, 3):
        for _person in range(_count):
            make_enrolment(session, make_neighbour())
        for page in (
            reverse("training_desk"),
            url("desk_session", session),
            url("day", session, session.days.get().pk),
        ):
            with django_assert_max_num_queries(11):
                assert client.get(page).status_code == 200
