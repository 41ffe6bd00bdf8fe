"""A record taken back: by officers of its province, by the manager who vouched for it, with its certificate."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.factories import SAWANG, make_user
from tests.unit.training.factories import make_centre
from tests.unit.training.planned import make_closed
from tests.views.training.test_admin import KATHU, demo, found, list_of, make_officer, signed_in  # noqa: F401
from training.coverage import counting
from training.models import Person, TrainingRecord
from training.sessions import verifying
from training.teachers import cascade

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
HERE, ELSEWHERE = 47, 83
REASON = {"reason": "ออกให้ผิดคน"}


def make_record(**session: object) -> TrainingRecord:
    session, came = make_closed(by=make_user(), **session)
    verifying.verify(session, by=make_user())
    return came.person.records.get()


def revoking(record: TrainingRecord) -> str:
    return reverse("admin:training_trainingrecord_revoke", args=(record.pk,))


def is_standing(record: TrainingRecord) -> bool:
    record.refresh_from_db()
    record.certificate.refresh_from_db()
    assert (record.revoked_at is None) == (record.certificate.revoked_at is None)
    return record.revoked_at is None


def test_officer_revokes_a_record_and_everybody_who_verifies_reads_why(django_capture_on_commit_callbacks):
    record, officer = make_record(), signed_in(make_officer(HERE))
    assert officer.post(revoking(record), {"reason": " "}).status_code == 200
    assert is_standing(record)
    ProcrastinateJob.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        officer.post(revoking(record), REASON)
    assert not is_standing(record)
    assert REASON["reason"] in Client().get(record.certificate.get_absolute_url()).content.decode()
    jobs = ProcrastinateJob.objects.order_by("id").values_list("task_name", flat=True)
    assert list(jobs) == [counting.COUNTING, cascade.COUNTING]
    assert LogEntry.objects.get().object_id == str(record.pk)


def test_record_is_revoked_once():
    record, officer = make_record(), signed_in(make_officer())
    for _each in range(2):
        officer.post(revoking(record), REASON)
    assert LogEntry.objects.count() == 1


def test_officer_of_a_province_finds_its_people_and_its_sessions():
    here = make_record()
    there = make_record(centre=make_centre(subdistrict_id=KATHU, subdistrict=None))
    moved = make_record(centre=make_centre(subdistrict_id=KATHU, subdistrict=None))
    Person.objects.filter(pk=moved.person_id).update(subdistrict=SAWANG)
    assert found(signed_in(make_officer(HERE)).get(list_of("trainingrecord"))) == [moved, here]
    assert found(signed_in(make_officer(ELSEWHERE)).get(list_of("trainingrecord"))) == [moved, there]
    assert found(signed_in(make_officer()).get(list_of("trainingrecord"))) == [moved, there, here]
    assert signed_in(make_officer(HERE)).post(revoking(there), REASON).status_code == 404
    assert is_standing(there)


def test_record_is_found_by_name_day_and_certificate():
    record, other = make_record(), make_record()
    Person.objects.filter(pk=record.person_id).update(name_key="บัวผัน ทอผ้าเก่ง")
    TrainingRecord.objects.filter(pk=record.pk).update(finished_on="2020-03-02")
    officer = signed_in(make_officer())
    for typed in ("บัวผัน", "2/3/2563", record.certificate.number):
        assert found(officer.get(list_of("trainingrecord"), {"q": typed})) == [record], typed
    assert found(officer.get(list_of("trainingrecord"), {"q": other.certificate.number})) == [other]
    assert found(officer.get(list_of("trainingrecord"), {"q": "มานะ"})) == []


def test_list_costs_as_many_queries_for_many_records():
    officer = signed_in(make_officer(HERE))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            officer.get(list_of("trainingrecord"))
        return len(captured)

    make_record()
    few = queries()
    for _each in range(4):
        make_record()
    assert queries() == few


def test_certificate_of_a_record_is_not_revoked_alone():
    record = make_record()
    alone = reverse("admin:certificates_certificate_revoke", args=(record.certificate_id,))
    assert signed_in(make_officer(HERE)).post(alone, REASON)["Location"] == revoking(record)
    assert signed_in(make_officer(ELSEWHERE)).post(alone, REASON)["Location"] == record.certificate.get_absolute_url()
    assert is_standing(record)


def test_manager_revokes_what_the_centre_vouched_for():
    manager, officer = make_user(), make_officer(HERE)
    record = make_record(centre=make_centre(manager=manager))
    page = reverse("training_desk_session", args=(record.session.code,))
    address = reverse("training_revoke", args=(record.session.code, record.pk))
    assert signed_in(officer).post(address, REASON).status_code == 403
    assert signed_in(make_user()).post(address, REASON).status_code == 404
    client = signed_in(manager)
    assert address in client.get(page).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 200
    assert is_standing(record)
    assert client.post(address, REASON)["Location"] == page
    assert not is_standing(record)
    assert address not in client.get(page).content.decode()


def test_record_of_another_session_is_not_revoked_here():
    manager = make_user()
    own, other = make_record(centre=make_centre(manager=manager)), make_record()
    address = reverse("training_revoke", args=(own.session.code, other.pk))
    assert signed_in(manager).post(address, REASON).status_code == 404
    assert is_standing(other)
