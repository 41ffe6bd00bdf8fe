"""A suspended shop sells nothing new; what was ordered before goes on to its end."""

import pytest

from netpracharat.refusals import Refusal
from orders import checkout, parcels, payments, quotes
from orders.models import Order
from orders.states import FulfilmentStatus, PaymentStatus
from shops import opening
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import agree, make_basket, make_order, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def silk():
    return make_product(shop=make_shop("ร้านไหม", owner=make_user()))


def test_open_order_is_paid_sent_and_received(silk):
    order = make_order(product=silk)
    opening.suspend(silk.shop, "มีผู้ร้องเรียน")
    payments.confirm(order.payments.get(), by=None)
    parcels.pack(order, by=None)
    parcels.ship(order, "flash", "TH0123456789", by=None)
    parcels.deliver(order, by=None)
    order.refresh_from_db()
    assert (order.payment_status, order.fulfilment_status) == (PaymentStatus.PAID, FulfilmentStatus.DELIVERED)


def test_basket_says_why_and_lets_the_rest_through(silk):
    cotton = make_product("ผ้าฝ้าย", shop=make_shop("ร้านฝ้าย"))
    basket = make_basket((variant_of(silk), 1), (variant_of(cotton), 1))
    opening.suspend(silk.shop, "มีผู้ร้องเรียน")
    quote = quotes.of_lines(basket.lines.for_quote())
    assert {item.name: item.trouble for part in quote.shops for item in part.items} == {
        silk.name: "ร้านนี้ปิดอยู่ตอนนี้",
        cotton.name: "",
    }
    bought = checkout.place(basket, agree(basket), by=None)
    assert [order.shop for order in bought.orders.all()] == [cotton.shop]


def test_nothing_of_it_is_ordered_that_was_looked_at_before(silk):
    basket = make_basket((variant_of(silk), 1))
    wish = agree(basket)
    opening.suspend(silk.shop, "มีผู้ร้องเรียน")
    with pytest.raises(Refusal):
        checkout.place(basket, wish, by=None)
    assert Order.objects.count() == 0


def test_desk_of_a_suspended_shop_works(silk, client):
    order = make_order(product=silk)
    opening.suspend(silk.shop, "มีผู้ร้องเรียน")
    client.force_login(silk.shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
    pages = [f"/sell/{silk.shop.slug}/", f"/sell/{silk.shop.slug}/orders/{order.number}/", f"/orders/{order.token}/"]
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
