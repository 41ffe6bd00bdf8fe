"""What of a product can be bought: its variants, as the seller wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Min
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import stock
from products.models import Product, Stock, Variant


@dataclass(frozen=True)
class Offer:
    """One variant. `was` is how many were left when the seller wrote that `available` are."""

    price: Decimal
    available: int
    was: int = 0
    name: str = ""
    variant_id: int | None = None


def arrange(product: Product, offers: Sequence[Offer], *, by: User) -> None:
    """Offer these variants and no others. The caller holds the product's row."""
    list(Stock.objects.select_for_update().filter(variant__product=product).order_by("pk"))
    product.variants.update(is_offered=False)
    new = [_write(product, offer, position) for position, offer in enumerate(offers)]
    stock.let_ahead(product)
    stock.adjust({o.variant_id: o.available - o.was for o in offers if o.variant_id}, by=by)
    for variant, offer in zip(new, offers, strict=True):
        if variant:
            stock.open_shelf(variant, offer.available, by=by)


def lowest_price(product: Product) -> Decimal | None:
    return product.variants.filter(is_offered=True).aggregate(lowest=Min("price"))["lowest"]


def _write(product: Product, offer: Offer, position: int) -> Variant | None:
    """The variant, if it is a new one."""
    values = {"name": offer.name, "price": offer.price, "position": position, "is_offered": True}
    if not offer.variant_id:
        return product.variants.create(**values)
    if not product.variants.filter(pk=offer.variant_id).update(**values):
        raise Refusal(_("This choice is no longer there. Please look at the page again."))
    return None
