"""A seller lists many goods at once: takes the table, fills it in, mends what was wrong, and takes all home."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from netpracharat import sheets
from products.bulk import running
from products.models import Product
from shops.models import Shop
from tests.browser.steps import follow, press
from tests.factories import make_shop, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]


@pytest.fixture
def shop() -> Shop:
    return make_shop("กลุ่มจักสานบ้านหนองแวง", owner=make_user("มาลี"))


@pytest.fixture
def page(page_of: Callable[..., Page], shop: Shop) -> Page:
    return page_of(shop.members.get().user, has_touch=True)


def downloaded(page: Page, link: str, kept_at: Path) -> list[list[object]]:
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    download.value.save_as(kept_at)
    return CalamineWorkbook.from_path(kept_at).get_sheet_by_index(0).to_python()


def filled(table: list[list[object]], *goods: dict[str, str]) -> bytes:
    head = table[0]
    file = io.BytesIO()
    rows = [*table[1:], *([one.get(column, "") for column in head] for one in goods)]
    sheets.workbook(file, sheets.Table("สินค้า", head, rows))
    return file.getvalue()


def send(page: Page, content: bytes) -> None:
    """The worker does its part."""
    workbook = {"name": "สินค้าของกลุ่ม.xlsx", "mimeType": sheets.XLSX, "buffer": content}
    page.get_by_label("ตารางที่กรอกแล้ว").set_input_files(workbook)
    press(page, "ตรวจตาราง")
    page.wait_for_url("**/bulk/*/")
    running.run_all()


def test_a_table_is_filled_in_mended_written_and_taken_home(page, shop, tmp_path):
    basket = {"รหัสของร้าน": "A01", "ชื่อสินค้า": "ตะกร้าไม้ไผ่สานลายดอกพิกุล", "ราคา": "250", "มีกี่ชิ้น": "4"}
    wrong = {"รหัสของร้าน": "A02", "ชื่อสินค้า": "กระติบข้าว", "ราคา": "แพงมาก", "มีกี่ชิ้น": "๗"}
    page.goto(f"/sell/{shop.slug}/products/")
    follow(page, "ลงขายทีละหลายอย่าง")
    table = downloaded(page, "ตารางเปล่า Excel", tmp_path / "blank.xlsx")

    send(page, filled(table, basket, wrong))
    expect(page.get_by_text("แถว 6 ช่อง “ราคา”")).to_be_visible()
    assert Product.objects.count() == 0

    page.goto(f"/sell/{shop.slug}/products/bulk/")
    send(page, filled(table, basket, wrong | {"ราคา": "120"}))
    expect(page.get_by_text("กระติบข้าว")).to_be_visible()
    press(page, "บันทึกสินค้า 2 รายการ")
    running.run_all()
    expect(page.get_by_text("บันทึกเสร็จแล้ว")).to_be_visible()

    follow(page, "ส่งตารางอื่น")
    taken = downloaded(page, "สินค้าทั้งหมด Excel", tmp_path / "goods.xlsx")
    assert [row[:5] for row in taken[1:]] == [
        ["A01", "ตะกร้าไม้ไผ่สานลายดอกพิกุล", "", 250, 4],
        ["A02", "กระติบข้าว", "", 120, 7],
    ]
