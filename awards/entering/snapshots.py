"""What is judged of an entry: frozen as JSON with photos of its own, and shown with or without names."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.entering import masking
from awards.models import Criterion, Entry, EntryPhoto
from netpracharat import pictures
from netpracharat.pictures import Picture, PictureError
from netpracharat.places import labels
from netpracharat.refusals import Refusal
from netpracharat.thai import amounts
from products.models import Product
from shops.models import Shop

PLACE = "subdistrict__district__province"
TEXTS = tuple(Criterion.Part)  # of the same names as the entry's texts
WORDS = ("name", "name_en", "description", *TEXTS)


@dataclass(frozen=True)
class Shown:
    """An entry as a judge sees it; what tells whose it is stays empty in a blind round."""

    number: str
    category: str
    name: str
    description: str
    price: str
    unit: str
    texts: Sequence[tuple[str, str]]  # of each part of the criteria: its name, and what the shop wrote
    photos: Sequence[dict[str, object]]  # as components/photo.html takes them
    sales: str
    shop: str = ""
    makers: str = ""
    place: str = ""
    story: str = ""


def copied_photos(product: Product) -> list[Picture]:
    """Files before rows: those whose row never comes are swept away."""
    try:
        return [
            pictures.copy(Picture(photo.key, photo.width, photo.height, photo.tint)) for photo in product.photos.all()
        ]
    except PictureError as error:
        raise Refusal(str(error)) from error


def freeze(entry: Entry, photos: Sequence[Picture]) -> None:
    """Take the snapshot, or take it anew, with `photos` that were copied for it. Not once it is accepted."""
    entry.snapshot = taken(entry)
    entry.save(update_fields=("snapshot",))
    entry.photos.all().delete()
    EntryPhoto.objects.bulk_create(
        EntryPhoto(entry=entry, position=place, **asdict(photo)) for place, photo in enumerate(photos)
    )


def taken(entry: Entry) -> dict[str, object]:
    product = Product.objects.select_related("category").get(pk=entry.product_id)
    shop = Shop.objects.with_place().get(pk=product.shop_id)
    words = {name: getattr(entry if name in TEXTS else product, name) for name in WORDS}
    mask = masking.masker(shop)
    most = product.variants.filter(is_offered=True).aggregate(most=Max("price"))["most"]
    checks = list(entry.checks.values("kind", "outcome", "figure"))
    return words | {
        "price_from": str(product.price_from or ""),
        "price_to": str(most or ""),
        "unit": product.unit,
        "market_category": product.category.name_th if product.category else "",
        "shop": {"name": shop.name, "name_en": shop.name_en, "kind": shop.kind, "story": shop.story},
        "place": place_of(shop),
        "checks": checks,
        "sales": next((check["figure"] for check in checks if check["kind"] == "sales"), ""),
        "blind": {name: mask(text) for name, text in words.items()},
        "frozen_at": timezone.now().isoformat(),
    }


def place_of(shop: Shop) -> dict[str, str]:
    subdistrict = shop.subdistrict
    return {
        "full": labels.thai(shop.village or subdistrict),
        "village": shop.village.name_th if shop.village else "",
        "subdistrict": subdistrict.name_th,
        "district": subdistrict.district.name_th,
        "province": subdistrict.district.province.name_th,
    }


def open_(entry: Entry) -> Shown:
    """With names, for rounds that aren't blind."""
    shop = entry.snapshot.get("shop", {})
    return Shown(
        **common(entry, entry.snapshot),
        shop=shop.get("name", ""),
        makers=str(dict(Shop.Kind.choices).get(shop.get("kind"), "")),
        place=entry.snapshot.get("place", {}).get("full", ""),
        story=shop.get("story", ""),
    )


def blind(entry: Entry) -> Shown:
    """Without names and places; where nothing was masked, as in a snapshot made by hand, there are no words."""
    return Shown(**common(entry, entry.snapshot.get("blind", {})))


def common(entry: Entry, words: Mapping[str, str]) -> dict[str, object]:
    """What a judge sees in every round. Prefetch `photos` and select `category` for many."""
    return {
        "number": entry.number,
        "category": entry.category.name,
        "name": words.get("name", "") or entry.number,
        "description": words.get("description", ""),
        "price": price_of(entry.snapshot),
        "unit": entry.snapshot.get("unit", ""),
        "texts": [(part.label, words.get(part, "")) for part in TEXTS],
        "photos": photos_of(entry),
        "sales": entry.snapshot.get("sales", ""),
    }


def price_of(snapshot: Mapping[str, str]) -> str:
    """฿1,850, or ฿1,850–2,400."""
    low, high = (snapshot.get(key, "") for key in ("price_from", "price_to"))
    if not low:
        return ""
    shown = amounts.baht(Decimal(low))
    return shown if high in ("", low) else f"{shown}–{amounts.baht(Decimal(high)).removeprefix('฿')}"


def photos_of(entry: Entry) -> list[dict[str, object]]:
    return [
        pictures.as_photo(photo, alt=_("Photo %(number)d") % {"number": number})
        for number, photo in enumerate(entry.photos.all(), start=1)
    ]
