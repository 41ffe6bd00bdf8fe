"""SQL that is kept holds only where it was put together."""

import pytest

from products.catalogue.cards import on_sale
from products.models import Photo, Product
from products.search import index
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_kept_sql_is_put_together_anew_inside_another_query():
    silk, cotton = make_product("ผ้าไหม"), make_product("ผ้าฝ้าย")
    Photo.objects.create(product=silk, key="silk", width=4, height=3)
    index.refresh([silk.pk, cotton.pk])

    shown = on_sale().order_by("product_id")
    covers = [len(row["covers"]) for row in shown]
    pictured = Product.objects.filter(pk__in=on_sale().filter(covers__len=1).values("product_id"))

    assert (covers, list(pictured)) == ([1, 0], [silk])
