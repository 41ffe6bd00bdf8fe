"""A session's place and seats change until it begins."""

import pytest

from netpracharat.refusals import Refusal
from tests.unit.training.factories import make_session
from tests.unit.training.planned import enrolled, make_running, now
from training.sessions import changing, telling
from training.sessions.changing import Changed

pytestmark = pytest.mark.django_db


def changed(session, **fields: object) -> Changed:
    usual = {"venue": session.venue, "bring": session.bring, "capacity": session.capacity}
    return Changed(**(usual | fields))


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr(telling, "tell", lambda enrolment, what: said.append((enrolment.pk, what)))
    return said


def test_new_seats_are_offered_to_who_waits(told):
    session = make_session(capacity=1)
    enrolled(session)
    waits = enrolled(session)
    changing.change(session, changed(session, capacity=2, bring="โทรศัพท์"), at=now())
    waits.refresh_from_db(), session.refresh_from_db()
    assert (waits.state, session.capacity, session.bring) == ("offered", 2, "โทรศัพท์")
    assert told == [(waits.pk, "offer")]


def test_who_has_a_seat_is_told_of_another_place(told):
    session = make_session(capacity=1)
    place, _waits = enrolled(session), enrolled(session)
    changing.change(session, changed(session, venue="วัดกลาง"), at=now())
    assert told == [(place.pk, "moved")]


def test_seats_never_become_fewer_than_who_has_one():
    session = make_session(capacity=2)
    for _person in range(2):
        enrolled(session)
    with pytest.raises(Refusal):
        changing.change(session, changed(session, capacity=1, venue="วัดกลาง"), at=now())
    session.refresh_from_db()
    assert (session.capacity, session.venue) == (2, "ศาลากลางบ้าน")


def test_running_session_is_not_changed():
    session = make_running()
    with pytest.raises(Refusal):
        changing.change(session, changed(session, venue="วัดกลาง"), at=now())
    session.refresh_from_db()
    assert session.venue == "ศาลากลางบ้าน"
