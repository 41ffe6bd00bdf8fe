"""What is ordered before it exists: never more than hands can make or a field bears, and honest about the day."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from netpracharat.refusals import Refusal
from products import ahead, stock
from products.models import Product, Stock
from products.search import availability, index
from products.tasks import end_preorders
from tests.factories import make_product, make_variant

pytestmark = pytest.mark.django_db
TODAY, SOON = dt.date(2026, 11, 2), dt.date(2026, 12, 15)


def make_preordered(day=None, most=5, on_hand=0):
    day = day or timezone.localdate() + dt.timedelta(days=30)
    return make_product(on_hand=on_hand, sent_from=day, preorder_most=most)


def levels(variant):
    row = Stock.objects.get(pk=variant.pk)
    return row.on_hand, row.allocated


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({}, 0),
        ({"is_made_to_order": True, "lead_days": 10}, ahead.NO_LIMIT),
        ({"is_made_to_order": True, "lead_days": 10, "weekly_capacity": 3}, 6),
        ({"is_made_to_order": True, "lead_days": 7, "weekly_capacity": 3}, 3),
        ({"sent_from": SOON, "preorder_most": 4}, 4),
        ({"sent_from": TODAY, "preorder_most": 4}, 0),
    ],
)
def test_so_many_can_be_ordered_ahead(fields, most):
    assert ahead.orderable(ahead.of(Product(**fields)), 0, TODAY) == most


def test_capacity_is_never_exceeded_and_what_ended_gives_room():
    variant = make_product(on_hand=1, is_made_to_order=True, lead_days=7, weekly_capacity=3).variants.get()
    stock.allocate({variant.pk: 4}, reference="A")
    with pytest.raises(stock.SoldOut):
        stock.allocate({variant.pk: 1}, reference="B")
    assert levels(variant) == (1, 4)
    stock.release({variant.pk: 2}, reference="A")
    stock.allocate({variant.pk: 2}, reference="B")
    stock.ship({variant.pk: 4}, reference="A")
    assert levels(variant) == (0, 0)


def test_database_refuses_to_promise_beyond_the_most():
    variant = make_preordered(most=2).variants.get()
    with pytest.raises(IntegrityError, match="stock_is_never_promised_beyond_its_most"), transaction.atomic():
        Stock.objects.filter(pk=variant.pk).update(allocated=3)


def test_preorders_end_with_their_day_but_go_on_their_way():
    variant = make_preordered(most=5).variants.get()
    stock.allocate({variant.pk: 3}, reference="A")
    Stock.objects.update(ahead_until=timezone.localdate())
    with pytest.raises(stock.SoldOut):
        stock.allocate({variant.pk: 1}, reference="B")
    stock.release({variant.pk: 1}, reference="A")
    stock.receive(variant, 1)
    stock.ship({variant.pk: 2}, reference="A")
    assert levels(variant) == (0, 0)


def test_goods_that_came_in_are_first_for_those_who_preordered():
    variant = make_preordered(most=5).variants.get()
    stock.allocate({variant.pk: 3}, reference="A")
    Stock.objects.update(ahead_until=timezone.localdate())
    stock.receive(variant, 4)
    with pytest.raises(stock.SoldOut):
        stock.allocate({variant.pk: 2}, reference="B")
    stock.allocate({variant.pk: 1}, reference="B")
    assert levels(variant) == (4, 4)


def test_limit_below_what_is_ordered_is_refused():
    product = make_product(on_hand=0, is_made_to_order=True, lead_days=7, weekly_capacity=5)
    stock.allocate({product.variants.get().pk: 4}, reference="A")
    product.weekly_capacity = 3
    with pytest.raises(Refusal):
        stock.let_ahead(product)
    assert Stock.objects.get().most_ahead == 5
    product.weekly_capacity = 4
    stock.let_ahead(product)
    assert Stock.objects.get().most_ahead == 4


def test_what_can_be_ordered_ahead_is_found_as_in_stock_until_its_day():
    product = make_preordered()
    make_variant(product, name="เล็ก", on_hand=0)
    index.refresh([product.pk])
    assert product.search_row.is_in_stock
    Stock.objects.update(ahead_until=timezone.localdate())
    end_preorders()
    product.search_row.refresh_from_db()
    assert not product.search_row.is_in_stock
    assert not product.variants.filter(availability.buyable()).exists()


@pytest.mark.parametrize(
    ("fields", "on_hand", "day"),
    [
        ({}, 5, None),
        ({"is_made_to_order": True, "lead_days": 10}, 2, None),
        ({"is_made_to_order": True, "lead_days": 10}, 1, TODAY + dt.timedelta(days=10)),
        ({"sent_from": SOON, "preorder_most": 4}, 0, SOON),
        ({"sent_from": SOON, "preorder_most": 4}, 2, None),
    ],
)
def test_day_of_sending_is_of_what_is_not_there_yet(fields, on_hand, day):
    variant = make_product(on_hand=on_hand, **fields).variants.select_related("stock", "product").get()
    assert ahead.sent_from(variant, 2, TODAY) == day


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("product_preorder_has_a_day_and_a_most", {"sent_from": SOON}),
        ("product_preorder_has_a_day_and_a_most", {"preorder_most": 5}),
        ("product_preorder_has_a_day_and_a_most", {"sent_from": SOON, "preorder_most": 5, "is_made_to_order": True}),
        ("product_capacity_is_of_what_is_made", {"weekly_capacity": 5}),
        ("product_capacity_is_of_what_is_made", {"weekly_capacity": 0, "is_made_to_order": True}),
    ],
)
def test_database_refuses_half_a_promise(name, fields):
    product = make_product()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(**fields)
