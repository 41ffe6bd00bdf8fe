"""Ways from a product to rooms above, which register here what they offer to whom."""

from collections.abc import Callable, Mapping, Sequence

from netpracharat.accounts.models import User
from products.models import Product
from shops.doors import Door

Offer = Callable[[Sequence[Product], User], Mapping[int, Door]]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """From AppConfig.ready(): `offer(products, user)` says which of them have a door, by id."""
    _offers.append(offer)


def of_products(products: Sequence[Product], user: User) -> dict[int, list[Door]]:
    """Guests have none, and cost no query."""
    offered = [offer(products, user) for offer in _offers] if user.is_authenticated else []
    return {product.pk: [doors[product.pk] for doors in offered if product.pk in doors] for product in products}
