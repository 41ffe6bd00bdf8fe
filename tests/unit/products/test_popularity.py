"""What was bought most is kept beside the product and in its search row."""

import pytest

from products.models import Product, ProductSearch
from products.search import index, popularity
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def products():
    products = [make_product() for _number in range(3)]
    index.refresh(product.pk for product in products)
    return products


def kept(model):
    return list(model.objects.order_by("pk").values_list("popularity", flat=True))


def test_figures_are_kept_in_both_places(products):
    silk, rice, _basket = products
    assert popularity.keep({silk.pk: 12, rice.pk: 1}) == 4
    assert kept(Product) == kept(ProductSearch) == [12, 1, 0]


def test_only_what_changed_is_written(products):
    silk, rice, basket = products
    popularity.keep({silk.pk: 12, rice.pk: 1})
    assert popularity.keep({silk.pk: 12, rice.pk: 1}) == 0
    assert popularity.keep({silk.pk: 12, basket.pk: 3}) == 4
    assert kept(Product) == kept(ProductSearch) == [12, 0, 3]


def test_search_row_that_fell_behind_is_put_right(products):
    popularity.keep({products[0].pk: 12})
    ProductSearch.objects.update(popularity=5)
    assert popularity.keep({products[0].pk: 12}) == 3
    assert kept(ProductSearch) == [12, 0, 0]


def test_product_without_search_row_and_unknown_product_stop_nobody(products):
    draft = make_product(state="draft", listed_at=None)
    assert popularity.keep({draft.pk: 2, draft.pk + 1000: 9}) == 1


def test_more_than_are_written_at_once_are_all_written(products, monkeypatch):
    monkeypatch.setattr(popularity, "AT_ONCE", 2)
    assert popularity.keep({product.pk: 7 for product in products}) == 6
    assert kept(Product) == kept(ProductSearch) == [7, 7, 7]
