"""A digital teacher helps a shop on a phone: by a link, for a month, and the shop reads what was done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from netpracharat.accounts.models import User
from tests.browser import pictures, steps
from tests.browser.steps import follow, press
from tests.factories import make_shop, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]
SHOP = "กลุ่มทอผ้าบ้านตัวอย่าง"


@pytest.fixture
def phone_of(open_page: Callable[..., Page], live_server: object) -> Callable[[User], Page]:
    """A phone on which somebody is signed in."""

    def phone_of(user: User) -> Page:
        client = Client()
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        page = open_page("about:blank", has_touch=True)
        page.context.add_cookies(
            [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
        )
        return page

    return phone_of


def test_teacher_lists_for_a_shop_until_the_owner_ends_it(phone_of, tmp_path):
    owner = make_user("สมศรี")
    make_shop(SHOP, owner=owner)
    weaver, teacher = phone_of(owner), phone_of(make_user("ครูแก้ว"))
    weaver.goto("/sell/")
    follow(weaver, "ร้าน")
    follow(weaver, "ผู้ช่วยของร้าน")
    weaver.get_by_text("1 เดือน").click()
    press(weaver, "สร้างลิงก์คำเชิญ")
    teacher.goto(weaver.get_by_label("ลิงก์คำเชิญ").input_value())
    expect(teacher.get_by_text("เป็นเวลา 30 วัน")).to_be_visible()
    press(teacher, "เข้าร่วมร้าน")
    teacher.goto("/sell/")
    expect(teacher.get_by_text("ร้านยังขาด")).to_be_visible()
    follow(teacher, "สินค้าที่เปิดขาย")
    expect(teacher.get_by_text(f"ครูแก้ว ทำแทนร้าน {SHOP}").first).to_be_visible()
    list_a_product(teacher, tmp_path / "silk.jpg")
    weaver.reload()
    expect(weaver.get_by_text("เขียนประกาศขาย").first).to_be_visible()
    expect(weaver.get_by_text(f"ครูแก้ว ทำแทนร้าน {SHOP}").first).to_be_visible()
    press(weaver, "เลิกให้ช่วยตอนนี้ ครูแก้ว")
    expect(weaver.get_by_text("ตอนนี้ไม่มีใครช่วยร้าน")).to_be_visible()
    teacher.goto("/sell/helping/")
    expect(teacher.get_by_text("ตอนนี้คุณไม่ได้ช่วยร้านไหน")).to_be_visible()


def list_a_product(page: Page, photo: Path) -> None:
    photo.write_bytes(pictures.photo())
    press(page, "ลงขายสินค้า")
    page.get_by_label("ถ่ายรูปหรือเลือกรูป").set_input_files(photo)
    steps.write(page, "ชื่อสินค้า", "ผ้าซิ่นตีนจก")
    steps.write(page, "ราคา", "2,400")
    steps.write(page, "มีกี่ชิ้น", "5")
    press(page, "ลงขายเลย")
    expect(page.get_by_text("ผู้ซื้อเห็นสินค้านี้ได้เลย")).to_be_visible()
