"""A torn cloth on a phone: reported with a photo, argued about, decided by an officer, paid back with a slip."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from netpracharat.accounts import roles
from orders.states import PaymentStatus
from shops.models import Shop
from tests.browser import pictures, steps
from tests.browser.conftest import DESK
from tests.browser.steps import follow, press, write
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_received_order

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]
WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@pytest.fixture
def officer() -> str:
    """The secret in the phone of an officer, by which the second step of sign-in is taken."""
    officer = make_user("วันเพ็ญ", email=None, phone=steps.OFFICER, phone_verified_at=timezone.now(), is_staff=True)
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    secret = generate_totp_secret()
    TOTP.activate(officer, secret)
    return secret


@pytest.fixture
def order():
    shop = make_shop("กลุ่มทอผ้าบ้านตัวอย่าง", owner=make_user("บุญมี"))
    return make_received_order(shop=shop)


def as_seller(page: Page, shop: Shop, live_server: LiveServer) -> None:
    client = Client()
    client.force_login(shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])


@WITH_AND_WITHOUT
def test_torn_cloth_is_paid_back(open_page, live_server, order, officer, tmp_path, script):
    buyer, seller = (open_page("about:blank", java_script_enabled=script, has_touch=True) for _ in range(2))
    kept, slip = tmp_path / "torn.jpg", tmp_path / "slip.jpg"
    kept.write_bytes(pictures.photo())
    slip.write_bytes(pictures.slip("014999999999XYZ"))

    buyer.goto(f"/orders/{order.token}/")
    follow(buyer, "มีปัญหากับของที่ได้รับ")
    buyer.get_by_label("ของชำรุดเสียหาย").check()
    write(buyer, "เล่าให้ร้านฟังว่าเกิดอะไรขึ้น", "ผ้าขาดหนึ่งผืน")
    buyer.get_by_label("รูปถ่ายของปัญหา").set_input_files(kept)
    buyer.get_by_label("ขอเงินคืนทั้งหมด").check()
    press(buyer, "แจ้งร้าน")
    expect(buyer.get_by_text("รอร้านตอบ")).to_be_visible()
    expect(buyer.get_by_role("img", name="รูป 1")).to_be_visible()

    as_seller(seller, order.shop, live_server)
    steps.open_order(seller, order.number)
    follow(seller, "อ่านและตอบ")
    expect(seller.get_by_text("ผ้าขาดหนึ่งผืน")).to_be_visible()
    seller.get_by_label("เงินคืน", exact=True).check()
    write(seller, "คืนเงินเท่าไร", "500")
    write(seller, "ข้อความถึงผู้ซื้อ", "ขออภัยค่ะ คืนให้บางส่วน")
    press(seller, "ส่งคำตอบ")
    expect(seller.get_by_text("รอผู้ซื้อตอบ")).to_be_visible()

    buyer.reload()
    expect(buyer.get_by_role("button", name="ยอมรับเงินคืน ฿500")).to_be_visible()
    buyer.get_by_text("ขอให้เจ้าหน้าที่ตัดสิน").click()
    write(buyer, "อยากบอกอะไรเจ้าหน้าที่", "ขาดทั้งผืน ใช้ไม่ได้")
    press(buyer, "ส่งให้เจ้าหน้าที่")
    expect(buyer.get_by_text("รอเจ้าหน้าที่ตัดสิน")).to_be_visible()

    desk = open_page("/admin/", viewport=DESK)
    steps.sign_in_as_officer(desk, secret=officer)
    follow(desk, re.compile("เรื่องที่รอตัดสิน"))
    follow(desk, order.number)
    desk.get_by_label("เงินคืน", exact=True).check()
    write(desk, "คืนเงินเท่าไร", f"{order.total}")
    write(desk, "เหตุผล ให้ทั้งสองฝ่ายอ่าน", "รูปถ่ายเห็นชัดว่าผ้าขาด")
    press(desk, "ตัดสินเรื่องนี้")
    expect(desk.get_by_text("แจ้งผู้ซื้อและร้านแล้ว")).to_be_visible()

    steps.open_order(seller, order.number)
    seller.get_by_label("รูปสลิปโอนเงินคืน").set_input_files(slip)
    press(seller, "คืนเงินแล้ว")

    buyer.reload()
    expect(buyer.get_by_text("ปิดเรื่องแล้ว").first).to_be_visible()
    expect(buyer.get_by_role("img", name=re.compile("สลิป"))).to_be_visible()
    order.refresh_from_db()
    assert order.payment_status == PaymentStatus.REFUNDED
