"""What counts as bought: orders of the last 90 days whose money the shop has, never its own members'."""

import datetime as dt

import pytest
from django.utils import timezone

from orders import bought, lifecycle, payments, refunds, tasks
from orders.models import Order, Refund
from products.models import Product, ProductSearch
from products.search import index
from tests.factories import make_product, make_shop, make_user, make_variant
from tests.unit.orders.factories import (
    make_cash_order,
    make_order,
    make_paid_order,
    make_purchase,
    make_sent_order,
    variant_of,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def lately():
    return bought.lately(timezone.now())


def product_of(order):
    return order.lines.get().product_id


def test_orders_count_and_not_pieces():
    product = make_product(on_hand=20)
    large = make_variant(product, name="ใหญ่", on_hand=20)
    for wanted in ([(variant_of(product), 9), (large, 2)], [(large, 1)]):
        payments.confirm(make_purchase(*wanted).orders.get().payments.get(), by=None)
    assert lately() == {product.pk: 2}


def test_order_counts_once_the_shop_has_the_money():
    order, on_delivery = make_order(), make_cash_order()
    lifecycle.accept(on_delivery, by=make_user())
    assert lately() == {}
    payments.confirm(order.payments.get(), by=None)
    assert lately() == {product_of(order): 1}


def test_completed_order_counts():
    order = make_sent_order()
    Order.objects.update(state="completed")
    assert lately() == {product_of(order): 1}


def test_cancelled_and_repaid_order_does_not_count():
    lifecycle.cancel(make_paid_order(), "ของหมด", by=make_user())
    assert lately() == {}
    refunds.mark_done(Refund.objects.get(), by=make_user())
    assert lately() == {}


@pytest.mark.parametrize(("days", "times"), [(89, [1]), (91, [])])
def test_what_was_bought_long_ago_counts_no_more(days, times):
    make_paid_order()
    assert list(bought.lately(timezone.now() + days * DAY).values()) == times


def test_what_members_buy_in_their_own_shop_does_not_count():
    owner = make_user()
    make_paid_order(shop=make_shop(owner=owner), by=owner)
    assert lately() == {}


def test_what_members_buy_elsewhere_counts():
    owner = make_user()
    make_shop(owner=owner)
    order = make_paid_order(shop=make_shop(), by=owner)
    assert lately() == {product_of(order): 1}


def test_timer_tells_the_catalogue():
    order = make_paid_order()
    product = product_of(order)
    index.refresh([product])
    tasks.count_what_was_bought(timestamp=0)
    assert Product.objects.get(pk=product).popularity == 1
    assert ProductSearch.objects.get(pk=product).popularity == 1
