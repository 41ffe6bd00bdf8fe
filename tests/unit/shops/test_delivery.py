"""Delivery fees by weight, and the table that a shop writes."""

from decimal import Decimal

import pytest

from netpracharat.refusals import Refusal
from shops import delivery
from shops.models import DeliveryRate, Shop
from tests.factories import make_shop

RATES = [DeliveryRate(up_to_grams=grams, fee=Decimal(fee)) for grams, fee in ((1000, 45), (500, 35), (5000, 90))]


@pytest.mark.parametrize(
    ("grams", "fee"),
    [
        (1, 35),
        (500, 35),
        (501, 45),
        (1000, 45),
        (1001, 90),
        (5000, 90),
        (5001, 125),
        (10000, 180),
        (11500, 270),
        (0, 0),
    ],
)
def test_fee_is_of_the_lightest_step_that_carries_it(grams, fee):
    assert delivery.fee_for(grams, RATES) == fee


@pytest.mark.django_db
def test_new_terms_replace_the_old():
    shop = make_shop()
    delivery.set_terms(shop, [(2000, Decimal(60)), (500, Decimal(30))], free_from=Decimal(800), takes_cash=True)
    shop = Shop.objects.get(pk=shop.pk)
    assert list(shop.delivery_rates.values_list("up_to_grams", "fee")) == [(500, 30), (2000, 60)]
    assert (shop.free_delivery_from, shop.takes_cash_on_delivery) == (800, True)


@pytest.mark.django_db
def test_a_shop_keeps_at_least_one_rate():
    shop = make_shop()
    with pytest.raises(Refusal):
        delivery.set_terms(shop, [], free_from=None, takes_cash=True)
    assert shop.delivery_rates.count() == 1
    assert Shop.objects.get(pk=shop.pk).takes_cash_on_delivery is False
