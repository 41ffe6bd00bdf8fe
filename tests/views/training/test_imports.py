"""The officers' pages of an import: uploaded, its columns named, reported, decided on, mended, taken back."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.factories import make_user
from tests.unit.training.legacy_files import checked, imported, listed, make_officer, make_register, taken
from training.importing import running, uploading
from training.models import ImportBatch, OfficeArea, Person, TrainingRecord

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]
HERE, ELSEWHERE = 47, 83  # provinces


@pytest.fixture(autouse=True)
def register(settings):
    """Staff come in without TOTP, as in the demo."""
    settings.DEMO = True
    make_register()


def desk(*provinces: int) -> Client:
    """Of an officer of these provinces, or of the nation."""
    officer, client = make_officer(), Client()
    officer.is_staff = True
    officer.save(update_fields=["is_staff"])
    OfficeArea.objects.bulk_create(OfficeArea(officer=officer, province_id=province) for province in provinces)
    client.force_login(officer, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(page: str, *args: object) -> str:
    return reverse(f"admin:training_{page}", args=args)


def send(client: Client, content: bytes, name: str = "รายชื่อ.csv", **more: object):
    return client.post(at("importbatch_add"), {"file": SimpleUploadedFile(name, content), **more})


def choice(batch: ImportBatch) -> dict[str, str]:
    return {f"column{number}": field for field, number in batch.columns.items()}


def waiting_jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=running.RUNNING, status="todo").count()


def test_an_officer_brings_a_list_from_upload_to_undone():
    client = desk()
    answer = send(client, listed({}, {"หมู่บ้าน": "หมู่ 9"}).getvalue())
    batch = ImportBatch.objects.get()
    assert answer["Location"] == at("import_columns", batch.pk)
    assert "สมใจ" in client.get(answer["Location"]).content.decode()
    client.post(answer["Location"], choice(batch))
    assert waiting_jobs() == 1
    running.run_all()
    page = client.get(at("importbatch_change", batch.pk)).content.decode()
    assert "ม.1 บ้านสว่าง" in page
    client.post(at("import_confirm", batch.pk))
    running.run_all()
    assert (Person.objects.count(), TrainingRecord.objects.count()) == (1, 1)
    client.get(at("import_undo", batch.pk))
    assert TrainingRecord.objects.count() == 1
    client.post(at("import_undo", batch.pk))
    running.run_all()
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count(), TrainingRecord.objects.count()) == ("undone", 0, 0)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "ไฟล์นี้ว่างเปล่า"),
        (b"%PDF-1.7 \x00\x01", "ไม่ใช่ไฟล์รายชื่อ"),
        (b"PK\x03\x04 cut off", "ไม่ใช่ไฟล์รายชื่อ"),
        (b"\xd0\xcf\x11\xe0 cut off", "ไม่ใช่ไฟล์รายชื่อ"),
        ("สวัสดี".encode(), "ไม่ใช่ไฟล์รายชื่อ"),
    ],
)
def test_what_is_no_list_is_refused_beside_the_field(content, sentence):
    answer = send(desk(), content)
    assert sentence in answer.content.decode()
    assert ImportBatch.objects.count() == 0


def test_the_same_file_leads_to_the_same_batch_until_it_is_undone():
    client, content = desk(), listed({}).getvalue()
    first = send(client, content)["Location"]
    assert send(client, content)["Location"] == first
    client.post(at("import_discard", ImportBatch.objects.get().pk))
    assert send(client, content)["Location"] != first
    assert sorted(ImportBatch.objects.values_list("state", flat=True)) == ["undone", "uploaded"]


def test_the_file_of_another_province_is_told_and_not_shown():
    content = listed({}).getvalue()
    send(desk(HERE), content, province=HERE)
    other = desk(ELSEWHERE)
    assert other.get(send(other, content, province=ELSEWHERE)["Location"]).status_code == 200
    assert ImportBatch.objects.get().province_id == HERE


def test_an_officer_of_a_province_uploads_for_that_one_alone():
    answer = send(desk(HERE), listed({}).getvalue(), province=ELSEWHERE)
    assert (answer.status_code, ImportBatch.objects.count()) == (200, 0)


def test_columns_that_are_missing_or_named_twice_are_told():
    client = desk()
    send(client, listed({}).getvalue())
    batch = ImportBatch.objects.get()
    answer = client.post(at("import_columns", batch.pk), choice(batch) | {"column12": "course"})
    batch.refresh_from_db()
    assert (answer.context["form"].non_field_errors().__len__(), batch.state) == (2, "uploaded")


def test_a_large_import_waits_for_a_second_officer():
    client, batch = desk(), checked({})
    ImportBatch.objects.update(rows=10_001, uploaded_by=client.session["_auth_user_id"])
    assert at("import_confirm", batch.pk) not in client.get(at("importbatch_change", batch.pk)).content.decode()
    client.post(at("import_confirm", batch.pk))
    batch.refresh_from_db()
    assert (batch.state, waiting_jobs()) == ("reported", 0)
    desk().post(at("import_confirm", batch.pk))
    batch.refresh_from_db()
    assert (batch.state, waiting_jobs()) == ("confirmed", 1)


def test_what_stands_still_has_a_button_to_go_on():
    client, batch = desk(), taken(listed({}))
    page = at("importbatch_change", batch.pk)
    assert at("import_go_on", batch.pk) not in client.get(page).content.decode()
    ImportBatch.objects.update(changed_at=timezone.now() - dt.timedelta(minutes=4))
    assert at("import_go_on", batch.pk) in client.get(page).content.decode()
    client.post(at("import_go_on", batch.pk))
    assert waiting_jobs() == 1


def test_why_it_stopped_is_told_until_somebody_lets_it_go_on(monkeypatch):
    client, batch = desk(), taken(listed({}))
    uploading.storages["private"].delete(batch.path)
    running.run_all()
    batch.refresh_from_db()
    assert (batch.state, batch.trouble != "") == ("staging", True)
    assert batch.trouble in client.get(at("importbatch_change", batch.pk)).content.decode().replace("&#x27;", "'")
    running.wake()
    assert waiting_jobs() == 0
    client.post(at("import_go_on", batch.pk))
    assert waiting_jobs() == 1


def test_failed_rows_are_downloaded_and_come_back_as_a_batch_that_mends():
    client, batch = desk(), imported({}, {"หมู่บ้าน": "หมู่ 9"})
    book = b"".join(client.get(at("import_failed", batch.pk)).streaming_content)
    assert book.startswith(b"PK")
    client.post(f"{at('importbatch_add')}?mends={batch.pk}", {"file": SimpleUploadedFile("แก้แล้ว.xlsx", book)})
    assert ImportBatch.objects.get(mends=batch).name == "แก้แล้ว.xlsx"


def test_the_list_asks_as_much_with_three_rows_and_with_thirty():
    client, officer = desk(), make_user()

    def queries(count: int) -> int:
        ImportBatch.objects.all().delete()
        for number in range(count):
            ImportBatch.objects.create(sha256=f"{number:064}", name="ก.csv", uploaded_by=officer, province_id=HERE)
        with CaptureQueriesContext(connection) as asked:
            client.get(at("importbatch_changelist"))
        return len(asked)

    assert queries(3) == queries(30)


def test_officers_see_exactly_the_batches_of_their_provinces():
    for number, province in enumerate((HERE, ELSEWHERE, None)):
        ImportBatch.objects.create(sha256=f"{number:064}", name="ก.csv", province_id=province)

    def seen(client: Client) -> int:
        return client.get(at("importbatch_changelist")).context["cl"].result_count

    assert [seen(desk()), seen(desk(HERE)), seen(desk(HERE, ELSEWHERE))] == [3, 1, 2]
    assert ImportBatch.objects.visible_to(make_user()).count() == 0


def test_a_large_list_is_taken_from_staff_alone(settings):
    content = io.BytesIO(b"x,y,z\n" + b"1,2,3\n" * 2_200_000).getvalue()
    assert len(content) > 12 * 1024 * 1024
    send(desk(), content)
    assert uploading.storages["private"].size(ImportBatch.objects.get().path) == len(content)
