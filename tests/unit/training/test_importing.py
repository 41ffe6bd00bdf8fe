"""The way of a file into the register: each phase, what it refuses, and what it leaves alone."""

import io
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.storage import storages
from python_calamine import CalamineWorkbook

from netpracharat import lists, sheets
from netpracharat.places.models import Village
from netpracharat.refusals import Refusal
from tests.factories import SAWANG, make_user
from tests.unit.training.factories import accredit, make_person
from tests.unit.training.legacy_files import checked, imported, listed, make_officer, make_register, taken
from training import identifiers
from training.importing import columns, confirming, failures, running, uploading
from training.models import (
    DuplicateCandidate,
    ImportBatch,
    ImportMapping,
    Person,
    PersonIdentifier,
    StagedRow,
    TrainingRecord,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files", "register")]
BIRTH, ID, VILLAGE, COURSE, DAY = "ปีเกิด", "เลขประจำตัวประชาชน", "หมู่บ้าน", "หลักสูตร", "วันที่จบ"
OTHER_ID = "3-4709-00123-45-2"


@pytest.fixture
def register() -> None:
    make_register()


def problems(batch: ImportBatch) -> list[list[str]]:
    return [sorted(row.problems) for row in StagedRow.objects.filter(batch_id=batch.pk).order_by("number")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_a_file_is_read_in_each_encoding(encoding):
    head, row = lists.rows(listed({}, encoding=encoding))
    assert (head[1], row[1]) == ("ชื่อ", "สมใจ")


def test_a_workbook_is_read_as_it_was_typed():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["ชื่อ", "บัตรประชาชน"])
        sheet.write_row(1, 0, ["สมใจ", 1101700230708])
    file.seek(0)
    assert list(lists.rows(file)) == [["ชื่อ", "บัตรประชาชน"], ["สมใจ", "1101700230708"]]


def test_the_same_file_is_the_same_batch():
    assert taken(listed({})).pk == uploading.receive(listed({}), "อีกชื่อ.csv", by=make_officer()).pk
    assert len(storages["private"].listdir("imports")[1]) == 1


def test_columns_are_guessed_and_remembered():
    assert columns.guess(["ลำดับ", "ชื่อ-สกุล", "บัตรประชาชน", "วันเกิด", "หลักสูตร", "วันที่จบการอบรม"]) == {
        "first_name": 1,
        "national_id": 2,
        "birth": 3,
        "course": 4,
        "finished": 5,
    }
    batch = taken(listed({}))
    assert ImportMapping.objects.get().columns == batch.columns
    with pytest.raises(Refusal):
        columns.choose(batch, batch.columns, head=["ชื่อ"] * 20)


def test_a_mapping_without_a_name_is_refused():
    batch = uploading.receive(listed({}), "ก.csv", by=make_officer())
    with pytest.raises(Refusal):
        columns.choose(batch, {"course": 1, "finished": 2}, head=["ก", "ข", "ค"])
    batch.refresh_from_db()
    assert (batch.state, ImportMapping.objects.count()) == ("uploaded", 0)


def test_a_number_is_nowhere_in_the_database():
    checked({}, {ID: "1-1017-00230-70-9"})
    right, wrong = StagedRow.objects.order_by("number")
    assert (right.national_id_text, right.last4) == ("", "0708")
    assert bytes(right.digest) == identifiers.hashed("1101700230708").digest
    assert (wrong.national_id_text, wrong.digest) == ("1-xxxx-xxxxx-70-9", None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"ชื่อ": "", "นามสกุล": ""}, ["empty_name"]),
        ({"ชื่อ": "ก" * 81}, ["long_name"]),
        ({DAY: "ไม่ทราบ"}, ["unreadable_date"]),
        ({DAY: ""}, ["unreadable_date"]),
        ({DAY: "12/5/2061"}, ["year_in_doubt"]),
        ({DAY: "12/5/18"}, ["year_in_doubt"]),
        ({BIRTH: "1480"}, ["year_in_doubt"]),
        ({VILLAGE: "หมู่ 9"}, ["unknown_village"]),
        ({COURSE: "ทำขนม"}, ["unknown_course"]),
        ({"ศูนย์": "กศน.ที่ไม่มี"}, ["unknown_centre"]),
        ({ID: ""}, ["missing_id"]),
        ({ID: "1-1017-00230-70-9"}, ["bad_check_digit"]),
        ({ID: "", BIRTH: ""}, ["missing_id", "unidentified"]),
    ],
)
def test_what_is_wrong_with_a_row_is_told(change, expected):
    assert problems(checked(change)) == [expected]


