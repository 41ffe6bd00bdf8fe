"""A code on paper makes a record its owner's: once, in time, and whoever merges meanwhile."""

import pytest

from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.training.factories import DAY, make_person
from tests.unit.training.planned import now
from training.models import ClaimCode, Person
from training.persons import claiming, merging

pytestmark = pytest.mark.django_db


def made(person: Person, **when: object) -> str:
    return claiming.make_code(person, by=make_user("ผู้จัดการ"), at=when.get("at", now()))


def refuses(code: str, *, by=None, at=None) -> None:
    with pytest.raises(Refusal):
        claiming.claim(code, by=by or make_user(), at=at or now())


def test_code_is_claimed_however_it_is_typed():
    person, user = make_person(), make_user()
    code = made(person)
    claiming.claim(
        f" {claiming.in_groups(code).translate(str.maketrans('0123456789', '๐๑๒๓๔๕๖๗๘๙'))}", by=user, at=now()
    )
    assert Person.objects.of(user).get() == person


def test_code_is_kept_as_a_digest_alone():
    code = made(make_person())
    kept = ClaimCode.objects.get()
    assert (len(code), code.isdecimal(), len(kept.digest)) == (12, True, 32)
    assert code.encode() not in bytes(kept.digest)


def test_code_serves_once():
    person, user = make_person(), make_user()
    code = made(person)
    claiming.claim(code, by=user, at=now())
    Person.objects.update(user=None)
    refuses(code)
    assert Person.objects.get(pk=person.pk).user is None


def test_code_runs_out():
    person, at = make_person(), now()
    code = made(person, at=at)
    refuses(code, at=at + claiming.LASTS)
    claiming.claim(code, by=make_user(), at=at + claiming.LASTS - DAY)
    assert Person.objects.exclude(user=None).count() == 1


def test_new_code_ends_the_one_before():
    person = make_person()
    first, second = made(person), made(person)
    refuses(first)
    assert claiming.find(second, at=now()).person == person


def test_wrong_code_claims_nothing():
    made(make_person())
    for typed in ("", "123456789012", "ไม่มีรหัส"):
        refuses(typed)
    assert Person.objects.filter(user=None).count() == 1


def test_one_user_claims_one_record():
    user, codes = make_user(), [made(make_person()), made(make_person())]
    claiming.claim(codes[0], by=user, at=now())
    refuses(codes[1], by=user)
    assert ClaimCode.objects.filter(used_at=None).count() == 1


def test_no_code_is_made_for_a_record_that_is_claimed_or_erased():
    for fields in ({"user": make_user()}, {"state": "anonymised", "first_name": "", "last_name": "", "name_key": ""}):
        with pytest.raises(Refusal):
            made(make_person(**{"first_name": "ก"} | fields))
    assert ClaimCode.objects.count() == 0


def test_code_leads_to_whom_the_person_was_merged_into():
    kept, other, user = make_person(), make_person(), make_user()
    code = made(other)
    merging.merge(kept, other, (), by=user)
    claiming.claim(code, by=user, at=now())
    assert Person.objects.of(user).get() == kept
