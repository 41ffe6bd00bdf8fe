"""Price and count of a product, changed in the list of goods."""

from collections.abc import Mapping
from typing import Any

from netpracharat.accounts.models import User
from products import listing
from products.entry import row_of_variant, version_of
from products.forms import Offers
from products.models import Product


class QuickOffers:
    def __init__(self, product: Product, data: Mapping[str, Any] | None = None) -> None:
        self.product, self.data = product, data
        rows = [row_of_variant(v) for v in product.variants.all() if v.is_offered] if data is None else None
        self.offers = Offers(
            product,
            data,
            initial=rows,
            is_made_to_order=product.is_made_to_order,
            auto_id=f"quick-{product.pk}-%s",
        )

    def is_valid(self) -> bool:
        return self.offers.is_valid() and not self.is_stale

    @property
    def is_stale(self) -> bool:
        return self.data is not None and version_of(self.data) != self.product.version

    def save(self, *, by: User) -> None:
        listing.change_offers(self.product, self.offers.offers(), version=version_of(self.data), by=by)
