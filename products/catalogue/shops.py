"""Shops as cards, and what a province has of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.templatetags.thai import thai_date
from products.catalogue.cards import Card, cards, on_sale
from products.catalogue.figures import Figures, Named
from products.search.filters import Filters
from shops.models import Shop, ShopQuerySet

SHOWN_PRODUCTS = 12
SHOWN_SHOPS = 12
MOST_COUNTED = 10_000
KEPT_SECONDS = 300


class ShopCard(NamedTuple):
    slug: str
    name: str
    place: str
    picture: dict[str, object] | None


@dataclass(frozen=True)
class ProvincePage:
    place: Named
    region: Named
    cards: list[Card]
    categories: list[tuple[Named, int]]
    total: int
    shops: list[ShopCard]
    shops_total: int

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [
            (_("All goods"), reverse("product_list")),
            (self.region.name, f"{reverse('product_list')}?region={self.region.slug}"),
        ]


def province_page(place: Named, figures: Figures) -> ProvincePage:
    """The province's best sold goods and its newest shops."""
    filters = Filters(province=place.pk)
    rows = filters.narrow(on_sale()).order_by("-popularity", "-product_id")
    counts = figures.by_category(filters)
    key = f"shops-{place.pk}-{get_language()}"
    shops, shops_total = caches["local"].get_or_set(key, lambda: shops_of(place), KEPT_SECONDS)
    return ProvincePage(
        place=place,
        region=figures.region(place.region),
        cards=cards(rows[:SHOWN_PRODUCTS]),
        categories=[(one, counts[one.pk]) for one in figures.categories if counts.get(one.pk)],
        total=figures.total(filters),
        shops=shops,
        shops_total=shops_total,
    )


def shops_of(place: Named) -> tuple[list[ShopCard], int]:
    shops = Shop.objects.open_to_public().filter(subdistrict__district__province=place.pk)
    return newest(shops, SHOWN_SHOPS), shops.order_by()[:MOST_COUNTED].count()


def newest(shops: ShopQuerySet, number: int) -> list[ShopCard]:
    return shop_cards(shops.with_place().order_by("-approved_at")[:number])


def shop_cards(shops: Iterable[Shop]) -> list[ShopCard]:
    return [ShopCard(shop.slug, name_of(shop), shop.place, picture_of(shop)) for shop in shops]


def name_of(shop: Shop) -> str:
    return (shop.name_en if get_language() == "en" else "") or shop.name


def picture_of(shop: Shop) -> dict[str, object] | None:
    return pictures.as_photo(pictures.Picture(**shop.picture), name_of(shop)) if shop.picture else None


def holiday_of(shop: Shop) -> str:
    """The sentence that says why nothing can be bought; empty where the shop is open."""
    if not shop.is_on_holiday(timezone.localdate()):
        return ""
    return _("The shop is on holiday until %(day)s.") % {"day": thai_date(shop.holiday_to)}
