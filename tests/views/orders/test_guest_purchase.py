"""A guest buys: from the basket to the order's page, with few requests and few queries."""

import re
from datetime import timedelta
from decimal import Decimal
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from orders import baskets, lifecycle, parcels, payments
from orders.models import Basket, Order, Slip
from orders.states import OrderState, PaymentStatus
from products.models import Variant
from shops.models import Shop
from tests.factories import SAWANG, make_product, make_shop, make_user
from tests.unit.orders.factories import make_order, make_purchase, make_sent_order, slip_picture, slip_text, variant_of

pytestmark = pytest.mark.django_db

ADDRESS = {
    "recipient": "สมศรี ตัวอย่าง",
    "phone": "081 234 5678",
    "place": f"s:{SAWANG}",
    "place_text": "",
    "address": "99 หมู่ 3 ถนนหน้าวัด",
    "email": "buyer@example.com",
    "note": "",
}


@pytest.fixture
def silk():
    return variant_of(make_product("ผ้าไหมมัดหมี่", price=Decimal(1850), on_hand=5))


@pytest.fixture
def honey():
    return variant_of(make_product("น้ำผึ้งป่า", shop=make_shop("บ้านห้วยลึก"), price=Decimal(280), on_hand=5))


def put_in(client, variant, quantity=1):
    return client.post("/basket/add/", {"variant": variant.pk, "quantity": quantity})


def hidden_fields(page):
    """Names and values that the last press sends, as a browser reads them from the page."""
    html = page.content.decode()
    fields = dict(re.findall(r'type="hidden" name="(key|seen)" value="([^"]+)"', html))
    return fields | dict(re.findall(r'type="radio" name="(method-\d+)" value="(\w+)" checked', html))


def review(client, *variants):
    for variant in variants:
        put_in(client, variant)
    client.post("/checkout/", ADDRESS)
    return hidden_fields(client.get("/checkout/review/"))


def test_whole_purchase_stays_within_its_queries(client, silk):
    product_page = client.get(f"/products/{silk.product_id}/").url
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get("/products/").status_code == 200
        assert client.get(product_page).status_code == 200
        assert put_in(client, silk).url == "/basket/"
        assert client.get("/basket/").status_code == 200
        assert client.get("/checkout/").status_code == 200
        assert client.post("/checkout/", ADDRESS).url == "/checkout/review/"
        pressed = client.post("/checkout/place/", hidden_fields(client.get("/checkout/review/")))
        page = client.get(pressed.url)
    assert page.status_code == 200
    order = Order.objects.get()
    assert pressed.url == f"/orders/{order.token}/pay/"
    assert (order.total, order.phone, order.postal_code) == (1900, "+66812345678", "47130")
    assert len(queries) <= 60, "\n".join(query["sql"][:150] for query in queries)


def test_basket_costs_the_same_queries_for_one_shop_and_for_three(client, silk, honey):
    put_in(client, silk)
    with CaptureQueriesContext(connection) as one:
        client.get("/basket/")
    put_in(client, honey)
    put_in(client, variant_of(make_product("ตะกร้าไผ่", shop=make_shop("บ้านเชียงดา"))))
    with CaptureQueriesContext(connection) as three:
        client.get("/basket/")
    assert len(one) == len(three) == 3


def test_two_shops_are_two_payments_on_one_page(client, silk, honey):
    pressed = client.post("/checkout/place/", review(client, silk, honey))
    page = client.get(pressed.url).content.decode()
    assert re.fullmatch(r"/purchases/[\w-]+/", pressed.url)
    assert {f"/orders/{order.token}/pay/" in page for order in Order.objects.all()} == {True}
    assert Order.objects.count() == 2


def test_double_press_and_back_button_give_the_same_order(client, silk):
    fields = review(client, silk)
    first, second = client.post("/checkout/place/", fields), client.post("/checkout/place/", fields)
    assert first.url == second.url
    assert Order.objects.count() == 1


def test_changed_price_is_shown_and_asked_again(client, silk):
    fields = review(client, silk)
    Variant.objects.update(price=Decimal(1999))
    refused = client.post("/checkout/place/", fields, headers={"referer": "http://testserver/checkout/review/"})
    assert (refused.url, Order.objects.count()) == ("http://testserver/checkout/review/", 0)
    page = client.get("/checkout/review/")
    assert "฿1,999" in page.content.decode()
    assert "(เดิม ฿1,850)" in page.content.decode()
    client.post("/checkout/place/", hidden_fields(page))
    assert Order.objects.get().goods_total == 1999


def test_last_press_without_its_key_orders_nothing(client, silk):
    fields = review(client, silk)
    assert client.post("/checkout/place/", fields | {"key": ""}).url == "/basket/"
    assert Order.objects.count() == 0


