"""Stock: nothing is sold twice, and the movements add up to what is there."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.db.utils import ProgrammingError

from netpracharat.refusals import Refusal
from products import stock
from products.models import Movement, Stock
from tests.factories import make_product, make_user, make_variant

pytestmark = pytest.mark.django_db


def levels(variant):
    row = Stock.objects.get(pk=variant.pk)
    return row.on_hand, row.allocated, row.available


def movement_sums(variant):
    sums = variant.movements.aggregate(Sum("on_hand_change"), Sum("allocated_change"))
    return sums["on_hand_change__sum"], sums["allocated_change__sum"]


@pytest.fixture
def variant():
    return make_product(on_hand=5).variants.get()


def test_allocate_sets_aside(variant):
    stock.allocate({variant.pk: 3}, reference="A")
    assert levels(variant) == (5, 3, 2)
    assert movement_sums(variant) == (5, 3)


def test_allocate_refuses_more_than_available_and_takes_nothing(variant):
    other = make_variant(variant.product, name="ใหญ่", on_hand=9)
    with pytest.raises(stock.SoldOut) as refusal:
        stock.allocate({variant.pk: 6, other.pk: 1}, reference="A")
    assert refusal.value.variant_ids == [variant.pk]
    assert levels(variant) == (5, 0, 5)
    assert levels(other) == (9, 0, 9)
    assert Movement.objects.filter(kind=Movement.Kind.ALLOCATE).count() == 0


def test_release_gives_back(variant):
    stock.allocate({variant.pk: 3}, reference="A")
    stock.release({variant.pk: 3}, reference="A")
    assert levels(variant) == (5, 0, 5)


def test_release_of_more_than_allocated_is_a_bug(variant):
    with pytest.raises(stock.StockMismatchError):
        stock.release({variant.pk: 1}, reference="A")
    assert levels(variant) == (5, 0, 5)


def test_ship_lowers_both(variant):
    stock.allocate({variant.pk: 3}, reference="A")
    stock.ship({variant.pk: 3}, reference="A")
    assert levels(variant) == (2, 0, 2)
    assert movement_sums(variant) == (2, 0)


def test_made_to_order_is_allocated_before_it_exists_and_received_when_it_ships():
    variant = make_product(on_hand=1, is_made_to_order=True, lead_days=7).variants.get()
    stock.allocate({variant.pk: 4}, reference="A")
    assert levels(variant) == (1, 4, -3)
    stock.ship({variant.pk: 4}, reference="A")
    assert levels(variant) == (0, 0, 0)
    assert movement_sums(variant) == (0, 0)


def test_count_below_what_is_ordered_is_refused(variant):
    stock.allocate({variant.pk: 3}, reference="A")
    with pytest.raises(Refusal):
        stock.adjust({variant.pk: -3})
    assert levels(variant) == (5, 3, 2)


def test_count_leaves_a_movement_with_its_person(variant):
    counter = make_user()
    stock.adjust({variant.pk: 3}, by=counter)
    assert levels(variant) == (8, 0, 8)
    assert variant.movements.get(kind=Movement.Kind.ADJUST).by == counter


def test_database_refuses_selling_twice(variant):
    with pytest.raises(IntegrityError), transaction.atomic():
        Stock.objects.filter(pk=variant.pk).update(allocated=6)


def test_database_refuses_to_change_a_movement(variant):
    with pytest.raises(ProgrammingError), transaction.atomic():
        Movement.objects.filter(variant=variant).update(on_hand_change=50)
