"""What the database itself says of products, whoever writes them."""

import pytest
from django.db import IntegrityError, transaction

from products.models import Product
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"price_from": None}, "product_on_the_shelf_has_name_and_price"),
        ({"price_from": 0}, "product_on_the_shelf_has_name_and_price"),
        ({"name": ""}, "product_on_the_shelf_has_name_and_price"),
        ({"season_from": 5}, "product_season_is_two_months"),
        ({"season_to": 5}, "product_season_is_two_months"),
        ({"season_from": 5, "season_to": 13}, "product_season_is_two_months"),
    ],
)
def test_product_is_never(wrong, constraint):
    make_product()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Product.objects.update(**wrong)
