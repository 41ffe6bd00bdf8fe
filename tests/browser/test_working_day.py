"""A seller's day on her phone: five orders packed at once, their labels, their tracking numbers, the stock counted."""

import io
import re
from collections.abc import Callable

import pypdfium2
import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from orders import payments
from orders.models import Order, Parcel
from orders.states import FulfilmentStatus
from products.models import Movement, Variant
from shops.models import Shop
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_purchase

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shop() -> Shop:
    return make_shop(owner=make_user("มาลี"))


@pytest.fixture
def silk(shop: Shop) -> Variant:
    return make_product("ผ้าไหมมัดหมี่", shop=shop, on_hand=8).variants.get()


@pytest.fixture
def orders(silk: Variant) -> list[Order]:
    made = [make_purchase((silk, 1)).orders.get() for _number in range(5)]
    for order in made:
        payments.receive(order, by=None)
    return made


@pytest.fixture
def open_as_seller(
    open_page: Callable[..., Page], shop: Shop, client: Client, live_server: object
) -> Callable[..., Page]:
    def open_as_seller(address: str, **options: object) -> Page:
        client.force_login(shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
        page = open_page("about:blank", has_touch=True, **options)
        cookie = {"name": "session", "value": client.cookies["session"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.goto(f"/sell/{shop.slug}/{address}")
        return page

    return open_as_seller


def words_of_labels(page: Page) -> list[str]:
    """What the PDF behind the link says, page by page."""
    address = page.get_by_role("link", name=re.compile("^ใบปะหน้าพัสดุ")).get_attribute("href")
    with pypdfium2.PdfDocument(io.BytesIO(page.request.get(address).body())) as document:
        return [label.get_textpage().get_text_range() for label in document]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_five_orders_are_packed_labelled_and_sent_and_one_wrong_number_is_told(open_as_seller, orders):
    page = open_as_seller("orders/")
    page.get_by_role("link", name="แพ็กทีละหลายคำสั่งซื้อ").click()
    page.get_by_label(re.compile(orders[4].number)).uncheck()
    press(page, "ทำต่อกับที่ติ๊กไว้")
    expect(page.get_by_text("ผ้าไหมมัดหมี่ × 4")).to_be_visible()
    labels = words_of_labels(page)
    assert [order.number in label for order, label in zip(orders, labels, strict=False)] == [True] * 4
    press(page, "แพ็กครบทั้งหมดนี้แล้ว")
    expect(page.get_by_text("แพ็กแล้ว 4 คำสั่งซื้อ")).to_be_visible()

    page.get_by_role("link", name="ใส่เลขพัสดุทีละหลายชิ้น").click()
    numbers = ["ED123456785TH", "ED123456784TH", "แฟลช, TH01", "J&T, 8200"]
    lines = page.get_by_label(re.compile("^พัสดุละหนึ่งบรรทัด"))
    begun = lines.input_value().splitlines()
    lines.fill("\n".join(f"{line}{number}" for line, number in zip(begun, numbers, strict=True)))
    page.get_by_label(re.compile("^บรรทัดที่ไม่ได้เขียนขนส่ง")).select_option(label="ไปรษณีย์ไทย")
    press(page, "ตรวจดูแต่ละบรรทัดก่อน")
    expect(page.get_by_text("บรรทัดที่ 2: เลขพัสดุไม่ถูกต้อง")).to_be_visible()
    assert Parcel.objects.filter(shipped_at__isnull=False).count() == 0
    press(page, "ส่ง 3 ชิ้น")
    expect(page.get_by_text("ส่งแล้ว 3 ชิ้น")).to_be_visible()
    expect(lines).to_have_value(f"{orders[1].number}, ED123456784TH")
    statuses = Order.objects.order_by("pk").values_list("fulfilment_status", flat=True)
    shipped, packed, waiting = FulfilmentStatus.SHIPPED, FulfilmentStatus.PACKED, FulfilmentStatus.UNFULFILLED
    assert list(statuses) == [shipped, packed, shipped, shipped, waiting]


@pytest.mark.parametrize("has_script", [True, False])
def test_stock_is_counted_by_plus_and_minus_and_stops_at_what_is_ordered(open_as_seller, orders, silk, has_script):
    page = open_as_seller("products/stock/", java_script_enabled=has_script)
    address = page.url
    left = page.get_by_label("เหลือขาย")
    for button, shown in (("+1", "4"), ("−1", "3"), ("−1", "2"), ("−1", "1"), ("−1", "0")):
        press(page, f"ผ้าไหมมัดหมี่ : {button}")
        expect(left).to_have_text(shown)
    press(page, "ผ้าไหมมัดหมี่ : −1")
    expect(page.get_by_text("ระหว่างนี้มีคนสั่งไปแล้วบางชิ้น")).to_be_visible()
    expect(left).to_have_text("0")
    assert page.url.startswith(address)
    adjusted = Movement.objects.filter(kind=Movement.Kind.ADJUST).values_list("on_hand_change", flat=True)
    assert list(adjusted) == [1, -1, -1, -1, -1]
    silk.stock.refresh_from_db()
    assert (silk.stock.on_hand, silk.stock.allocated) == (5, 5)
