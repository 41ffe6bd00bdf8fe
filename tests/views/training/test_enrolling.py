"""Enrolling by name and phone, one's own place behind its link, checking in."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_user
from tests.unit.training.factories import make_enrolment, make_person, make_session
from tests.unit.training.planned import enrolled, make_closed, make_neighbour, make_running
from training.models import Attendance, Enrolment, Person
from training.sessions import places, verifying

pytestmark = pytest.mark.django_db
GIVEN = {"first_name": "มาลี", "last_name": "ใจดี", "phone": "081 234 5678"}


def page_of(session) -> str:
    return reverse("training_session", args=(session.code,))


def test_who_enrols_comes_to_their_own_place(client):
    session = make_session()
    response = client.post(page_of(session), GIVEN)
    enrolment = Enrolment.objects.get()
    assert response.headers["Location"] == reverse("training_enrolment", args=(enrolment.token,))
    assert (enrolment.state, enrolment.person.phone) == ("enrolled", "+66812345678")


def test_enrolling_again_never_shows_the_link(client):
    session = make_session()
    client.post(page_of(session), GIVEN)
    assert client.post(page_of(session), GIVEN).headers["Location"] == page_of(session)
    assert Enrolment.objects.count() == 1


def test_full_session_says_that_one_waits(client):
    session = make_session(capacity=1)
    enrolled(session)
    assert "เข้าคิวรอที่ว่าง" in client.get(page_of(session)).content.decode()
    client.post(page_of(session), GIVEN)
    assert Enrolment.objects.get(person__phone="+66812345678").state == "waitlisted"


def test_wrong_phone_is_answered_beside_the_field(client):
    session = make_session()
    response = client.post(page_of(session), GIVEN | {"phone": "12"})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["phone"])
    assert Person.objects.count() == 0


def test_one_phone_enrols_only_so_often(client):
    session = make_session(capacity=100)
    for number in range(8):
        client.post(page_of(session), GIVEN | {"first_name": f"คนที่ {number}"})
    assert Enrolment.objects.count() == 6


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_page_of_what_is_not_public_is_not_found(client, state):
    session = make_session(state=state, cancelled_reason="น้ำท่วม")
    assert client.get(page_of(session)).status_code == 404


def test_offer_is_taken_by_its_link(client):
    session = make_session(capacity=1)
    first, second = enrolled(session), enrolled(session)
    client.post(reverse("training_leave", args=(first.token,)))
    client.post(reverse("training_accept", args=(second.token,)))
    assert list(Enrolment.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "enrolled"]


def test_own_place_leads_to_the_certificate(client):
    session, came = make_closed(by=make_user())
    verifying.verify(session, by=make_user())
    certificate = came.person.records.get().certificate
    page = client.get(reverse("training_enrolment", args=(came.token,))).content.decode()
    assert reverse("certificate", args=(certificate.code,)) in page


def test_check_in_by_the_key_of_the_day(client):
    session = make_running()
    make_enrolment(session, make_person(phone="+66812345678"))
    url = reverse("training_check_in", args=(session.days.get().key,))
    assert client.get(url).status_code == 200
    client.post(url, {"digits": "5678"})
    assert Attendance.objects.count() == 1


def test_calendar_asks_the_same_number_of_queries_however_long(client, django_assert_num_queries):
    for count in (1, 3):
        while places.Session.objects.count() < count:
            enrolled(make_session())
        with django_assert_num_queries(3):
            page = client.get("/training/")
        assert sum(len(rows) for _day, rows in page.context["days"]) == count
        with django_assert_num_queries(1):
            client.get("/training/sessions.ics")


def test_month_asks_the_same_number_of_queries_however_full(client, django_assert_num_queries):
    for count in (1, 3):
        while places.Session.objects.count() < count:
            session = make_session()
        with django_assert_num_queries(1):
            page = client.get("/training/calendar/", {"month": f"{session.starts_on:%Y-%m}"})
        squares = [square for week in page.context["weeks"] for square in week]
        assert max(len(square.held) for square in squares) == count


def test_month_that_is_none_is_not_found(client):
    assert client.get("/training/calendar/?month=2026-99").status_code == 404


def test_page_says_what_to_bring_and_leads_to_a_map(client):
    page = client.get(page_of(make_session(bring="โทรศัพท์"))).content.decode()
    assert "<dd>โทรศัพท์</dd>" in page
    assert "https://www.google.com/maps/search/?api=1&amp;query=" in page


def test_public_pages_name_nobody(client):
    session = make_session()
    enrolled(session)
    make_neighbour()
    for url in ("/training/", page_of(session)):
        assert "มาลี" not in client.get(url).content.decode()
    assert session.starts_on > timezone.localdate()


def test_sessions_are_filtered_by_province(client):
    make_session()
    assert client.get("/training/?province=sakon-nakhon").context["days"]
    assert not client.get("/training/?province=phuket").context["days"]
    assert client.get("/training/?province=atlantis").status_code == 404
