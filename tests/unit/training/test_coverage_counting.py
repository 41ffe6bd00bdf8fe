"""Persons, sessions and shops are counted where they belong, once, from the village up to the nation."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from netpracharat.places.models import Subdistrict, Village
from tests.factories import SAWANG, make_shop, make_user
from tests.unit.training.factories import make_course, make_person, make_session
from tests.unit.training.planned import make_closed
from training.coverage import counting
from training.models import CoverageDay, CoverageTotal, ImportBatch, Person, TeacherShopLink, TrainingRecord
from training.sessions import verifying
from training.states import BatchState, Grade, LinkState, PersonState, SessionState

pytestmark = pytest.mark.django_db

DAY = dt.date(2020, 3, 2)
NATION, PROVINCE, DISTRICT = 0, 47, 4704
VILLAGE = SAWANG * 100 + 2


@pytest.fixture
def village() -> Village:
    return Village.objects.create(code=VILLAGE, moo=2, subdistrict_id=SAWANG, name_th="บ้านดอนกอย")


@pytest.fixture
def batch() -> ImportBatch:
    return ImportBatch.objects.create(sha256="x", name="รายชื่อ", state=BatchState.APPLIED)


def trained(batch: ImportBatch, *, on: dt.date = DAY, grade: str = Grade.NAMED, **fields: object) -> Person:
    person = make_person(**fields)
    row = batch.records.count() + 1
    course = make_course().course
    TrainingRecord.objects.create(person=person, course=course, finished_on=on, grade=grade, batch=batch, row=row)
    return person


def totals(name: str = "teachers") -> dict[int, int]:
    counting.refresh()
    return {row.place: getattr(row, name) for row in CoverageTotal.objects.order_by("place") if getattr(row, name)}


def test_teacher_counts_in_the_village_and_in_all_around_it(batch, village):
    trained(batch, village=village, subdistrict_id=SAWANG)

    assert totals() == dict.fromkeys((NATION, PROVINCE, DISTRICT, SAWANG, VILLAGE), 1)
    assert totals("villages") == totals()
    assert totals("all_villages") == totals()


def test_teacher_without_a_village_counts_from_the_subdistrict_up(batch):
    trained(batch, subdistrict_id=SAWANG)

    assert totals() == {NATION: 1, PROVINCE: 1, DISTRICT: 1, SAWANG: 1}


def test_teacher_of_whom_no_place_is_known_counts_in_the_nation(batch):
    trained(batch)

    assert totals() == {NATION: 1}


def test_teacher_of_a_session_counts_where_it_was_held_if_no_place_is_known():
    session, _came = make_closed(by=make_user())
    verifying.verify(session, by=make_user("ผู้จัดการ"))

    assert totals() == {NATION: 1, PROVINCE: 1, DISTRICT: 1, SAWANG: 1}
    assert totals("certificates") == totals()


def test_teacher_counts_once_on_the_first_day(batch, village):
    person = trained(batch, on=DAY + dt.timedelta(days=9), village=village)
    again = make_course().course
    TrainingRecord.objects.create(person=person, course=again, finished_on=DAY, grade="B", batch=batch, row=9)
    counting.refresh()

    assert list(CoverageDay.objects.order_by("place").values_list("place", "day", "teachers")) == [
        (NATION, DAY, 1),
        (PROVINCE, DAY, 1),
        (DISTRICT, DAY, 1),
    ]


@pytest.mark.parametrize(
    "fields", [{"grade": Grade.REPORTED}, {"revoked_at": timezone.now(), "revoked_reason": "ผิดคน"}]
)
def test_only_records_with_a_name_that_stand_make_a_teacher(batch, fields):
    TrainingRecord.objects.filter(person=trained(batch, subdistrict_id=SAWANG)).update(**fields)

    assert totals() == {}


def test_merged_person_counts_no_more_and_an_anonymised_one_still_does(batch):
    kept = trained(batch, subdistrict_id=SAWANG)
    merged = trained(batch, subdistrict_id=SAWANG)
    Person.objects.filter(pk=merged.pk).update(state=PersonState.MERGED, merged_into=kept)
    nameless = {"first_name": "", "last_name": "", "name_key": "", "phone": ""}
    Person.objects.filter(pk=kept.pk).update(state=PersonState.ANONYMISED, **nameless)

    assert totals()[NATION] == 1


def test_reported_heads_stand_beside_the_names_and_never_in_them():
    make_closed(by=make_user())  # twelve heads in the room, nobody verified by name
    counting.refresh()

    assert CoverageTotal.objects.filter(place=SAWANG).values("teachers", "reported", "sessions").get() == {
        "teachers": 0,
        "reported": 12,
        "sessions": 1,
    }


@pytest.mark.parametrize("state", [SessionState.OPEN, SessionState.RUNNING])
def test_session_that_is_not_over_counts_nowhere(state):
    make_session(state=state)

    assert totals("sessions") == {}


def test_shop_counts_once_and_only_confirmed(batch):
    one, other = trained(batch), trained(batch)
    shop, silent = make_shop("ร้านที่ยืนยัน"), make_shop("ร้านที่ไม่ตอบ")
    confirmed = {"state": LinkState.CONFIRMED, "answered_at": timezone.now()}
    for person in (one, other):
        TeacherShopLink.objects.create(person=person, shop=shop, how="opened", **confirmed)
    TeacherShopLink.objects.create(person=one, shop=silent, how="opened")

    assert totals("shops")[NATION] == 1


def test_refresh_touches_only_what_changed_and_takes_away_what_is_gone(batch, village):
    gone = trained(batch, village=village)
    trained(batch, subdistrict=Subdistrict(pk=830201))
    counting.refresh()
    before = {row.place: row.xmin for row in versions()}
    TrainingRecord.objects.filter(person=gone).delete()
    counting.refresh()
    after = {row.place: row.xmin for row in versions()}

    assert {place for place in before if before[place] == after.get(place)} == {83, 8302, 830201}
    assert CoverageDay.objects.filter(place=PROVINCE).count() == 0


def versions() -> list[CoverageTotal]:
    return list(CoverageTotal.objects.extra(select={"xmin": "xmin::text"}))


def test_refresh_costs_as_many_statements_for_many_as_for_one(batch):
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            counting.refresh()
        return len(captured)

    trained(batch, subdistrict_id=SAWANG)
    few = statements()
    for _turn in range(20):
        trained(batch, subdistrict_id=SAWANG)

    assert statements() == few
