"""Races for a discount code: no more uses than it has, in all and for each buyer, and given back exactly once."""

from collections import Counter
from functools import partial

import pytest
from django.utils import timezone

from orders import books, checkout, discounts, lifecycle, payments, times
from orders.models import DiscountCode, Order
from tests.concurrency.threads import all_at_once
from tests.factories import make_product, make_shop
from tests.unit.orders.factories import agree, make_basket, make_code, make_discounted_order, variant_of

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS = 16


@pytest.fixture
def silk():
    return variant_of(make_product(on_hand=500))


def presses(silk, code, number=BUYERS, phone=""):
    baskets = [make_basket((silk, 1), code=code, phone=phone) for _buyer in range(number)]
    return [partial(checkout.place, basket, agree(basket)) for basket in baskets]


def outcomes_of(acts):
    outcomes = Counter(type(outcome).__name__ for outcome in all_at_once(acts))
    assert set(outcomes) <= {"Purchase", "UsedUp", "Changed"}, outcomes
    return outcomes


@pytest.mark.parametrize("most", [1, 5])
def test_code_is_used_exactly_as_often_as_it_may_be(silk, most):
    for number in range(5):
        code = make_code(silk.product.shop, code=f"RUSH{number}", most_uses=most)
        assert outcomes_of(presses(silk, code))["Purchase"] == most
        code.refresh_from_db()
        assert code.uses == code.redemptions.count() == most
    assert Order.objects.filter(discount=50).count() == Order.objects.count() == 5 * most
    assert books.complaints() == []


def test_one_buyer_on_many_screens_uses_it_as_often_as_it_may_be(silk):
    for number in range(5):
        code = make_code(silk.product.shop, code=f"EACH{number}", most_each=2)
        phone = f"+6689000000{number}"
        outcomes = outcomes_of(presses(silk, code, phone=phone))
        assert outcomes["Purchase"] == code.redemptions.count() == 2
    assert books.complaints() == []


def test_codes_of_two_shops_in_crossing_order_never_deadlock(silk):
    honey = variant_of(make_product("น้ำผึ้งป่า", shop=make_shop("บ้านห้วยลึก"), on_hand=500))
    first, second = make_code(silk.product.shop), make_code(honey.product.shop)
    for _round in range(25):
        acts = []
        for wanted in ((silk, honey), (honey, silk)):
            basket = make_basket(*((variant, 1) for variant in wanted), code=first)
            discounts.put_in(basket, second)
            acts.append(partial(checkout.place, basket, agree(basket)))
        assert outcomes_of(acts) == {"Purchase": 2}
    assert set(DiscountCode.objects.values_list("uses", flat=True)) == {50}
    assert books.complaints() == []


def test_use_is_given_back_once_whoever_ends_the_order(silk):
    code = make_code(silk.product.shop, most_uses=1)
    later = timezone.now() + times.TO_PAY + times.GRACE
    for _round in range(10):
        order = make_discounted_order(silk, code=code)
        ends = [partial(lifecycle.cancel_by_buyer, order, by=None), partial(lifecycle.expire, order, at=later)]
        all_at_once(ends * 4)
        code.refresh_from_db()
        assert code.uses == 0
    assert books.complaints() == []


def test_late_money_and_a_new_buyer_share_one_last_use(silk):
    """Either the expired order comes back, or the new one is placed; the money of the other is owed back."""
    code = make_code(silk.product.shop, most_uses=1)
    for _round in range(10):
        late = make_discounted_order(silk, code=code)
        lifecycle.expire(late, at=timezone.now() + times.TO_PAY + times.GRACE)
        [press] = presses(silk, code, number=1)
        all_at_once([partial(payments.receive, late, by=None), press])
        code.refresh_from_db()
        late.refresh_from_db()
        assert code.uses == 1
        assert (late.state == "confirmed") != late.refunds.exists()
        for order in Order.objects.filter(redemption__given_back_at=None):
            lifecycle.cancel(order, "จบรอบ", by=None)
    assert books.complaints() == []
