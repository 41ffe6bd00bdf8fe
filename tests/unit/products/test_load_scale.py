"""The synthetic nation: the same at every run, true to every rule of the market, and gone without a trace."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Sum

from netpracharat.refusals import Refusal
from products import stock
from products.models import CatalogueWord, FacetCount, Movement, Photo, Product, ProductSearch, Stock, Variant
from products.scale import loading
from products.scale.nation import SLUG, Nation, variants_before
from products.search import index
from shops.models import DeliveryRate, PromptPayAccount, Shop
from tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

SHOPS, PRODUCTS = 40, 120


def load(shops: int = SHOPS, products: int = PRODUCTS) -> None:
    loading.load(shops, products, processes=1, advance=lambda _size: None)


@pytest.fixture
def nation():
    return Nation(shops=SHOPS, products=1_000, places=loading.places(), categories={}, until=dt.datetime.now(dt.UTC))


def test_as_many_shops_and_products_as_asked_for():
    load()
    assert (Shop.objects.count(), Product.objects.on_sale().count()) == (SHOPS, PRODUCTS)
    assert (PromptPayAccount.objects.count(), Photo.objects.count()) == (SHOPS, PRODUCTS)
    assert DeliveryRate.objects.count() == SHOPS * 6
    assert Variant.objects.count() == variants_before(PRODUCTS)


def test_every_product_has_one_variant_and_a_few_have_three():
    load()
    counts = Product.objects.annotate(many=Count("variants")).values_list("many", flat=True)
    assert sorted(counts) == [1] * (PRODUCTS - 4) + [3] * 4


def test_price_of_a_product_is_the_lowest_of_its_variants():
    load()
    wrong = [p.pk for p in Product.objects.all() if p.price_from != min(v.price for v in p.variants.all())]
    assert wrong == []


def test_stock_is_the_sum_of_the_movements():
    load()
    moved = dict(Movement.objects.values_list("variant").annotate(Sum("on_hand_change")))
    assert dict(Stock.objects.filter(on_hand__gt=0).values_list("pk", "on_hand")) == moved
    assert Stock.objects.filter(on_hand=0).exists()


def test_search_rows_are_those_that_reindexing_would_write():
    load()
    written = list(ProductSearch.objects.order_by("pk").values())
    index.refresh(Product.objects.values_list("pk", flat=True))
    assert written == list(ProductSearch.objects.order_by("pk").values())


def test_popular_products_are_written_first():
    load()
    popularity = list(ProductSearch.objects.order_by("product_id").values_list("popularity", flat=True))
    assert popularity == sorted(popularity, reverse=True)
    assert popularity[0] > popularity[-1]


def test_words_and_facets_are_counted():
    load()
    assert FacetCount.objects.aggregate(all=Sum("on_sale"))["all"] == PRODUCTS
    assert CatalogueWord.objects.filter(products__gt=5).exists()


def test_ids_go_on_behind_the_nation():
    load()
    product = make_product()
    assert Product.objects.latest("pk") == product


def test_same_shop_and_product_at_every_run(nation):
    assert nation.shop(7) == nation.shop(7)
    assert nation.product(7) == nation.product(7)


def test_shops_stand_in_every_subdistrict(nation):
    places = {nation.shop(number).place.code for number in range(len(nation.places))}
    assert len(places) == 7_436


def test_variants_before_counts_what_the_products_have(nation):
    counted = 0
    for number in range(100):
        assert variants_before(number) == counted
        counted += len(nation.product(number).prices)


def test_market_with_orders_is_refused(settings):
    settings.DEMO = False
    variant = make_product().variants.get()
    stock.allocate({variant.pk: 1}, reference="an order")
    with pytest.raises(CommandError, match="There are orders in this database, so it is a real market"):
        call_command("load_scale", shops=1, products=1, processes=1)
    with pytest.raises(CommandError, match="There are orders in this database"):
        call_command("load_scale", "--clear")
    assert (Shop.objects.count(), Product.objects.count()) == (1, 1)


def test_orders_of_the_demo_are_none(settings):
    settings.DEMO = True
    variant = make_product().variants.get()
    stock.allocate({variant.pk: 1}, reference="an order")
    load(shops=1, products=1)
    assert Shop.objects.count() == 2


def test_second_nation_is_refused():
    load()
    with pytest.raises(Refusal, match="There is a synthetic nation already"):
        load()
    assert Shop.objects.count() == SHOPS


def test_clearing_removes_the_nation_and_nothing_else():
    product = make_product(name="ผ้าไหมของจริง")
    index.refresh([product.pk])
    load()
    assert loading.clear(advance=lambda _size: None) == SHOPS
    assert list(Product.objects.all()) == [product]
    assert list(Shop.objects.all()) == [product.shop]
    assert list(ProductSearch.objects.values_list("pk", flat=True)) == [product.pk]
    assert not CatalogueWord.objects.filter(products__gt=1).exists()


@pytest.mark.django_db(transaction=True)
def test_command_loads_on_two_cores_and_clears(capsys):
    call_command("load_scale", shops=20, products=50, processes=2)
    assert capsys.readouterr().out.startswith("The market has 20 shops and 50 products.\n")
    assert Shop.objects.filter(slug__startswith=SLUG).count() == 20
    sums = Stock.objects.annotate(moved=Sum("variant__movements__on_hand_change", default=0))
    assert not sums.exclude(on_hand=F("moved")).exists()
    call_command("load_scale", "--clear")
    assert capsys.readouterr().out.startswith("20 synthetic shops were removed.\n")
    assert (Shop.objects.count(), Product.objects.count()) == (0, 0)