def test_last_press_looks_past_an_absurd_field(client, silk):
    body = urlencode(review(client, silk) | {f"method-{'9' * 5000}": "cod"})
    client.post("/checkout/place/", body, content_type="application/x-www-form-urlencoded")
    assert [order.payment_method for order in Order.objects.all()] == ["promptpay"]


def test_what_cannot_be_bought_is_explained_and_the_rest_goes_through(client, silk, honey):
    put_in(client, silk)
    put_in(client, honey)
    Shop.objects.filter(name="บ้านห้วยลึก").update(state="suspended")
    assert "ร้านนี้ปิดอยู่ตอนนี้" in client.get("/basket/").content.decode()
    client.post("/checkout/place/", review(client))
    assert [order.shop.name for order in Order.objects.all()] == ["กลุ่มทอผ้าบ้านดอนกอย"]


def test_basket_leads_to_pages_that_are_there(client, silk, honey):
    put_in(client, silk)
    put_in(client, honey)
    Shop.objects.filter(name="บ้านห้วยลึก").update(state="suspended")
    page = client.get("/basket/").content.decode()
    links = re.findall(r'href="(/(?:products/[0-9]|shops/)[^"]*)"', page)
    assert [client.get(link).status_code for link in links] == [200, 200]


def test_address_page_keeps_what_was_typed_and_says_what_is_missing(client, silk):
    put_in(client, silk)
    page = client.post("/checkout/", ADDRESS | {"phone": "12"}).content.decode()
    assert ADDRESS["address"] in page
    assert "เบอร์" in page
    assert Basket.objects.get().delivery is None


def test_steps_are_not_reached_without_the_one_before(client, silk):
    assert client.get("/checkout/").url == "/basket/"
    assert client.get("/checkout/review/").url == "/checkout/"
    put_in(client, silk)
    assert client.get("/checkout/review/").url == "/checkout/"


@pytest.mark.parametrize("quantity", ["0", "-1", "1e3", "1000000", "", "x", "\x00"])
def test_add_refuses_what_is_no_quantity(client, silk, quantity):
    put_in(client, silk, quantity)
    assert Basket.objects.count() == 0


def test_add_refuses_what_is_not_for_sale(client, silk):
    silk.product.__class__.objects.update(state="withdrawn")
    put_in(client, silk)
    assert Basket.objects.count() == 0


def test_basket_cookie_cannot_be_read_by_scripts(client, silk):
    cookies = put_in(client, silk, 3).cookies
    assert (cookies["basket"]["httponly"], cookies["basket"]["samesite"]) == (True, "Lax")
    assert cookies["basket_count"].value == "3"


def test_change_and_remove(client, silk):
    put_in(client, silk)
    assert client.post("/basket/change/", {"variant": silk.pk, "quantity": "๓"}).cookies["basket_count"].value == "3"
    client.post("/basket/change/", {"variant": silk.pk, "quantity": 0})
    assert not Basket.objects.get().lines.exists()


def test_basket_survives_signing_in(client, silk):
    put_in(client, silk, 2)
    user = make_user(email=None, phone="+66812345678", phone_verified_at=timezone.now())
    client.post("/sign-in/", {"login": "0812345678", "password": "a-long-password"})
    assert list(Basket.objects.get(user=user).lines.values_list("variant", "quantity")) == [(silk.pk, 2)]


def test_figure_on_the_basket_follows_who_is_signed_in(client, silk):
    user = make_user(email=None, phone="+66812345678", phone_verified_at=timezone.now())
    baskets.add(baskets.find_or_open(user, ""), silk, 3)
    put_in(client, silk, 2)

    client.post("/sign-in/", {"login": "0812345678", "password": "a-long-password"})
    assert client.cookies["basket_count"].value == "5"

    client.post("/sign-out/")
    assert client.cookies["basket_count"].value == "0"


def test_personal_pages_are_kept_by_nobody(client):
    order = make_order()
    for address in (f"/orders/{order.token}/", f"/orders/{order.token}/pay/", f"/purchases/{order.purchase.token}/"):
        page = client.get(address)
        assert (page.status_code, "no-store" in page["Cache-Control"], page["X-Robots-Tag"]) == (200, True, "noindex")


def test_order_is_found_by_its_token_alone(client):
    order = make_order()
    assert [client.get(f"/orders/{key}/").status_code for key in (order.number, order.pk, "x" * 27)] == [404] * 3


