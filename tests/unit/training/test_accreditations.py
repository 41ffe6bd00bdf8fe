"""Accreditations by hand: no two of one level on one day, revoked once and for a reason."""

import datetime as dt

import pytest

from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.training.factories import accredit, make_person
from training import accreditations
from training.models import Accreditation
from training.states import AccreditationLevel

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2028, 12, 31)


def test_accreditation_is_given_by_somebody():
    person, officer = make_person(), make_user()
    given = accreditations.give(person, AccreditationLevel.MASTER, FIRST, LAST, by=officer)
    assert list(person.accreditations.valid_on(LAST)) == [given]
    assert given.given_by == officer


@pytest.mark.parametrize(("first", "last"), [(FIRST, FIRST), (LAST, dt.date(2029, 1, 1)), (FIRST, LAST)])
def test_accreditation_of_a_level_never_overlaps(first, last):
    person = make_person()
    accreditations.give(person, AccreditationLevel.TRAINER, FIRST, LAST, by=make_user())
    with pytest.raises(Refusal, match="บางวันอยู่แล้ว"):
        accreditations.give(person, AccreditationLevel.TRAINER, first, last, by=make_user())
    assert person.accreditations.count() == 1


def test_accreditation_of_another_level_or_after_a_revoked_one_is_given():
    person = make_person()
    first = accreditations.give(person, AccreditationLevel.TRAINER, FIRST, LAST, by=make_user())
    accreditations.give(person, AccreditationLevel.MASTER, FIRST, LAST, by=make_user())
    accreditations.revoke(first, "สอนไม่ตรงหลักสูตร")
    accreditations.give(person, AccreditationLevel.TRAINER, FIRST, LAST, by=make_user())
    assert person.accreditations.valid_on(FIRST).count() == 2


def test_accreditation_never_ends_before_it_begins():
    person = make_person()
    with pytest.raises(Refusal):
        accreditations.give(person, AccreditationLevel.TRAINER, LAST, FIRST, by=make_user())
    assert person.accreditations.count() == 0


def test_accreditation_is_revoked_once():
    given = accredit(make_person())
    accreditations.revoke(given, " ลาออก ")
    with pytest.raises(Refusal):
        accreditations.revoke(given, "อีกครั้ง")
    assert Accreditation.objects.get().revoked_reason == "ลาออก"


def test_accreditation_is_not_revoked_without_a_reason():
    given = accredit(make_person())
    with pytest.raises(Refusal):
        accreditations.revoke(given, "  ")
    assert Accreditation.objects.get().revoked_at is None


def test_person_is_found_by_number_or_whole_phone():
    person = make_person(phone="+66812345678")
    sister = make_person("สมหมาย", phone="+66812345678")
    assert accreditations.people(person.public_id.lower()) == [person]
    assert accreditations.people("081-234-5678") == [person, sister]
    assert accreditations.people("5678") == []
