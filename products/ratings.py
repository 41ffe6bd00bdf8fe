"""How many stars products and shops were given: one writer, and the proof that it kept the count."""

import logging

from django.db import connection, transaction
from django.db.models import Count

from products.models import Product, Review
from shops.models import Shop
from shops.rating import STARS

logger = logging.getLogger(__name__)

# The rows of a table whose kept count is not what the reviews come to.
MISCOUNTED = """
SELECT kept.id FROM {table} kept LEFT JOIN (
    SELECT {column} AS id, ARRAY[
        count(*) FILTER (WHERE stars = 1), count(*) FILTER (WHERE stars = 2), count(*) FILTER (WHERE stars = 3),
        count(*) FILTER (WHERE stars = 4), count(*) FILTER (WHERE stars = 5)
    ]::int[] AS stars
    FROM products_review WHERE standing = 'shown' GROUP BY 1
) counted USING (id)
WHERE kept.stars <> coalesce(counted.stars, '{{0,0,0,0,0}}') ORDER BY 1
"""


@transaction.atomic
def recount(product_id: int) -> None:
    """Whoever changes a review calls this after it: counted under the lock of the product, then of its shop."""
    product = Product.objects.select_for_update(no_key=True).only("shop").get(pk=product_id)
    Product.objects.filter(pk=product.pk).update(stars=_counts(product=product.pk))
    recount_shop(product.shop_id)


@transaction.atomic
def recount_shop(shop_id: int) -> None:
    Shop.objects.select_for_update(no_key=True).only("pk").get(pk=shop_id)
    Shop.objects.filter(pk=shop_id).update(stars=_counts(shop=shop_id))


def _counts(**of: int) -> list[int]:
    rows = Review.objects.shown().filter(**of).order_by().values_list("stars").annotate(Count("pk"))
    counted = dict(rows)
    return [counted.get(stars, 0) for stars in STARS]


def miscounted() -> dict[str, list[int]]:
    """The products and shops whose count is not what their reviews come to; both empty when all is well."""
    return {
        "product": _wrong("products_product", "product_id"),
        "shop": _wrong("shops_shop", "shop_id"),
    }


def _wrong(table: str, column: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(MISCOUNTED.format(table=table, column=column))
        return [row[0] for row in cursor.fetchall()]


def mend() -> int:
    """Counts anew what was miscounted; says how much that was."""
    wrong = miscounted()
    for product_id in wrong["product"]:
        recount(product_id)
    for shop_id in wrong["shop"]:
        recount_shop(shop_id)
    return len(wrong["product"]) + len(wrong["shop"])


def report() -> None:
    """For the night: a wrong count is a bug, so that it goes into the log before it is mended."""
    for kind, ids in miscounted().items():
        if ids:
            logger.error("Stars were miscounted: %s %s", kind, ids[:20])
    mend()
