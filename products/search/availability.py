"""Keeps `is_in_stock` of the search row true to the stock, in the transaction that changed it."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q

from products.models import ProductSearch, Variant
from products.models.stock import enough


def buyable() -> Q:
    """Of variants: offered, and there is some of it or it may be ordered ahead."""
    return Q(is_offered=True) & enough(1, "stock__")


def refresh(variant_ids: Iterable[int]) -> None:
    """Rows are touched only where the answer changed, in ascending pk so that sales never deadlock."""
    some_left = Exists(Variant.objects.filter(buyable(), product=OuterRef("pk")))
    rows = ProductSearch.objects.filter(product__variants__in=list(variant_ids)).annotate(some_left=some_left)
    changed = rows.exclude(is_in_stock=F("some_left")).order_by("pk").values_list("pk", "some_left")
    for product_id, is_in_stock in dict(changed).items():
        ProductSearch.objects.filter(pk=product_id).update(is_in_stock=is_in_stock)
