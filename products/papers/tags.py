"""Tags for goods: name, price and a code that leads to the product's page; 21 a sheet, as stickers are sold."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat import printing
from netpracharat.languages import named
from netpracharat.printing import symbols
from netpracharat.thai import amounts, dates
from products.models import Product, Variant
from products.states import ProductState
from shops.models import Shop

TEMPLATE = Path(__file__).with_name("tags.typ")
A_SHEET = 21
MOST_PRODUCTS = 50
COPIES = (1, 3, A_SHEET)


def printable(shop: Shop) -> QuerySet[Product]:
    """What of the shop is on sale, the newest first, and whether it has dearer kinds."""
    dearer = Variant.objects.filter(product=OuterRef("pk"), is_offered=True, price__gt=OuterRef("price_from"))
    listed = shop.products.filter(state=ProductState.LISTED).annotate(has_dearer=Exists(dearer))
    return listed.order_by("-pk")


def chosen(shop: Shop, ids: Sequence[str]) -> list[Product]:
    numbers = [int(one) for one in ids[:MOST_PRODUCTS] if one.isascii() and one.isdigit() and len(one) < 19]
    return list(printable(shop).filter(pk__in=numbers))


def pdf(products: Iterable[Product], copies: int) -> bytes:
    tags = [tag for product in products for tag in [of(product)] * copies]
    return printing.pdf(TEMPLATE, {"language": dates.known(get_language()), "tags": tags})


def of(product: Product) -> dict[str, str]:
    return {
        "name": named(product.name, product.name_en),
        "from": _("from") if product.has_dearer else "",
        "price": amounts.baht(product.price_from),
        "unit": f"/ {product.unit}" if product.unit else "",
        "qr": symbols.qr(f"{settings.SITE_URL}{reverse('product', args=(product.pk,))}"),
    }
