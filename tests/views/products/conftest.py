"""A small market as buyers find it."""

import pytest

from products.catalogue import figures
from products.models import Product
from products.search import index, lexicon
from tests.factories import make_product, make_shop


@pytest.fixture
def shelve(db):
    """Makes products of one shop that buyers find at once."""
    shop = make_shop()

    def shelve(*names: str, **fields: object) -> list[Product]:
        products = [make_product(name, **{"shop": shop, **fields}) for name in names]
        index.refresh(product.pk for product in products)
        figures.refresh()
        figures.forget()
        lexicon.read.cache_clear()
        return products

    return shelve
