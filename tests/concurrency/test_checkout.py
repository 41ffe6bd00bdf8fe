"""Races at the checkout: nothing is sold twice, no deadlock, one press is one order, one slip serves once."""

from collections import Counter
from functools import partial

import pytest

from orders import checkout, payments, slips
from orders.models import Order, OrderEvent, Slip
from products import stock
from products.models import Stock
from tests.concurrency.threads import all_at_once
from tests.factories import make_product, make_variant
from tests.unit.orders.factories import agree, make_basket, make_order, slip_picture, slip_text, variant_of

pytestmark = pytest.mark.django_db(transaction=True)


def ready_to_press(*wanted):
    basket = make_basket(*wanted)
    return partial(checkout.place, basket, agree(basket))


def all_ready_to_press(buyers, variant):
    """They all saw it on the shelf, each on a page of his own."""
    return [ready_to_press((variant, 1)) for _buyer in range(buyers)]


def refill(variant, quantity):
    row = Stock.objects.get(pk=variant.pk)
    stock.adjust({variant.pk: quantity - row.available})


def outcomes_of(acts):
    return Counter(type(outcome).__name__ for outcome in all_at_once(acts))


@pytest.mark.parametrize(("buyers", "units"), [(16, 5), (8, 1)])
def test_rivals_buy_exactly_what_is_there(buyers, units):
    variant = variant_of(make_product(on_hand=0))
    for _round in range(20):
        refill(variant, units)
        outcomes = outcomes_of(all_ready_to_press(buyers, variant))
        assert outcomes.pop("Purchase") == units
        assert sum(outcomes.values()) == buyers - units
        assert set(outcomes) <= {"SoldOut", "Changed"}
    assert Order.objects.count() == 20 * units
    assert Stock.objects.get().allocated == 20 * units


def test_crossing_baskets_never_deadlock():
    first = variant_of(make_product(on_hand=500))
    second = make_variant(first.product, name="ใหญ่", on_hand=500)
    for _round in range(50):
        one, other = ready_to_press((first, 1), (second, 1)), ready_to_press((second, 1), (first, 1))
        assert outcomes_of([one, other]) == {"Purchase": 2}
    assert set(Stock.objects.values_list("allocated", flat=True)) == {100}


def test_crossing_baskets_of_two_shops_never_deadlock():
    """The pieces of two shops lie in one order by id, not shop by shop."""
    one, two = make_product(on_hand=500), make_product("น้ำผึ้งป่า", on_hand=500)
    first, second = variant_of(one), variant_of(two)
    third = make_variant(one, name="ใหญ่", on_hand=500)
    for _round in range(25):
        presses = [ready_to_press((third, 1), (second, 1)), ready_to_press((second, 1), (first, 1), (third, 1))]
        assert outcomes_of(presses) == {"Purchase": 2}


def test_same_press_in_parallel_is_one_order():
    variant = variant_of(make_product(on_hand=50))
    outcomes = all_at_once([ready_to_press((variant, 1))] * 20)
    assert len({purchase.pk for purchase in outcomes}) == 1
    assert (Order.objects.count(), Stock.objects.get().allocated) == (1, 1)


def test_one_basket_on_two_screens_is_ordered_once():
    """Each screen has a key of its own: only the basket's lock keeps the second one from ordering again."""
    variant = variant_of(make_product(on_hand=50))
    basket = make_basket((variant, 1))
    presses = [partial(checkout.place, basket, agree(basket)) for _screen in range(8)]
    assert outcomes_of(presses) == {"Purchase": 1, "Changed": 7}
    assert (Order.objects.count(), Stock.objects.get().allocated) == (1, 1)


@pytest.fixture
def _private_files(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


@pytest.mark.usefixtures("_private_files")
def test_one_slip_in_parallel_serves_one_order():
    orders = [make_order(quantity=1) for _number in range(10)]
    slip = slips.read(slip_picture(slip_text()))
    outcomes = outcomes_of([partial(payments.submit_slip, order, slip) for order in orders * 2])
    assert outcomes.pop("Slip") == 1
    assert set(outcomes) <= {"SlipUsed", "Refusal"}
    assert Slip.objects.count() == 1
    assert Order.objects.filter(payment_status="under_review").count() == 1


def test_two_people_confirm_once():
    payment = make_order().payments.get()
    assert outcomes_of([partial(payments.confirm, payment, by=None)] * 8) == {"NoneType": 8}
    assert OrderEvent.objects.filter(verb="paid").count() == 1


def test_books_balance_after_the_rush():
    variant = variant_of(make_product(on_hand=5))
    all_at_once(all_ready_to_press(8, variant))
    row = Stock.objects.get()
    assert sum(variant.movements.values_list("allocated_change", flat=True)) == row.allocated == 5
    assert sum(variant.movements.values_list("on_hand_change", flat=True)) == row.on_hand
