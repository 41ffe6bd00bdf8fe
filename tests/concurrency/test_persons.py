"""Rivals over a person: two officers who merge, and somebody who enrols meanwhile."""

from functools import partial

import pytest

from netpracharat.refusals import Refusal
from tests.concurrency.threads import all_at_once
from tests.factories import make_user
from tests.unit.training.factories import make_session
from tests.unit.training.planned import make_neighbour, now
from training.models import Enrolment, Person, PersonMerge
from training.persons import claiming, merging
from training.sessions import places

pytestmark = pytest.mark.django_db(transaction=True)


def test_pair_is_merged_by_one_of_two_officers_whichever_way_round():
    officers = make_user(), make_user()
    for _round in range(6):
        one, other = make_neighbour(), make_neighbour()
        outcomes = all_at_once(
            [
                partial(merging.merge, one, other, (), by=officers[0]),
                partial(merging.merge, other, one, (), by=officers[1]),
            ]
        )
        assert {type(outcome) for outcome in outcomes} == {PersonMerge, Refusal}
        assert Person.objects.filter(pk__in=(one.pk, other.pk), state="active").count() == 1


def test_merge_is_undone_by_one_of_two_officers():
    officers = make_user(), make_user()
    merge = merging.merge(make_neighbour(), make_neighbour(), (), by=officers[0])
    outcomes = all_at_once([partial(merging.undo, merge, by=officer) for officer in officers])
    assert {type(outcome) for outcome in outcomes} == {type(None), Refusal}
    assert Person.objects.filter(state="active").count() == 2


def test_nobody_enrols_as_a_person_who_is_merged_meanwhile():
    officer = make_user()
    for _round in range(8):
        session, kept, other = make_session(), make_neighbour(), make_neighbour()
        merged, enrolled = all_at_once(
            [
                partial(merging.merge, kept, other, (), by=officer),
                partial(places.enrol, session, other, at=now()),
            ]
        )
        assert (type(merged), enrolled[1]) == (PersonMerge, True)
        assert Enrolment.objects.get(session=session).person == kept


def test_code_is_claimed_by_one_of_two_users():
    for _round in range(6):
        person = make_neighbour()
        code = claiming.make_code(person, by=make_user(), at=now())
        users = make_user(), make_user()
        outcomes = all_at_once([partial(claiming.claim, code, by=user, at=now()) for user in users])
        assert {type(outcome) for outcome in outcomes} == {Person, Refusal}
        winner = users[outcomes.index(person)]
        assert Person.objects.get(pk=person.pk).user == winner


def test_user_who_types_two_codes_at_once_claims_one_record():
    user = make_user()
    codes = [claiming.make_code(make_neighbour(), by=user, at=now()) for _code in range(2)]
    outcomes = all_at_once([partial(claiming.claim, code, by=user, at=now()) for code in codes])
    assert {type(outcome) for outcome in outcomes} == {Person, Refusal}
    assert Person.objects.of(user).count() == 1
