"""Sixteen at once: what is made to order, or counted by hand, never goes beyond what there is or can be made."""

from collections import Counter
from functools import partial

import pytest

from netpracharat.refusals import Refusal
from orders import checkout
from orders.models import Order
from products import stock
from products.models import Movement, Stock
from tests.concurrency.threads import all_at_once
from tests.factories import make_product
from tests.unit.orders.factories import agree, make_basket, variant_of

pytestmark = pytest.mark.django_db(transaction=True)
RIVALS = 16


def test_sixteen_buyers_get_exactly_the_capacity():
    variant = variant_of(make_product(on_hand=1, is_made_to_order=True, lead_days=7, weekly_capacity=4))
    baskets = [make_basket((variant, 1)) for _buyer in range(RIVALS)]
    outcomes = all_at_once([partial(checkout.place, basket, agree(basket)) for basket in baskets])
    kinds = Counter(type(outcome).__name__ for outcome in outcomes)
    assert kinds.pop("Purchase") == 5
    assert set(kinds) <= {"SoldOut", "Changed"}
    row = Stock.objects.get()
    assert (Order.objects.count(), row.on_hand, row.allocated) == (5, 1, 5)


def test_sixteen_thumbs_on_minus_stop_at_nothing():
    variant = variant_of(make_product(on_hand=5))
    outcomes = all_at_once([partial(stock.adjust, {variant.pk: -1})] * RIVALS)
    assert Counter(isinstance(outcome, Refusal) for outcome in outcomes) == {False: 5, True: RIVALS - 5}
    assert Stock.objects.get().on_hand == 0
    assert Movement.objects.filter(kind=Movement.Kind.ADJUST).count() == 5