def test_slip_sent_puts_the_order_under_review_and_is_shown_to_its_people_only(client, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    owner, buyer = make_user("เจ้าของร้าน"), make_user()
    order = make_order(shop=make_shop(owner=owner), by=buyer)
    client.force_login(buyer, "allauth.account.auth_backends.AuthenticationBackend")
    sent = client.post(f"/orders/{order.token}/pay/", {"picture": slip_picture(slip_text())})
    assert urlsplit(sent.url).path == f"/orders/{order.token}/"
    order.refresh_from_db()
    assert order.payment_status == PaymentStatus.UNDER_REVIEW
    address = f"/orders/{order.token}/slips/{Slip.objects.get().pk}/"
    seen = {}
    for name, person in {"buyer": buyer, "owner": owner, "rival": make_user(), "guest": None}.items():
        visitor = Client()
        if person:
            visitor.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        seen[name] = visitor.get(address).status_code
    assert seen == {"buyer": 200, "owner": 200, "rival": 403, "guest": 403}


@pytest.mark.parametrize("content", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_slip_that_is_no_picture_is_told_beside_the_field(client, content):
    order = make_order()
    page = client.post(f"/orders/{order.token}/pay/", {"picture": SimpleUploadedFile("slip.jpg", content)})
    assert page.status_code == 200
    assert "field__error" in page.content.decode()
    assert Slip.objects.count() == 0


def test_users_order_is_not_paid_by_somebody_who_has_its_link(client):
    order = make_order(by=make_user())
    assert client.get(f"/orders/{order.token}/").status_code == 200
    assert client.get(f"/orders/{order.token}/pay/").status_code == 403


def test_order_page_hides_the_address_from_others(client):
    order = make_order(by=make_user())
    assert order.address not in client.get(f"/orders/{order.token}/").content.decode()


def test_expired_order_shows_no_code_but_takes_a_slip(client):
    order = make_order()
    lifecycle.expire(order, at=order.expires_at + timedelta(seconds=1))
    page = client.get(f"/orders/{order.token}/pay/").content.decode()
    assert ("<svg viewBox" in page, 'name="picture"' in page) == (False, True)


def test_account_lists_own_orders_at_the_same_queries(client):
    user = make_user()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    counts = []
    for _number in range(3):
        make_order(by=user)
        make_order(by=make_user())
        Basket.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/account/orders/")
        counts.append(len(queries))
    assert counts[0] == counts[2]
    assert page.content.decode().count("order-lines") == 3


def test_buyer_cancels_receives_and_completes(client):
    cancelled, sent = make_order(), make_order()
    client.post(f"/orders/{cancelled.token}/cancel/", {"reason": "สั่งผิด"})
    cancelled.refresh_from_db()
    assert (cancelled.state, cancelled.cancel_reason) == (OrderState.CANCELLED, "สั่งผิด")
    payments.confirm(sent.payments.get(), by=None)
    parcels.ship(sent, "thailand_post", "EF582568151TH", by=None)
    client.post(f"/orders/{sent.token}/receive/")
    client.post(f"/orders/{sent.token}/complete/")
    sent.refresh_from_db()
    assert sent.state == OrderState.COMPLETED


def test_receiving_what_was_not_sent_is_refused(client):
    order = make_order()
    client.post(f"/orders/{order.token}/receive/")
    order.refresh_from_db()
    assert (order.state, order.fulfilment_status) == (OrderState.PENDING, "unfulfilled")


def test_buyer_says_that_the_parcel_has_not_come(client):
    order = make_sent_order()
    assert f"/orders/{order.token}/miss/" in client.get(f"/orders/{order.token}/").content.decode()
    client.post(f"/orders/{order.token}/miss/", {"reason": "รอมาสองอาทิตย์แล้ว"})
    order.refresh_from_db()
    page = client.get(f"/orders/{order.token}/").content.decode()
    assert (order.fulfilment_status, f"/orders/{order.token}/receive/" in page) == ("failed", True)
    assert f"/orders/{order.token}/miss/" not in page


def run_out(order):
    lifecycle.expire(order, at=timezone.now())


def cancel(order):
    lifecycle.cancel_by_buyer(order, by=None)


@pytest.mark.parametrize("end", [run_out, cancel])
def test_ended_order_takes_the_slip_of_who_has_paid_and_shows_no_code(client, end):
    order = make_order()
    Order.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    end(order)
    assert f"/orders/{order.token}/pay/" in client.get(f"/orders/{order.token}/").content.decode()
    page = client.get(f"/orders/{order.token}/pay/").content.decode()
    assert ("<svg viewBox" in page, 'name="picture"' in page) == (False, True)
    assert client.get(f"/orders/{order.token}/pay/picture/").status_code == 302


def test_lines_are_in_the_readers_language(client, silk):
    silk.product.__class__.objects.update(name_en="Mudmee silk")
    client.cookies["language"] = "en"
    order = make_purchase((silk, 1)).orders.get()
    assert "Mudmee silk" in client.get(f"/orders/{order.token}/").content.decode()
    put_in(client, silk)
    assert "Mudmee silk" in client.get("/basket/").content.decode()
