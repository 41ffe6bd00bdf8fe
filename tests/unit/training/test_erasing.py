"""Whose record it was is forgotten everywhere; that somebody was trained stays counted."""

import datetime as dt

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from netpracharat.accounts import privacy
from netpracharat.places.models import Subdistrict
from netpracharat.refusals import Refusal
from tests.factories import SAWANG, make_shop, make_user
from tests.unit.training.factories import accredit, make_enrolment, make_person, make_session
from tests.unit.training.planned import make_closed, now
from training.models import (
    Assessment,
    ImportBatch,
    Person,
    PersonIdentifier,
    PersonMerge,
    SessionTrainer,
    StagedRow,
    TrainingRecord,
)
from training.persons import claiming, erasing, merging
from training.sessions import verifying
from training.teachers import helping

pytestmark = pytest.mark.django_db
FIRST, LAST, PHONE = "ปิยะรัตน์", "ศรีสะเกษกุล", "+66819998888"


def make_known(**fields: object) -> Person:
    return make_person(FIRST, LAST, prefix="นาง", phone=PHONE, subdistrict=Subdistrict(pk=SAWANG), **fields)


def whole_database() -> str:
    """Every row of every table of the training and of all that it writes to, as text."""
    tables = [name for name in connection.introspection.table_names() if name.startswith(("training_", "cert"))]
    with connection.cursor() as cursor:
        texts = []
        for table in [*tables, "django_admin_log"]:
            cursor.execute(f"SELECT coalesce(string_agg(row::text, ' '), '') FROM {table} row")  # noqa: S608
            texts.append(cursor.fetchone()[0])
    return " ".join(texts)


def make_history() -> Person:
    """A person with something personal in every corner."""
    manager = make_user("ผู้จัดการ")
    session, came = make_closed(by=manager)
    Person.objects.filter(pk=came.person_id).update(
        first_name=FIRST, last_name=LAST, prefix="นาง", name_key=f"{FIRST} {LAST}", phone=PHONE
    )
    verifying.verify(session, by=manager)
    person = Person.objects.get(pk=came.person_id)
    Assessment.objects.create(enrolment=came, attempt=1, score=9, is_passed=False, note=f"{FIRST} ยังถ่ายภาพไม่ได้")
    PersonIdentifier.objects.create(person=person, kind="national_id", digest=b"7" * 32, last4="0708")
    twin = make_known()
    undone = merging.merge(person, make_known(), ("phone",), by=manager)
    merging.undo(undone, by=manager)
    merging.merge(person, twin, (), by=manager)
    batch = ImportBatch.objects.create(sha256="1", name="รายชื่อ.csv", path="x")
    StagedRow.objects.create(batch_id=batch.pk, number=3, first_name=FIRST, national_id_text="1101700230708")
    TrainingRecord.objects.create(
        person=person,
        course=session.course_version.course,
        finished_on=dt.date(2020, 5, 1),
        grade="B",
        batch=batch,
        row=3,
    )
    claiming.make_code(person, by=manager, at=now())
    about = {"content_type": ContentType.objects.get_for_model(Person), "object_id": person.pk}
    LogEntry.objects.create(user=manager, action_flag=CHANGE, object_repr=f"{FIRST} {LAST}", **about)
    Person.objects.filter(merged_into=None).exclude(pk=person.pk).filter(first_name=FIRST).update(
        first_name="คนอื่น", last_name="", name_key="", phone=""
    )
    return person


def test_nothing_in_the_database_tells_who_it_was():
    person = make_history()
    assert all(word in whole_database() for word in (FIRST, LAST, PHONE, "1101700230708"))
    erasing.erase(person, at=now())
    left = whole_database()
    assert [word for word in (FIRST, LAST, PHONE, "1101700230708", "0708") if word in left] == []


def test_counts_stay():
    person = make_history()
    erasing.erase(person, at=now())
    person.refresh_from_db()
    assert (person.state, person.records.count(), person.enrolments.count()) == ("anonymised", 2, 1)
    assert (person.birth_year, person.village, person.user, person.is_public_since) == (None,) * 4


