"""Rivals for the last place, and an offer that runs out while it is accepted."""

from functools import partial

import pytest

from netpracharat.refusals import Refusal
from tests.concurrency.threads import all_at_once
from tests.unit.training.factories import make_session
from tests.unit.training.planned import enrolled, make_neighbour, now
from training.sessions import places
from training.states import EnrolmentState

pytestmark = pytest.mark.django_db(transaction=True)


def states(session) -> list[str]:
    return sorted(session.enrolments.values_list("state", flat=True))


def test_last_place_goes_to_one_of_eight():
    session = make_session(capacity=1)
    people = [make_neighbour() for _rival in range(8)]
    outcomes = all_at_once([partial(places.enrol, session, person, at=now()) for person in people])
    assert [is_new for _enrolment, is_new in outcomes] == [True] * 8
    assert states(session) == ["enrolled"] + ["waitlisted"] * 7


def test_offer_is_accepted_or_runs_out_and_never_both():
    for _round in range(6):
        session, at = make_session(capacity=1), now()
        first, second, third = (enrolled(session) for _turn in range(3))
        places.leave(first, at=at)
        moment = at + places.OFFER_LASTS
        accepted, _expired, _again = all_at_once(
            [
                partial(places.accept, second, at=at),
                partial(places.expire_overdue, moment),
                partial(places.expire_overdue, moment),
            ]
        )
        second.refresh_from_db(), third.refresh_from_db()
        assert accepted is None or isinstance(accepted, Refusal)
        taken = EnrolmentState.ENROLLED if accepted is None else EnrolmentState.CANCELLED
        next_ = EnrolmentState.WAITLISTED if accepted is None else EnrolmentState.OFFERED
        assert (second.state, third.state) == (taken, next_)


def test_places_given_back_at_once_are_each_offered_once():
    session = make_session(capacity=3)
    seated, waiting = [enrolled(session) for _turn in range(3)], [enrolled(session) for _turn in range(4)]
    assert all_at_once([partial(places.leave, one, at=now()) for one in seated]) == [None] * 3
    assert states(session) == ["cancelled"] * 3 + ["offered"] * 3 + ["waitlisted"] * (len(waiting) - 3)