def test_a_row_is_understood():
    checked({"คำนำหน้า": "น.ส.", "โทรศัพท์": "812345678", "ชั่วโมง": "12"})
    row = StagedRow.objects.get()
    assert (row.prefix, row.first_name, row.last_name, row.birth_year) == ("นางสาว", "สมใจ", "ใจดี", 1980)
    assert (row.phone, row.hours, str(row.finished_on)) == ("+66812345678", 12, "2018-05-12")
    assert (row.village_id, row.subdistrict_id) == (SAWANG * 100 + 1, SAWANG)


def test_signs_of_the_database_stay_text():
    checked({"ชื่อ": "ส\\nม", "นามสกุล": "\\N", COURSE: "\\."})
    row = StagedRow.objects.get()
    assert (row.first_name, row.last_name, row.course_text, row.phone, row.hours) == ("ส\\nม", "\\N", "\\.", "", None)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("081-234-5678", "+66812345678"),
        ("๐๒ ๑๒๓ ๔๕๖๗", "+6621234567"),
        ("+66 81 234 5678", "+66812345678"),
        ("1234", ""),
    ],
)
def test_a_phone_number_is_kept_where_it_is_one(typed, stored):
    checked({"โทรศัพท์": typed})
    assert StagedRow.objects.get().phone == stored


@pytest.mark.parametrize("written", ["หมู่ 2", "ม.2", "2", "บ้านดอนกอย", "ดอนกอย", "หมู่ที่ 2 บ้านดอนกอย", "47040802"])
def test_a_village_is_found_however_it_is_written(written):
    checked({VILLAGE: written})
    assert StagedRow.objects.get().village_id == SAWANG * 100 + 2


def test_an_unknown_village_has_three_suggestions():
    sample = checked({VILLAGE: "บ้านดอนกลอย"}).report["samples"]["unknown_village"][0]
    assert (len(sample["suggestions"]), sample["suggestions"][0]) == (3, "ม.2 บ้านดอนกอย")


def test_a_wrong_number_makes_no_second_person():
    imported({})
    batch = imported({ID: "1-1017-00230-70-9", DAY: "13/5/2561"}, {ID: "", DAY: "14/5/2561"})
    assert (Person.objects.count(), TrainingRecord.objects.count(), batch.report["persons"]) == (1, 3, 0)


def test_a_wrong_number_makes_no_second_person_within_a_file():
    imported({ID: "1-1017-00230-70-9", DAY: "13/5/2561"}, {}, {ID: "", DAY: "14/5/2561"})
    assert (Person.objects.count(), TrainingRecord.objects.count(), PersonIdentifier.objects.count()) == (1, 3, 1)


def test_who_had_no_number_gets_the_one_that_comes():
    imported({ID: ""})
    imported({DAY: "13/5/2561"})
    assert PersonIdentifier.objects.get().person == Person.objects.get()


def test_two_numbers_are_two_persons_and_a_row_without_one_is_neither():
    batch = imported({}, {ID: OTHER_ID}, {ID: "", DAY: "13/5/2561"})
    assert problems(batch) == [[], [], ["missing_id", "several_persons"]]
    assert (Person.objects.count(), TrainingRecord.objects.count()) == (2, 2)
    assert DuplicateCandidate.objects.get().score == 100