def test_place_stays_as_coarse_as_a_subdistrict():
    person = make_known()
    erasing.erase(person, at=now())
    assert Person.objects.get(pk=person.pk).subdistrict_id == SAWANG


def test_certificate_stays_genuine_without_a_name():
    person = make_history()
    erasing.erase(person, at=now())
    certificate = person.records.get(certificate__isnull=False).certificate
    assert (certificate.name, certificate.revoked_at, certificate.erased_at is None) == ("", None, False)


def test_place_in_a_session_to_come_goes_to_who_waits():
    session, person = make_session(capacity=1), make_known()
    mine, next_ = make_enrolment(session, person), make_enrolment(session, state="waitlisted")
    erasing.erase(person, at=now())
    mine.refresh_from_db(), next_.refresh_from_db()
    assert (mine.state, next_.state) == ("cancelled", "offered")


def test_who_still_teaches_is_not_erased():
    person = make_known()
    accredit(person)
    SessionTrainer.objects.create(session=make_session(), person=person, is_lead=True)
    with pytest.raises(Refusal):
        erasing.erase(person, at=now())
    assert Person.objects.get(pk=person.pk).first_name == FIRST


def test_person_is_erased_once_and_a_merged_one_through_the_heir():
    kept, other = make_known(), make_known()
    merge = merging.merge(kept, other, (), by=make_user())
    with pytest.raises(Refusal):
        erasing.erase(other, at=now())
    erasing.erase(kept, at=now())
    for act in (lambda: erasing.erase(kept, at=now()), lambda: merging.undo(merge, by=merge.by)):
        with pytest.raises(Refusal):
            act()
    other.refresh_from_db()
    assert (other.state, other.first_name, PersonMerge.objects.get().changes) == ("merged", "", [])


# Through one's own account


def test_erased_account_leaves_the_record_to_the_programme():
    user = make_user()
    person = make_known(user=user, is_public_since=now())
    assert list(privacy.offers(user)) == ["training"]
    privacy.erase(user)
    person.refresh_from_db()
    assert (person.user, person.is_public_since, person.first_name, person.state) == (None, None, FIRST, "active")


def test_record_is_erased_with_the_account_if_that_is_ticked():
    user = make_user()
    person = make_known(user=user)
    privacy.erase(user, ["training"])
    person.refresh_from_db()
    assert (person.user, person.first_name, person.state) == (None, "", "anonymised")


def test_nothing_is_offered_to_who_has_no_record():
    assert privacy.offers(make_user()) == {}


def test_copy_of_ones_data_holds_the_record():
    user = make_user()
    person = make_history()
    Person.objects.filter(pk=person.pk).update(user=user)
    record = privacy.export(user)["training"]["record"]
    assert (record["first_name"], len(record["records"]), record["numbers"][0]["last4"]) == (FIRST, 2, "0708")
    assert DjangoJSONEncoder().encode(record)


def test_copy_of_ones_data_holds_the_shops_helped_and_what_one_answered_for_the_own_shop():
    teacher, owner, since = make_user(), make_user(), now()
    person = make_known(user=teacher, is_public_since=since)
    link = helping.claim(person, make_shop("กลุ่มทอผ้า", owner=owner), "photos", by=teacher)
    helping.confirm(link, is_named=True, by=owner)
    record = privacy.export(teacher)["training"]["record"]
    [shop] = record["shops_helped"]
    assert (record["is_public_since"], shop["shop__name"], shop["shop_may_be_named"]) == (since, "กลุ่มทอผ้า", True)
    [answer] = privacy.export(owner)["training"]["answers_for_shops"]
    assert (answer["shop__name"], answer["state"], FIRST in str(answer)) == ("กลุ่มทอผ้า", "confirmed", False)
    assert privacy.export(make_user())["training"]["answers_for_shops"] == []
