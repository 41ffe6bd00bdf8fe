"""What was sold at a fair: for its goods, in its days, and not cancelled."""

import datetime as dt

import pytest
from django.utils import timezone

from orders import fairs, lifecycle
from orders.models import Order
from tests.factories import make_product, make_shop
from tests.unit.orders.factories import make_order, make_paid_order
from tests.unit.products.factories import make_fair

pytestmark = pytest.mark.django_db


def test_orders_of_chosen_goods_and_shops_count():
    shop, product = make_shop(), make_product()
    orders = [make_paid_order(shop=shop), make_paid_order(product=product), make_paid_order()]
    fair = make_fair(products=[product], shops=[shop])
    goods = sum(order.goods_total for order in orders[:2])
    assert fairs.sold_at(fair) == (2, goods, 2)


def test_unpaid_and_cancelled_orders_are_not_sold():
    shop = make_shop()
    make_order(shop=shop)
    lifecycle.cancel(make_paid_order(shop=shop), "ของหมด", by=None)
    assert fairs.sold_at(make_fair(shops=[shop])) == (0, 0, 0)


@pytest.mark.parametrize(("days", "count"), [(-2, 0), (-1, 1), (1, 1), (2, 0)])
def test_only_the_days_of_the_fair_count(days, count):
    shop, today = make_shop(), timezone.localdate()
    order = make_paid_order(shop=shop)
    noon = fairs.midnight(today + dt.timedelta(days=days)) + dt.timedelta(hours=12)
    Order.objects.filter(pk=order.pk).update(placed_at=noon)
    day = dt.timedelta(days=1)
    assert fairs.sold_at(make_fair(shops=[shop], first_day=today - day, last_day=today + day)).orders == count
