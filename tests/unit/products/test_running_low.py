"""Goods of which few are left: one letter for each fall, by the product's own number or the shop's."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from products import running_low, stock
from products.models import Product, Stock
from shops.models import Shop
from tests.factories import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"))


@pytest.fixture
def variant(shop):
    return make_product(shop=shop, on_hand=5).variants.get()


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """How many letters an act puts on their way."""

    def letters(act, *args, **options):
        before = ProcrastinateJob.objects.filter(task_name="accounts.send_letter").count()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args, **options)
        return ProcrastinateJob.objects.filter(task_name="accounts.send_letter").count() - before

    return letters


def buy(variant, quantity):
    stock.allocate({variant.pk: quantity}, reference="test")


def test_fall_is_told_once_and_again_after_it_rose(letters, variant):
    assert letters(buy, variant, 2) == 0  # three are left
    assert letters(buy, variant, 1) == 1
    assert letters(buy, variant, 1) == 0
    assert letters(stock.receive, variant, 10) == 0
    assert letters(stock.adjust, {variant.pk: -9}) == 1


@pytest.mark.parametrize(("of_shop", "of_product", "told"), [(2, None, 0), (3, None, 1), (2, 3, 1), (3, 0, 0)])
def test_number_is_the_products_own_or_the_shops(letters, shop, variant, of_shop, of_product, told):
    Shop.objects.filter(pk=shop.pk).update(low_stock_at=of_shop)
    Product.objects.filter(pk=variant.product_id).update(low_stock_at=of_product)
    assert letters(buy, variant, 2) == told
    assert [row.pk for row in running_low.of(shop)] == [variant.pk] * told


def test_few_on_a_new_shelf_are_nobodys_news(letters, shop):
    assert letters(make_product, shop=shop, on_hand=1) == 0


def test_what_is_made_to_order_never_runs_low(letters, shop):
    variant = make_product(shop=shop, on_hand=1, is_made_to_order=True, lead_days=3).variants.get()
    assert letters(buy, variant, 3) == 0
    assert Stock.objects.get().low_since is None
