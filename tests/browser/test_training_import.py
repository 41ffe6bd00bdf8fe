"""An officer brings in a dirty list, mends the rows that failed, brings those in too, and takes them back."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from django.db import connection
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from netpracharat.places.models import Village
from tests.browser.conftest import DESK
from tests.browser.steps import follow, press
from tests.house.training_world import make_officer
from tests.unit.training.legacy_files import listed, make_register
from training.importing import running
from training.models import ImportBatch, TrainingRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]
UPLOAD = "/admin/training/importbatch/add/"


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    """Villages are no part of what is emptied after a test with real commits."""
    make_register()
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE training_person CASCADE")
    Village.objects.all().delete()


@pytest.fixture
def page(page_of: Callable[..., Page]) -> Page:
    return page_of(make_officer("เจ้าหน้าที่สมหมาย"), viewport=DESK)


def bring_in(page: Page, name: str, content: bytes) -> None:
    """Up to the report; the worker does its part."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    press(page, "ส่งรายชื่อ")
    press(page, "ตรวจรายชื่อ")
    expect(page.locator("progress")).to_be_visible()
    running.run_all()
    expect(page.get_by_role("heading", name="รายงานผลตรวจ")).to_be_visible()


def write_it(page: Page) -> None:
    press(page, "บันทึกเลย")
    running.run_all()
    expect(page.get_by_text("รายชื่อนี้อยู่ในทะเบียนแล้ว")).to_be_visible()


def mended(book: Path) -> bytes:
    """As Excel would save it, with the right village in the row."""
    head, *rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as out:
        sheet = out.add_worksheet()
        for number, row in enumerate([head, *rows]):
            sheet.write_row(number, 0, row)
            if number:
                sheet.write(number, head.index("หมู่บ้าน"), "หมู่ 2")
    return file.getvalue()


def test_a_dirty_list_is_brought_in_mended_and_taken_back(page, tmp_path):
    page.goto(UPLOAD)
    wrong = {"ชื่อ": "สมชาย", "เลขประจำตัวประชาชน": "3-4709-00123-45-2", "หมู่บ้าน": "หมู่ 9"}
    bring_in(page, "รายชื่อเดิม.csv", listed({}, wrong, encoding="cp874").getvalue())
    write_it(page)
    assert TrainingRecord.objects.count() == 1

    with page.expect_download() as download:
        page.get_by_role("link", name="ดาวน์โหลด 1 แถว").click()
    download.value.save_as(tmp_path / "failed.xlsx")
    follow(page, "นำแถวที่แก้แล้วเข้า")
    bring_in(page, "แก้แล้ว.xlsx", mended(tmp_path / "failed.xlsx"))
    write_it(page)
    first, second = ImportBatch.objects.order_by("pk")
    assert (second.mends, TrainingRecord.objects.count()) == (first, 2)

    follow(page, "ถอนรายชื่อนี้ออกจากทะเบียน")
    assert TrainingRecord.objects.count() == 2
    press(page, "ถอนออกจากทะเบียน")
    running.run_all()
    expect(page.get_by_text("ไม่มีอะไรจากรายชื่อนี้อยู่ในทะเบียน")).to_be_visible()
    assert TrainingRecord.objects.get().batch == first
