"""What is said of a winner in both languages: as it was judged, and where only the market knows it, as it is now."""

from django.utils import translation

from awards.models import Entry, Slot
from netpracharat.certificates.papers import Words
from netpracharat.places.models import Named


def named(row: Named) -> Words:
    return Words(row.name_th, row.name_en)


def product(entry: Entry) -> Words:
    return Words(
        entry.snapshot.get("name") or entry.product.name, entry.snapshot.get("name_en") or entry.product.name_en
    )


def shop(entry: Entry) -> Words:
    kept = entry.snapshot.get("shop", {})
    return Words(kept.get("name") or entry.shop.name, kept.get("name_en") or entry.shop.name_en)


def place(entry: Entry) -> Words:
    """Village and province. The snapshot has them in Thai alone."""
    place = entry.snapshot.get("place", {})
    kept = (place.get("village") or place.get("subdistrict"), place.get("province"))
    thai, english = (place_now(entry, language) for language in ("th", "en"))
    return Words(" · ".join(kept) if all(kept) else thai, english)


def place_now(entry: Entry, language: str) -> str:
    shop = entry.shop
    with translation.override(language):
        return f"{(shop.village or shop.subdistrict).name} · {shop.subdistrict.district.province.name}"


def won(slot: Slot) -> Words:
    """The tier, and where it was for one region alone, that region: Regional best, South."""
    tier, region = named(slot.tier), slot.region
    if region is None:
        return tier
    return Words(f"{tier.th} {region.name_th}", f"{tier.en or tier.th}, {region.name_en}")


def in_language(words: Words, language: str) -> str:
    return words.kept()["en" if language == "en" else "th"]


RELATED = (
    "certificate",
    "slot__tier__edition",
    "slot__region",
    "slot__category",
    "entry__category",
    "entry__region",
    "entry__product",
    "entry__shop__village",
    "entry__shop__subdistrict__district__province",
)
