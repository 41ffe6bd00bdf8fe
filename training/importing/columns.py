"""Which column of a file is what: guessed by the words of its head, remembered by the head as a whole."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.refusals import Refusal
from netpracharat.thai.text import fold
from training.models import ImportBatch, ImportMapping
from training.states import BatchState

# The first word that fits decides; longer ones stand before those that they contain.
WORDS = {
    "national_id": ("เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "บัตรประชาชน", "national id", "id card", "citizen id"),
    "birth": ("วันเดือนปีเกิด", "วันเกิด", "ปีเกิด", "birth"),
    "prefix": ("คำนำหน้า", "prefix", "title"),
    "last_name": ("นามสกุล", "สกุล", "last name", "surname"),
    "first_name": ("ชื่อ-นามสกุล", "ชื่อ-สกุล", "ชื่อและนามสกุล", "ชื่อสกุล", "first name", "full name", "ชื่อ", "name"),
    "phone": ("เบอร์โทร", "โทรศัพท์", "มือถือ", "phone", "mobile"),
    "subdistrict": ("ตำบล", "แขวง", "subdistrict", "tambon"),
    "district": ("อำเภอ", "เขต", "district", "amphoe"),
    "province": ("จังหวัด", "province"),
    "village": ("หมู่บ้าน", "หมู่ที่", "หมู่", "village", "moo"),
    "centre": ("ศูนย์การเรียน", "ศูนย์", "กศน", "centre", "center"),
    "course": ("หลักสูตร", "วิชา", "course"),
    "finished": ("วันที่จบ", "จบ", "วันที่อบรม", "อบรม", "finished", "date"),
    "hours": ("จำนวนชั่วโมง", "ชั่วโมง", "hours"),
}
LABELS = {
    "national_id": gettext_lazy("ID number"),
    "birth": gettext_lazy("birth (day or year)"),
    "prefix": gettext_lazy("prefix"),
    "last_name": gettext_lazy("last name"),
    "first_name": gettext_lazy("first name, or the whole name"),
    "phone": gettext_lazy("phone"),
    "subdistrict": gettext_lazy("subdistrict"),
    "district": gettext_lazy("district"),
    "province": gettext_lazy("province"),
    "village": gettext_lazy("village"),
    "centre": gettext_lazy("learning centre"),
    "course": gettext_lazy("course"),
    "finished": gettext_lazy("day it was finished"),
    "hours": gettext_lazy("hours"),
}
FIELDS = tuple(WORDS)
REQUIRED = ("first_name", "course", "finished")


def written(head: str) -> str:
    return re.sub(r"[\s_]+", " ", fold(head).lower()).strip()


def guess(head: Sequence[str]) -> dict[str, int]:
    """Field → column. A head that is one of our words goes before one that merely contains it."""
    heads, found = [written(cell) for cell in head], {}
    for is_match in (str.__eq__, str.__contains__):
        for field, words in WORDS.items():
            fits = (n for word in words for n, cell in enumerate(heads) if is_match(cell, word))
            column = next((n for n in fits if n not in found.values()), None)
            if field not in found and column is not None:
                found[field] = column
    return found


def signature(head: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(map(written, head)).encode()).hexdigest()


def suggested(head: Sequence[str]) -> dict[str, int]:
    """As the last file with this head was read; else guessed."""
    known = ImportMapping.objects.filter(signature=signature(head)).first()
    return known.columns if known else guess(head)


def choose(batch: ImportBatch, columns: Mapping[str, int], *, head: Sequence[str]) -> None:
    """From here on the file is read that way, and so is the next with this head."""
    if unknown := [field for field in columns if field not in FIELDS]:
        raise Refusal(_("There is no field {name}.").format(name=unknown[0]))
    if missing := [field for field in REQUIRED if field not in columns]:
        raise Refusal(_("Say which column is “{name}”.").format(name=LABELS[missing[0]]))
    if any(not 0 <= column < len(head) for column in columns.values()):
        raise Refusal(_("The file has no such column."))
    chosen = {"columns": dict(columns), "state": BatchState.STAGING, "done": 0, "changed_at": timezone.now()}
    if not ImportBatch.objects.filter(pk=batch.pk, state=BatchState.UPLOADED).update(**chosen):
        raise Refusal(_("This file is being imported already."))
    ImportMapping.objects.update_or_create(
        signature=signature(head), defaults={"columns": dict(columns), "used_at": timezone.now()}
    )
    batch.refresh_from_db()
