"""Baskets: quantities add up, and a guest's basket survives signing in."""

import pytest
from django.contrib.auth.models import AnonymousUser

from netpracharat.refusals import Refusal
from orders import baskets
from orders.models import Basket
from tests.factories import make_product, make_user, make_variant
from tests.unit.orders.factories import DELIVERY, make_basket, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def variant():
    return variant_of(make_product())


def content(basket):
    return dict(basket.lines.values_list("variant", "quantity"))


def test_add_twice_adds_up(variant):
    basket = make_basket((variant, 2), (variant, 3))
    assert content(basket) == {variant.pk: 5}


def test_add_is_capped(variant):
    basket = make_basket((variant, 900), (variant, 900))
    assert content(basket) == {variant.pk: baskets.MOST_PIECES}


def test_full_basket_refuses_another_line(variant, monkeypatch):
    monkeypatch.setattr(baskets, "MOST_LINES", 1)
    basket = make_basket((variant, 1))
    with pytest.raises(Refusal):
        baskets.add(basket, make_variant(variant.product, name="ใหญ่"))
    assert content(basket) == {variant.pk: 1}


def test_no_quantity_removes_the_line(variant):
    basket = make_basket((variant, 2))
    baskets.set_quantity(basket, variant.pk, 0)
    assert content(basket) == {}


def test_guests_basket_is_found_by_its_token_alone(variant):
    basket = make_basket((variant, 1))
    assert baskets.find(AnonymousUser(), basket.token) == basket
    assert baskets.find(AnonymousUser(), "") is None
    assert baskets.find(make_user(), basket.token) is None


def test_users_basket_is_not_found_by_a_token(variant):
    basket = make_basket((variant, 1), user=make_user())
    assert baskets.find(AnonymousUser(), basket.token) is None


def test_merge_gives_a_user_without_basket_the_guests(variant):
    user, guest = make_user(), make_basket((variant, 2))
    baskets.merge(guest.token, into=user)
    assert Basket.objects.get(user=user) == guest


def test_merge_adds_quantities_capped(variant):
    user = make_user()
    other = make_variant(variant.product, name="ใหญ่")
    own, guest = make_basket((variant, 998), user=user), make_basket((variant, 5), (other, 1))
    baskets.merge(guest.token, into=user)
    assert content(own) == {variant.pk: 999, other.pk: 1}
    assert list(Basket.objects.all()) == [own]


def test_merge_keeps_the_address_that_the_guest_typed(variant):
    user = make_user()
    own, guest = make_basket((variant, 1), user=user), make_basket((variant, 1))
    Basket.objects.filter(pk=own.pk).update(delivery=None)
    baskets.merge(guest.token, into=user)
    assert Basket.objects.get().delivery == guest.delivery


def test_merge_leaves_the_address_that_the_user_typed_last(variant):
    user = make_user()
    own, guest = make_basket((variant, 1), user=user), make_basket((variant, 1))
    baskets.keep_delivery(own, DELIVERY | {"recipient": "ของตัวเอง"})
    baskets.merge(guest.token, into=user)
    assert Basket.objects.get().delivery["recipient"] == "ของตัวเอง"


def test_merge_of_another_users_basket_takes_nothing(variant):
    theirs, user = make_basket((variant, 1), user=make_user()), make_user()
    baskets.merge(theirs.token, into=user)
    assert content(theirs) == {variant.pk: 1}
    assert not Basket.objects.filter(user=user).exists()
