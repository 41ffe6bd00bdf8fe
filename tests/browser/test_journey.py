"""The whole story on a phone: from a village's loom to a delivered parcel, with JavaScript and without."""

import io
from decimal import Decimal

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from netpracharat.accounts import roles
from orders.models import Order
from orders.states import OrderState, PaymentStatus
from products.models import Product
from products.search import index, lexicon
from tests.browser import pictures, steps
from tests.browser.conftest import DESK
from tests.browser.steps import follow, press
from tests.factories import make_product, make_shop, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOP, CLOTH, HONEY = "กลุ่มทอผ้าบ้านตัวอย่าง", "ผ้าไหมมัดหมี่ย้อมคราม", "น้ำผึ้งป่าเดือนห้า"
MISSPELT = "ผ้าใหมมัดหมี่"
MISTYPED, TRACKING = "EF582621151TH", "EF582621152TH"
WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@pytest.fixture
def market(media, private_files) -> Product:
    """A market that is open, with one shop in it; its files in a folder of the test's own."""
    for cache in caches.all():
        cache.clear()
    lexicon.read.cache_clear()
    call_command("load_vocabulary", stdout=io.StringIO())
    seller = make_user("ลุงเขียว ตัวอย่าง")
    honey = make_product(HONEY, shop=make_shop("บ้านผึ้งตัวอย่าง", owner=seller), price=Decimal(280))
    index.refresh([honey.pk])
    return honey


@pytest.fixture
def officer() -> str:
    """The secret in the phone of an officer of the ministry, by which the second step of sign-in is taken."""
    officer = make_user("วันเพ็ญ", email=None, phone=steps.OFFICER, phone_verified_at=timezone.now(), is_staff=True)
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    secret = generate_totp_secret()
    TOTP.activate(officer, secret)
    return secret


@WITH_AND_WITHOUT
def test_from_the_loom_to_a_delivered_parcel(open_page, market, officer, tmp_path, script):
    seller, buyer = (open_page("about:blank", java_script_enabled=script, has_touch=True) for _ in range(2))

    steps.sign_up(seller, "สมใจ ตัวอย่าง", "somjai@example.com")
    steps.open_shop(seller, SHOP)
    expect(seller.get_by_text("รอเจ้าหน้าที่").first).to_be_visible()

    desk = open_page("/admin/", viewport=DESK)
    steps.sign_in_as_officer(desk, secret=officer)
    steps.approve_shop(desk, SHOP)

    kept = tmp_path / "photo.jpg"
    kept.write_bytes(pictures.photo())
    steps.list_product(seller, CLOTH, kept)

    steps.find(buyer, MISSPELT)
    steps.look_at(buyer, CLOTH)
    assert pictures.found_wrong(steps.served_photos(buyer)) == []
    steps.put_into_basket(buyer)
    steps.find(buyer, "น้ำผึ้ง")
    steps.look_at(buyer, HONEY)
    steps.put_into_basket(buyer)
    steps.check_out(buyer)
    expect(buyer.get_by_role("heading", name="สั่งซื้อแล้ว")).to_be_visible()

    order = Order.objects.get(shop__name=SHOP)
    follow(buyer, f"จ่ายเงิน ฿{order.total:,.0f}")
    assert steps.read_code(buyer, tmp_path / "code.png") == steps.Paid("0066812345678", order.total)
    steps.send_slip(buyer, "014123456789ABC", tmp_path / "slip.jpg")
    expect(buyer.get_by_text("แจ้งโอนแล้ว").first).to_be_visible()

    steps.open_order(seller, order.number)
    press(seller, "เงินเข้าแล้ว")
    press(seller, "แพ็กแล้ว")
    steps.ship(seller, MISTYPED)
    expect(seller.get_by_text("เลขพัสดุไม่ถูกต้อง").first).to_be_visible()
    steps.ship(seller, TRACKING)
    expect(seller.get_by_text(TRACKING).first).to_be_visible()

    buyer.reload()
    expect(buyer.get_by_text(TRACKING).first).to_be_visible()
    press(buyer, "ได้รับของแล้ว")
    press(buyer, "ของครบ ถูกต้อง")

    expect(buyer.get_by_text("เสร็จสมบูรณ์").first).to_be_visible()
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.COMPLETED, PaymentStatus.PAID)
    other = order.purchase.orders.exclude(pk=order.pk).get()
    assert (order.goods_total, other.state, other.total) == (Decimal(1850), OrderState.PENDING, Decimal(330))
