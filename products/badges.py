"""What products won: put on and taken away by whoever decides it, shown wherever the product is."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from netpracharat.thai import dates
from products.models.badge import ProductBadge

AS_BADGE = JSONObject(label_th="label_th", label_en="label_en", year="year", url="url")


class Badge(NamedTuple):
    """A distinction in one language: National best 2018."""

    word: str
    url: str


def put(badges: Iterable[ProductBadge]) -> None:
    ProductBadge.objects.bulk_create(badges)


def take_away(product_id: int, kind: str, year: int) -> None:
    ProductBadge.objects.filter(product=product_id, kind=kind, year=year).delete()


def of(product: OuterRef) -> QuerySet[ProductBadge]:
    """For a subquery: the highest first, of equals the latest."""
    return ProductBadge.objects.filter(product=product).order_by("position", "-year")


def shown(badge: Mapping[str, str | int], language: str) -> Badge:
    label = (badge["label_en"] if language == "en" else "") or badge["label_th"]
    return Badge(f"{label} {dates.year_in(badge['year'], language)}", badge["url"])