def test_a_name_that_is_nearly_the_same_is_told_to_people():
    imported({}, {ID: OTHER_ID, "นามสกุล": "ใจดีย์"})
    assert (Person.objects.count(), DuplicateCandidate.objects.count()) == (2, 1)


def test_the_same_row_twice_is_one_record():
    batch = imported({}, {"คำนำหน้า": "นาง"})
    assert problems(batch) == [[], ["duplicate_in_file"]]
    assert TrainingRecord.objects.get().row == 1


def test_a_second_file_with_the_same_rows_adds_nothing():
    people = {}, {ID: "", "ชื่อ": "สมศรี"}, {ID: OTHER_ID, "ชื่อ": "สมชาย", VILLAGE: "หมู่ 3"}
    imported(*people)
    batch = imported(*people, {"ชื่อ": ""})
    assert (batch.report["persons"], batch.report["skipped"]) == (0, 4)
    assert (Person.objects.count(), TrainingRecord.objects.count()) == (3, 3)


def test_a_report_writes_nothing():
    batch = checked({}, {COURSE: "ทำขนม"})
    counts = {name: batch.report[name] for name in ("failed", "skipped", "persons", "records")}
    assert (batch.state, counts) == ("reported", {"failed": 1, "skipped": 0, "persons": 1, "records": 1})
    assert (Person.objects.count(), TrainingRecord.objects.count()) == (0, 0)


def test_the_workbook_of_failed_rows_is_mended_and_imported(tmp_path: Path):
    batch = imported({}, {ID: OTHER_ID, "ชื่อ": "=สมชาย", VILLAGE: "หมู่ 9"})
    file = io.BytesIO()
    with failures.of(batch) as table:
        sheets.workbook(file, table)
    file.seek(0)
    head, row = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert (row[1], row[3], len(row)) == ("'=สมชาย", OTHER_ID, len(head))
    Village.objects.create(code=SAWANG * 100 + 9, subdistrict_id=SAWANG, moo=9, name_th="บ้านใหม่")
    file.seek(0)
    mended = running.run(taken(file))
    assert (mended.report["failed"], mended.report["persons"]) == (0, 1)


def test_only_an_officer_confirms():
    batch = checked({})
    with pytest.raises(Refusal):
        confirming.confirm(batch, by=make_user())
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == ("reported", 0)


def test_a_large_import_is_confirmed_by_another_than_the_uploader():
    batch = checked({})
    officer = make_officer()
    ImportBatch.objects.update(rows=10_001, uploaded_by=officer)
    batch.refresh_from_db()
    with pytest.raises(Refusal):
        confirming.confirm(batch, by=officer)
    batch.refresh_from_db()
    assert (batch.state, batch.confirmed_by) == ("reported", None)


def test_undo_takes_back_what_only_this_batch_made():
    known = make_person("สมศรี", birth_year=1980, village_id=SAWANG * 100 + 1, name_key="สมศรี ใจดี")
    batch = imported({}, {ID: "", "ชื่อ": "สมศรี"}, {ID: OTHER_ID, "ชื่อ": "สมชาย"})
    claimed = Person.objects.get(first_name="สมชาย")
    Person.objects.filter(pk=claimed.pk).update(user=make_user())
    confirming.undo(batch, by=make_officer())
    running.run(batch)
    assert (batch.state, TrainingRecord.objects.count()) == ("undone", 0)
    assert set(Person.objects.all()) == {known, claimed}


def test_undo_revokes_what_was_issued():
    batch = imported({})
    record = TrainingRecord.objects.get()
    given = accredit(record.person, record=record)
    confirming.undo(batch, by=make_officer())
    running.run(batch)
    given.refresh_from_db(), record.refresh_from_db()
    assert given.revoked_at is not None
    assert record.revoked_at is not None
    assert Person.objects.count() == 1


def test_workbook_that_no_memory_holds_is_refused():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(1_048_575, 16_383, "x")
    with pytest.raises(Refusal):
        uploading.receive(file, "รายชื่อ.xlsx", by=make_officer())
    assert ImportBatch.objects.count() == 0
