"""The goods and shops of a fair as an officer writes them: an address a line, as it stands in the browser."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from products.catalogue.cards import address
from products.models import Fair, Product
from shops.models import Shop

MOST_LINES = 300
PRODUCT = re.compile(r"(?:.*/products/)?(\d{1,18})(?:-[^/]*)?/?(?:[?#].*)?")
SHOP = re.compile(r".*/shops/([^/?#]+)/?(?:[?#].*)?")


class Chosen(NamedTuple):
    products: list[Product]
    shops: list[Shop]


def read(written: str) -> Chosen:
    """Refused with every line that leads nowhere."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise ValidationError(_("At most %(number)d lines, please.") % {"number": MOST_LINES})
    ids = {line: int(found[1]) for line in lines if (found := PRODUCT.fullmatch(line))}
    slugs = {line: unquote(found[1]) for line in lines if (found := SHOP.fullmatch(line))}
    on_sale = Product.objects.on_sale().filter(pk__in=ids.values()).order_by("pk")
    products = {product.pk: product for product in on_sale}
    shops = {shop.slug: shop for shop in Shop.objects.open_to_public().filter(slug__in=slugs.values()).order_by("pk")}
    refuse(line for line in lines if ids.get(line) not in products and slugs.get(line) not in shops)
    return Chosen(list(products.values()), list(shops.values()))


def refuse(lines: Iterable[str]) -> None:
    errors = [_("No goods and no shop that buyers can see: %(line)s") % {"line": line[:80]} for line in lines]
    if errors:
        raise ValidationError(errors)


def written(fair: Fair) -> str:
    products = [address(product.pk, product.name) for product in fair.products.order_by("pk")]
    return "\n".join([*products, *(reverse("shop_page", args=(shop.slug,)) for shop in fair.shops.order_by("pk"))])
