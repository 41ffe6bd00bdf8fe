"""Places of a session: taken, waited for, offered, accepted, given back."""

import datetime as dt

import pytest

from netpracharat.refusals import Refusal
from tests.unit.training.factories import DAY, make_person, make_session
from tests.unit.training.planned import enrolled, make_neighbour, make_running, now
from training.models import Enrolment, Person
from training.sessions import lifecycle, moments, people, places
from training.sessions.people import Given
from training.states import EnrolmentState, SessionState

pytestmark = pytest.mark.django_db


def state_of(enrolment: Enrolment) -> str:
    enrolment.refresh_from_db()
    return enrolment.state


def test_person_is_found_by_phone_and_name():
    person = make_neighbour("มาลี")
    assert people.find_or_add(Given("มาลี", "ใจดี", person.phone)) == person
    other = people.find_or_add(Given("มานะ", "ใจดี", person.phone))
    assert other != person
    assert Person.objects.count() == 2


def test_merged_person_is_not_found():
    heir, person = make_person(), make_neighbour()
    Person.objects.filter(pk=person.pk).update(state="merged", merged_into=heir)
    assert people.find_or_add(Given(person.first_name, person.last_name, person.phone)) != person


def test_who_comes_too_late_waits_in_turn():
    session = make_session(capacity=1)
    first, second, third = (enrolled(session) for _turn in range(3))
    assert [one.state for one in (first, second, third)] == ["enrolled", "waitlisted", "waitlisted"]
    assert [places.ahead_of(one) for one in (second, third)] == [0, 1]


def test_enrolling_twice_is_once():
    session, person = make_session(), make_neighbour()
    first, is_new = places.enrol(session, person, at=now())
    assert (places.enrol(session, person, at=now()), is_new) == ((first, False), True)


def test_place_that_frees_is_offered_to_who_waits_longest(django_capture_on_commit_callbacks):
    session = make_session(capacity=1)
    first, second, third = (enrolled(session) for _turn in range(3))
    with django_capture_on_commit_callbacks() as texts:
        places.leave(first, at=now())
    assert [state_of(one) for one in (first, second, third)] == ["cancelled", "offered", "waitlisted"]
    assert [text.keywords["phone"] for text in texts] == [second.person.phone]
    newcomer = enrolled(session)
    assert newcomer.state == EnrolmentState.WAITLISTED


def test_offer_is_accepted_in_time_and_only_once():
    session, at = make_session(capacity=1), now()
    first, second = enrolled(session), enrolled(session)
    places.leave(first, at=at)
    with pytest.raises(Refusal):
        places.accept(second, at=at + places.OFFER_LASTS)
    assert state_of(second) == EnrolmentState.OFFERED
    places.accept(second, at=at)
    with pytest.raises(Refusal):
        places.accept(second, at=at)
    assert state_of(second) == EnrolmentState.ENROLLED


def test_offer_that_runs_out_goes_to_the_next():
    session, at = make_session(capacity=1), now()
    first, second, third = (enrolled(session) for _turn in range(3))
    places.leave(first, at=at)
    places.expire_overdue(at + places.OFFER_LASTS - dt.timedelta(seconds=1))
    assert state_of(second) == EnrolmentState.OFFERED
    places.expire_overdue(at + places.OFFER_LASTS)
    assert [state_of(one) for one in (second, third)] == ["cancelled", "offered"]


def test_offers_end_when_the_session_begins():
    session = make_session(capacity=1)
    first, second = enrolled(session), enrolled(session)
    begins = moments.begins_at(session)
    places.leave(first, at=begins - dt.timedelta(hours=1))
    assert second.offer_expires_at is None
    assert state_of(second) == EnrolmentState.OFFERED
    assert second.offer_expires_at == begins
    places.expire_overdue(begins)
    assert state_of(second) == EnrolmentState.CANCELLED


def test_nothing_is_offered_once_it_has_begun():
    session = make_session(capacity=1)
    first, second = enrolled(session), enrolled(session)
    places.leave(first, at=moments.begins_at(session))
    assert state_of(second) == EnrolmentState.WAITLISTED


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.RUNNING])
def test_only_an_open_session_takes_enrolments(state):
    session = make_session(state=state)
    with pytest.raises(Refusal):
        enrolled(session)
    assert Enrolment.objects.count() == 0


def test_enrolment_ends_when_the_session_begins():
    session = make_session()
    with pytest.raises(Refusal):
        enrolled(session, at=moments.begins_at(session))
    assert Enrolment.objects.count() == 0


def test_who_left_may_come_again_with_a_new_link_and_at_the_end():
    session, at = make_session(capacity=1), now()
    first, second = enrolled(session), enrolled(session)
    places.leave(second, at=at)
    again, is_new = places.enrol(session, second.person, at=at + DAY)
    assert (again.pk, again.state, is_new) == (second.pk, EnrolmentState.WAITLISTED, True)
    assert again.token != second.token
    assert state_of(first) == EnrolmentState.ENROLLED


def test_who_stands_at_the_door_is_let_in_while_there_is_room():
    session = make_session(capacity=1)
    waits, late = make_neighbour(), make_neighbour()
    place = enrolled(session)
    places.enrol(session, waits, at=now())
    lifecycle.start(session, on=session.starts_on)
    with pytest.raises(Refusal):
        places.let_in(session, waits, at=now())
    Enrolment.objects.filter(pk=place.pk).update(state="cancelled")
    assert places.let_in(session, waits, at=now()).state == EnrolmentState.ENROLLED
    with pytest.raises(Refusal):
        places.let_in(session, late, at=now())
    assert session.enrolments.seated().count() == 1


def test_running_session_gives_no_place_back():
    session = make_running()
    place = places.let_in(session, make_neighbour(), at=now())
    with pytest.raises(Refusal):
        places.leave(place, at=now())
    assert state_of(place) == EnrolmentState.ENROLLED
