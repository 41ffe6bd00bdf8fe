"""What the database refuses to whoever writes: by update(), and by SQL by hand."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.factories import make_shop, make_user
from tests.unit.training.factories import (
    accredit,
    make_course,
    make_enrolment,
    make_person,
    make_session,
)
from training.models import (
    Accreditation,
    Assessment,
    Attendance,
    CourseVersion,
    Enrolment,
    ImportBatch,
    Module,
    Person,
    PersonIdentifier,
    Session,
    TeacherShopLink,
    TrainingRecord,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def refused(write, *arguments, **options) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        write(*arguments, **options)
    return str(error.value)


def by_hand(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_number_is_one_persons():
    PersonIdentifier.objects.create(person=make_person(), kind="national_id", digest=b"1" * 32, last4="1234")
    other = make_person()
    assert "identifier_is_one_persons" in refused(
        PersonIdentifier.objects.create, person=other, kind="national_id", digest=b"1" * 32, last4="1234"
    )


def test_a_merged_person_has_an_heir_who_is_another():
    person = make_person()
    assert "person_merged_has_an_heir" in refused(Person.objects.update, state="merged")
    assert "person_is_not_merged_into_itself" in refused(Person.objects.update, state="merged", merged_into=person)


def test_an_anonymised_person_has_no_name_left():
    make_person()
    assert "person_anonymised_has_no_name" in refused(Person.objects.update, state="anonymised")
    assert Person.objects.update(state="anonymised", first_name="", last_name="", name_key="") == 1


def test_a_buddhist_birth_year_is_refused():
    assert "person_birth_year_is_christian" in refused(make_person, birth_year=2523)


def test_a_course_version_is_frozen_after_its_first_session():
    version = make_course()
    assert CourseVersion.objects.update(hours=8) == 1
    make_session(version=version)
    assert "frozen" in refused(CourseVersion.objects.update, hours=6)
    assert "frozen" in refused(Module.objects.update, minutes=1)
    assert "frozen" in refused(Module.objects.create, version=version, name_th="เพิ่ม", minutes=60)
    assert "frozen" in refused(by_hand, "DELETE FROM training_module")


def test_a_full_session_takes_nobody_more():
    session = make_session(capacity=1)
    make_enrolment(session)
    assert "full" in refused(make_enrolment, session)
    waiting = make_enrolment(session, state="waitlisted")
    assert "full" in refused(Enrolment.objects.filter(pk=waiting.pk).update, state="enrolled")
    assert "full" in refused(
        Enrolment.objects.filter(pk=waiting.pk).update, state="offered", offer_expires_at=timezone.now()
    )


def test_a_session_keeps_places_for_those_enrolled():
    session = make_session(capacity=2)
    make_enrolment(session), make_enrolment(session)
    assert "more people" in refused(Session.objects.update, capacity=1)


def test_a_person_enrols_once_in_a_session():
    session, person = make_session(), make_person()
    make_enrolment(session, person)
    assert "enrolment_is_one_a_person" in refused(make_enrolment, session, person)


def test_an_offer_has_an_end():
    assert "enrolment_offer_expires" in refused(make_enrolment, make_session(), state="offered")


def test_attendance_is_once_a_day():
    enrolment = make_enrolment(make_session())
    day = enrolment.session.days.first()
    Attendance.objects.create(enrolment=enrolment, day=day, minutes=180)
    assert "attendance_is_once_a_day" in refused(Attendance.objects.create, enrolment=enrolment, day=day, minutes=180)


def test_a_fail_has_a_note():
    enrolment = make_enrolment(make_session())
    assert "assessment_failed_has_a_note" in refused(
        Assessment.objects.create, enrolment=enrolment, attempt=1, score=40, is_passed=False
    )


def test_accreditations_of_one_level_do_not_overlap():
    person, today = make_person(), timezone.localdate()
    first = accredit(person)
    assert "overlap" in refused(accredit, person)
    assert "overlap" in refused(accredit, person, valid_from=first.valid_to, valid_to=first.valid_to + DAY)
    assert accredit(person, "master").pk
    after = accredit(person, valid_from=first.valid_to + DAY, valid_to=today + 900 * DAY)
    assert "overlap" in refused(Accreditation.objects.filter(pk=after.pk).update, valid_from=today)
    assert Accreditation.objects.filter(pk=first.pk).update(revoked_at=timezone.now(), revoked_reason="ลาออก") == 1
    assert accredit(person, valid_from=today, valid_to=today).pk


def test_a_record_comes_from_a_session_or_a_row():
    version, person = make_course(), make_person()
    assert "record_comes_from_somewhere" in refused(
        TrainingRecord.objects.create, person=person, course=version.course, finished_on=timezone.localdate(), grade="A"
    )


def test_a_large_import_needs_a_second_person():
    user = make_user()
    ImportBatch.objects.create(sha256="0" * 64, name="รายชื่อ.csv", path="imports/x", uploaded_by=user, rows=10_001)
    assert "second_person" in refused(ImportBatch.objects.update, confirmed_by=user, confirmed_at=timezone.now())
    assert ImportBatch.objects.update(confirmed_by=make_user(), confirmed_at=timezone.now()) == 1


def test_a_file_is_imported_once():
    ImportBatch.objects.create(sha256="0" * 64, name="ก.csv", path="imports/x")
    assert "sha256" in refused(ImportBatch.objects.create, sha256="0" * 64, name="ข.csv", path="imports/y")


def test_a_teacher_claims_a_shop_once():
    person, shop = make_person(), make_shop()
    TeacherShopLink.objects.create(person=person, shop=shop, how="opened")
    assert "shop_link_is_one" in refused(TeacherShopLink.objects.create, person=person, shop=shop, how="photos")
