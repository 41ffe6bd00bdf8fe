"""Lists of a small register: one course, villages of a subdistrict, and files about its people."""

import csv
import io

from netpracharat import lists
from netpracharat.places.models import Village
from tests.factories import SAWANG, make_officer
from tests.unit.training.factories import make_course
from training.importing import columns, confirming, running, uploading
from training.models import ImportBatch

HEAD = [
    *("คำนำหน้า", "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "ปีเกิด", "โทรศัพท์", "หมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด"),
    *("ศูนย์", "หลักสูตร", "วันที่จบ", "ชั่วโมง"),
]
SOMJAI = {
    "ชื่อ": "สมใจ",
    "นามสกุล": "ใจดี",
    "เลขประจำตัวประชาชน": "1-1017-00230-70-8",
    "ปีเกิด": "2523",
    "หมู่บ้าน": "หมู่ 1",
    "ตำบล": "สว่าง",
    "อำเภอ": "พรรณานิคม",
    "จังหวัด": "สกลนคร",
    "หลักสูตร": "ขายออนไลน์เบื้องต้น",
    "วันที่จบ": "12/5/2561",
}


def make_register() -> None:
    make_course()
    for moo, name in enumerate(("บ้านสว่าง", "บ้านดอนกอย", "บ้านถ่อน"), start=1):
        Village.objects.create(code=SAWANG * 100 + moo, subdistrict_id=SAWANG, moo=moo, name_th=name)


def listed(*people: dict[str, str], encoding: str = "utf-8-sig") -> io.BytesIO:
    """Each dictionary changes the row of Somjai."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEAD)
    writer.writeheader()
    writer.writerows(SOMJAI | person for person in people)
    return io.BytesIO(text.getvalue().encode(encoding))


def taken(file: io.BytesIO) -> ImportBatch:
    batch = uploading.receive(file, "รายชื่อ.csv", by=make_officer())
    with uploading.opened(batch) as opened:
        columns.choose(batch, batch.columns, head=lists.head(opened))
    return batch


def checked(*people: dict[str, str]) -> ImportBatch:
    return running.run(taken(listed(*people)))


def imported(*people: dict[str, str]) -> ImportBatch:
    batch = checked(*people)
    confirming.confirm(batch, by=make_officer())
    return running.run(batch)
