"""What a buyer reads about an order."""

import pytest

from orders import journey, lifecycle, parcels, payments
from orders.events import Verb
from orders.models import Order
from shops.models import Shop
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_order

pytestmark = pytest.mark.django_db


def read(order):
    return journey.headline(Order.objects.for_buyer().get(pk=order.pk)).word


def words(order):
    return [event["word"] for event in journey.timeline(order)]


def test_every_event_has_its_sign():
    assert set(journey.SIGNS) == set(Verb)


def test_headline_follows_an_order_paid_in_advance():
    order, seller = make_order(), make_user()
    seen = [read(order)]
    payments.confirm(order.payments.get(), by=seller)
    seen.append(read(order))
    parcels.ship(order, "thailand_post", "EF582568151TH", by=seller)
    seen.append(read(order))
    parcels.deliver(order, by=None)
    seen.append(read(order))
    lifecycle.complete(order)
    seen.append(read(order))
    assert seen == ["รอจ่ายเงิน", "ร้านกำลังเตรียมของ", "ส่งของแล้ว", "ได้รับของแล้ว", "เสร็จสมบูรณ์"]


def test_timeline_shows_what_happened_and_what_is_to_come():
    order = make_order()
    assert words(order) == ["สั่งซื้อแล้ว", "แจ้งโอนแล้ว", "ร้านได้รับเงินแล้ว", "ส่งของแล้ว", "ได้รับของแล้ว"]
    lifecycle.cancel_by_buyer(order, by=None)
    order.refresh_from_db()
    assert words(order) == ["สั่งซื้อแล้ว", "ยกเลิกแล้ว"]


def test_cash_on_delivery_waits_for_the_shop():
    shop = make_shop()
    Shop.objects.update(takes_cash_on_delivery=True)
    shop.refresh_from_db()
    assert read(make_order(shop=shop, method="cod")) == "รอร้านรับคำสั่งซื้อ"
