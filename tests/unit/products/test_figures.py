"""Kept figures: as many as there are, once each, and the same after a second count."""

import pytest

from products.catalogue import figures
from products.models import Category, FacetCount
from products.search import index
from products.search.filters import NO_FILTERS, Filters
from shops import opening
from tests.factories import make_product, make_shop

pytestmark = pytest.mark.django_db
CHIANG_MAI = 50
SAKON_NAKHON = 47


@pytest.fixture
def counted():
    shop, elsewhere = make_shop(), make_shop(subdistrict_id=500101)
    food = Category.objects.get(slug="food")
    products = [
        make_product("ผ้าไหม", shop=shop),
        make_product("ผ้าฝ้าย", shop=shop, on_hand=0),
        make_product("ข้าว", shop=elsewhere, category=food),
        make_product("ของแปลก", shop=elsewhere, category=None),
        make_product("ร่าง", shop=shop, state="withdrawn"),
    ]
    index.refresh(product.pk for product in products)
    figures.refresh()
    return figures.read()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (NO_FILTERS, 4),
        (Filters(in_stock=True), 3),
        (Filters(province=SAKON_NAKHON), 2),
        (Filters(province=CHIANG_MAI, in_stock=True), 2),
        (Filters(region="N"), 2),
        (Filters(region="S"), 0),
    ],
)
def test_totals_count_what_the_filters_let_through(counted, filters, expected):
    assert counted.total(filters) == expected


def test_categories_are_counted_within_the_place(counted):
    slugs = {category.pk: category.slug for category in counted.categories}

    found = {slugs.get(pk): number for pk, number in counted.by_category(Filters(province=CHIANG_MAI)).items()}

    assert found == {"food": 1, None: 1}


def test_provinces_are_counted_within_the_category(counted):
    assert counted.by_province(Filters(category=counted.category("cloth").pk)) == {SAKON_NAKHON: 2}


def test_a_second_count_keeps_every_figure_once(counted):
    before = sorted(FacetCount.objects.values_list("category", "province", "on_sale"), key=str)

    figures.refresh()

    assert sorted(FacetCount.objects.values_list("category", "province", "on_sale"), key=str) == before


def test_a_shop_that_closes_leaves_the_figures(counted):
    shop = make_product("ผ้า").shop
    index.refresh(shop.products.values_list("pk", flat=True))
    opening.suspend(shop, "ทดสอบ")
    figures.refresh()

    assert figures.read().total(NO_FILTERS) == counted.total(NO_FILTERS)
