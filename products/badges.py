"""What distinguishes products: put on and taken away by whoever decides it, shown wherever the product is."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from netpracharat.thai import dates
from products.models.badge import BadgeQuerySet, ProductBadge

AS_BADGE = JSONObject(kind="kind", label_th="label_th", label_en="label_en", year="year", url="url")


class Badge(NamedTuple):
    """A distinction in one language: National best 2018."""

    word: str
    url: str


def put(badges: Iterable[ProductBadge]) -> None:
    ProductBadge.objects.bulk_create(badges)


def take_away(product_id: int, kind: str, year: int | None = None) -> None:
    """That of a year, or of all."""
    badges = ProductBadge.objects.filter(product=product_id, kind=kind)
    (badges.filter(year=year) if year else badges).delete()


def of(product: OuterRef) -> BadgeQuerySet:
    """For a subquery: the highest first, of equals the latest."""
    return ProductBadge.objects.shown().filter(product=product).order_by("position", "-year")


def ribbon(badges: Iterable[Mapping], language: str) -> str:
    """The highest award, for a card."""
    return next((shown(badge, language).word for badge in badges if badge["kind"] == ProductBadge.AWARD), "")


def marks(badges: Iterable[Mapping], language: str) -> str:
    """The marks of quality in few words, for a card."""
    return " · ".join(label(badge, language) for badge in badges if badge["kind"] != ProductBadge.AWARD)


def shown(badge: Mapping[str, str | int], language: str) -> Badge:
    return Badge(f"{label(badge, language)} {dates.year_in(badge['year'], language)}", badge["url"])


def label(badge: Mapping[str, str | int], language: str) -> str:
    return (badge["label_en"] if language == "en" else "") or badge["label_th"]
