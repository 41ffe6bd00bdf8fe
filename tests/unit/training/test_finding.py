"""Persons found among many, by whom they may be seen by, and pairs that may be one."""

import pytest

from netpracharat.accounts import roles
from netpracharat.places.models import Subdistrict
from netpracharat.refusals import Refusal
from tests.factories import SAWANG, make_user
from tests.house.training_world import ELSEWHERE, HERE, KATHU, make_officer
from tests.unit.training.factories import make_person
from tests.unit.training.planned import now
from training import identifiers, names
from training.models import DuplicateCandidate, Person, PersonIdentifier
from training.persons import candidates, finding

pytestmark = pytest.mark.django_db
NUMBER = "1101700230708"


def make_named(first: str, last: str, **fields: object) -> Person:
    return make_person(first, last, name_key=names.key(first, last), **fields)


def found(typed: str) -> list[Person]:
    return list(finding.find(Person.objects.all(), typed).order_by("pk"))


def test_name_is_found_by_its_beginning_in_any_spelling():
    person, _other = make_named("ดรุณี", "ใจดี"), make_named("มานะ", "ใจดี")
    for typed in ("ดรุณี", "ดรุ", "นางสาวดรุณี ใจ", "น.ส.ดรุณี  ใจดี", " ดรุณี ใจดี "):
        assert found(typed) == [person], typed
    assert found("ดรุณีย์") == []


def test_percent_sign_is_no_joker():
    make_named("ดรุณี", "ใจดี")
    assert found("%ใจ") == found("_รุณี") == []


def test_id_number_is_found_whole_and_never_in_part():
    person = make_named("ดรุณี", "ใจดี")
    PersonIdentifier.objects.create(person=person, kind="national_id", **identifiers.hashed(NUMBER)._asdict())
    assert found("1-1017-00230-70-8") == found(" ๑๑๐๑๗๐๐๒๓๐๗๐๘") == [person]
    assert found(NUMBER[-4:]) == found(NUMBER[:-1]) == []


def test_phone_is_found_whole_and_never_in_part():
    person = make_named("ดรุณี", "ใจดี", phone="+66812345678")
    assert found("081-234-5678") == found("+66 81 234 5678") == [person]
    assert found("5678") == []


def test_number_in_the_register_is_found():
    person = make_named("ดรุณี", "ใจดี")
    assert found(person.public_id.lower()) == [person]


def people_and_cast() -> tuple[dict[str, Person], dict]:
    people = {
        "here": make_person(subdistrict=Subdistrict(pk=SAWANG)),
        "there": make_person(subdistrict=Subdistrict(pk=KATHU)),
        "nowhere": make_person(),
    }
    cast = {
        "national": make_officer("ส่วนกลาง"),
        "here": make_officer("สกลนคร", HERE),
        "there": make_officer("ภูเก็ต", ELSEWHERE),
        "both": make_officer("สองจังหวัด", HERE, ELSEWHERE),
        "user": make_user(),
    }
    return people, cast


def test_officers_see_persons_of_their_provinces():
    people, cast = people_and_cast()
    seen = {
        who: {name for name, person in people.items() if person in Person.objects.visible_to(user)}
        for who, user in cast.items()
    }
    assert seen == {
        "national": {"here", "there", "nowhere"},
        "here": {"here"},
        "there": {"there"},
        "both": {"here", "there"},
        "user": set(),
    }


def test_rule_and_rows_agree():
    people, cast = people_and_cast()
    for user in cast.values():
        visible = set(Person.objects.visible_to(user))
        assert visible == {one for one in people.values() if user.has_perm("training.view_person", one)}


def test_officer_who_was_dismissed_sees_nobody():
    people, cast = people_and_cast()
    cast["here"].groups.filter(name=roles.OFFICER).first().user_set.clear()
    assert list(Person.objects.visible_to(type(cast["here"]).objects.get(pk=cast["here"].pk))) == []
    assert len(people) == 3


# Pairs


def make_pair(one: Person, other: Person, score: int = 95) -> DuplicateCandidate:
    return DuplicateCandidate.objects.create(first=one, second=other, score=score, reason="alike")


def test_pairs_wait_for_who_sees_both_and_the_likest_comes_first():
    people, cast = people_and_cast()
    near = make_pair(people["here"], make_person(subdistrict=Subdistrict(pk=SAWANG)))
    far = make_pair(people["here"], people["there"], 99)
    waiting = {who: list(candidates.waiting_for(user)) for who, user in cast.items() if who != "user"}
    assert waiting == {"national": [far, near], "here": [near], "there": [], "both": [far, near]}


def test_pair_is_parted_once():
    officer = make_user()
    pair = make_pair(make_person(), make_person())
    candidates.part(pair, by=officer, at=now())
    with pytest.raises(Refusal):
        candidates.part(pair, by=make_user(), at=now())
    pair.refresh_from_db()
    assert (pair.state, pair.judged_by, pair.judged_at is None) == ("different", officer, False)


def test_two_id_numbers_speak_for_two_people():
    one, other = make_person(), make_person()
    assert not candidates.have_different_ids(one, other)
    PersonIdentifier.objects.create(person=one, kind="national_id", digest=b"1" * 32, last4="1")
    assert not candidates.have_different_ids(one, other)
    PersonIdentifier.objects.create(person=other, kind="national_id", digest=b"2" * 32, last4="2")
    assert candidates.have_different_ids(one, other)
