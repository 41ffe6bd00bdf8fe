"""The demand board on a seller's phone: what buyers searched for in vain becomes a listing."""

import pytest
from playwright.sync_api import expect

from netpracharat.charts.tables import FEWEST
from products.demand import counting
from tests.browser import pictures
from tests.browser.steps import find, follow, press, write
from tests.factories import make_shop, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]
WANTED = "หมวกสานใบลาน"


def test_what_buyers_searched_in_vain_becomes_a_listing(page, page_of, tmp_path):
    owner = make_user("สมศรี")
    make_shop("กลุ่มจักสานบ้านตัวอย่าง", owner=owner)
    for _search in range(FEWEST):
        find(page, WANTED)
    find(page, "สมชาย ใจดี")
    counting.refresh()

    weaver = page_of(owner, has_touch=True)
    weaver.goto("/sell/")
    follow(weaver, "สิ่งที่ผู้ซื้อมองหา")
    expect(weaver.get_by_text(f"ค้นหา {FEWEST} ครั้ง")).to_be_visible()
    expect(weaver.get_by_text("สมชาย")).to_have_count(0)
    press(weaver, f"ลงขายสิ่งนี้: {WANTED}")
    expect(weaver.get_by_label("ชื่อสินค้า")).to_have_value(WANTED)
    photo = tmp_path / "hat.jpg"
    photo.write_bytes(pictures.photo())
    weaver.get_by_label("ถ่ายรูปหรือเลือกรูป").set_input_files(photo)
    write(weaver, "ราคา", "350")
    write(weaver, "มีกี่ชิ้น", "4")
    press(weaver, "ลงขายเลย")
    expect(weaver.get_by_text("ผู้ซื้อเห็นสินค้านี้ได้เลย")).to_be_visible()
    page.goto("/products/")
    expect(page.get_by_role("link", name=WANTED)).to_be_visible()


def test_board_without_wishes_says_what_will_stand_there(page_of):
    owner = make_user("สมศรี")
    shop = make_shop(owner=owner)
    weaver = page_of(owner)
    weaver.goto(f"/sell/{shop.slug}/demand/")
    expect(weaver.get_by_text("ยังไม่มีรายการ")).to_be_visible()
