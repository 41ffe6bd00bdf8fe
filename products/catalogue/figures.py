"""How many products each category and province has on sale: kept figures, so that no page counts rows."""

import time
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.db import connection, transaction
from django.utils.translation import get_language

from netpracharat.places.models import Province
from products.models import Category, FacetCount
from products.search.filters import Filters

KEPT_SECONDS = 60
LOCK = 7_020_001  # of facet counts: two refreshes at once would write the same rows
REFRESH = """
    INSERT INTO products_facetcount (category_id, province_id, on_sale, in_stock)
    SELECT category_id, province_id, count(*), count(*) FILTER (WHERE is_in_stock)
    FROM product_search WHERE is_on_sale GROUP BY category_id, province_id
"""


class Named(NamedTuple):
    """A category, region or province by what listings need of it; `slug` is its word in addresses."""

    pk: int | str
    slug: str
    name_th: str
    name_en: str
    region: str = ""

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class Count(NamedTuple):
    category: int | None
    province: int
    on_sale: int
    in_stock: int


@dataclass(frozen=True)
class Figures:
    """All categories, regions and provinces, and how many products each of them has."""

    categories: tuple[Named, ...]
    regions: tuple[Named, ...]
    provinces: tuple[Named, ...]
    counts: tuple[Count, ...]

    def category(self, slug: str) -> Named | None:
        return self._by_slug.get(("category", slug))

    def region(self, code: str) -> Named | None:
        return self._by_slug.get(("region", code))

    def province(self, slug: str) -> Named | None:
        return self._by_slug.get(("province", slug))

    def total(self, filters: Filters) -> int:
        """Of category, province, region and stock; the price is not known here."""
        wanted = self._provinces_of(filters)
        return sum(
            count.in_stock if filters.in_stock else count.on_sale
            for count in self.counts
            if (filters.category is None or count.category == filters.category)
            and (wanted is None or count.province in wanted)
        )

    def by_category(self, filters: Filters) -> dict[int | None, int]:
        """Products of each category, in the place that the filters say."""
        wanted, found = self._provinces_of(filters), {}
        for category, province, on_sale, in_stock in self.counts:
            if wanted is None or province in wanted:
                found[category] = found.get(category, 0) + (in_stock if filters.in_stock else on_sale)
        return found

    def by_province(self, filters: Filters) -> dict[int, int]:
        """Products of each province, of the category that the filters say."""
        found = {}
        for category, province, on_sale, in_stock in self.counts:
            if filters.category in (None, category):
                found[province] = found.get(province, 0) + (in_stock if filters.in_stock else on_sale)
        return found

    def _provinces_of(self, filters: Filters) -> set[int] | None:
        if filters.province is not None:
            return {filters.province}
        if filters.region:
            return {province.pk for province in self.provinces if province.region == filters.region}
        return None

    @cached_property
    def _by_slug(self) -> dict[tuple[str, str], Named]:
        kinds = {"category": self.categories, "region": self.regions, "province": self.provinces}
        return {(kind, named.slug): named for kind, all_of_it in kinds.items() for named in all_of_it}


def current() -> Figures:
    """The figures as they were kept, at most a minute ago."""
    return kept(int(time.monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def kept(_minute: int) -> Figures:
    """As an object: Django's caches would pickle hundreds of counts at every page."""
    return read()


def read() -> Figures:
    provinces, regions = [], {}
    for province in Province.objects.select_related("region4").order_by("region4__position", "sort_key"):
        region = province.region4
        regions[region.code] = Named(region.code, region.code, region.name_th, region.name_en)
        provinces.append(Named(province.code, province.slug, province.name_th, province.name_en, region.code))
    categories = Category.objects.values_list("pk", "slug", "name_th", "name_en")
    counts = FacetCount.objects.values_list("category", "province", "on_sale", "in_stock")
    return Figures(
        categories=tuple(Named(*category) for category in categories),
        regions=tuple(regions.values()),
        provinces=tuple(provinces),
        counts=tuple(Count(*count) for count in counts),
    )


@transaction.atomic
def refresh() -> None:
    """Count anew: a timer of the worker does it, and whoever loads many products at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        FacetCount.objects.all().delete()
        cursor.execute(REFRESH)
    transaction.on_commit(forget)


def forget() -> None:
    """This process reads the figures anew; the others within a minute."""
    kept.cache_clear()
