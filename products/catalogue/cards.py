"""Products as cards: the plain values that a card shows, for any rows, in one query."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple, Self
from urllib.parse import quote

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from netpracharat.thai import text
from products import badges
from products.catalogue.gathering import Gathered
from products.catalogue.motifs import Motif, motif_of
from products.models import Photo, ProductSearch, Variant
from shops.rating import Rating

SHOP = "product__shop"
COLUMNS = {
    "sku": "product__sku",
    "name_th": "product__name",
    "name_en": "product__name_en",
    "stars": "product__stars",
    "village_th": f"{SHOP}__village__name_th",
    "village_en": f"{SHOP}__village__name_en",
    "subdistrict_th": f"{SHOP}__subdistrict__name_th",
    "subdistrict_en": f"{SHOP}__subdistrict__name_en",
    "province_th": "province__name_th",
    "province_en": "province__name_en",
}
OWN = ("product_id", "price", "is_in_stock", "popularity", "listed_at")


class Cover(NamedTuple):
    """A photo of a product, with the fields of a Picture; on a card, the first one."""

    key: str
    width: int
    height: int
    tint: int


AS_PICTURE = JSONObject(**{field: field for field in Cover._fields})


class Card(NamedTuple):
    """What one card shows, in one language: equal cards are drawn once (see the tag product_card)."""

    id: int
    sku: str
    name: str
    price: Decimal
    is_price_from: bool
    is_in_stock: bool
    place: str
    cover: Cover | None
    motif: Motif
    ribbon: str
    marks: str
    rating: Rating
    url: str

    @classmethod
    def of(cls, row: dict, language: str) -> Self:
        name = in_language(row, "name", language)
        village = in_language(row, "village", language) or in_language(row, "subdistrict", language)
        cover = row["covers"][0] if row["covers"] else None
        return cls(
            id=row["product_id"],
            sku=row["sku"],
            name=name,
            price=row["price"],
            is_price_from=row["has_dearer"],
            is_in_stock=row["is_in_stock"],
            place=f"{village} · {in_language(row, 'province', language)}",
            cover=Cover(**cover) if cover else None,
            motif=motif_of(row["name_th"]),
            ribbon=badges.ribbon(row["badges"], language),
            marks=badges.marks(row["badges"], language),
            rating=Rating.of(row["stars"]),
            url=address(row["product_id"], row["name_th"]),
        )


def cards(rows: QuerySet) -> list[Card]:
    """Rows of `on_sale()` as cards, in their order."""
    language = get_language()
    return [Card.of(row, language) for row in rows]


def on_sale() -> QuerySet:
    """What buyers may see, with what cards show of it; narrow and order it like any rows of ProductSearch."""
    return _on_sale().all()


@cache
def _on_sale() -> QuerySet:
    """Putting this together takes Django longer than the database takes to answer it: once is enough."""
    product = OuterRef("product_id")
    cover = Photo.objects.filter(product=product).order_by("position", "pk")[:1]
    dearer = Variant.objects.filter(product=product, is_offered=True, price__gt=OuterRef("price"))
    return ProductSearch.objects.on_sale().values(
        *OWN,
        **{name: F(path) for name, path in COLUMNS.items()},
        covers=Gathered(cover.values(picture=AS_PICTURE)),
        badges=Gathered(badges.of(product).values(badge=badges.AS_BADGE)),
        has_dearer=Exists(dearer),
    )


def in_their_order(found: Iterable[Card], ids: Iterable[int]) -> list[Card]:
    """The cards as the ids stand; what has gone from the shelf meanwhile is left out."""
    by_id = {card.id: card for card in found}
    return [by_id[product_id] for product_id in ids if product_id in by_id]


def address(product_id: int, name: str) -> str:
    """/products/12-ผ้าไหม/: the id decides, the name is for people. Thai in both languages: one page, one address."""
    return f"/products/{product_id}-{quote(slug(name))}/"


@lru_cache(maxsize=10_000)
def slug(name: str) -> str:
    return text.slug(name)


def in_language(row: dict, name: str, language: str) -> str:
    return (row[f"{name}_en"] if language == "en" else "") or row[f"{name}_th"]
