"""What an old link to a product shows that its shop has taken off the shelf: what there is instead."""

from dataclasses import dataclass
from typing import Self

from products.catalogue import shops
from products.catalogue.cards import Card
from products.catalogue.offer import more_of_shop
from products.models import Product
from products.states import ProductState
from shops.models import Shop
from shops.states import ShopState


@dataclass(frozen=True)
class Gone:
    shop: Shop
    more: list[Card]

    @classmethod
    def read(cls, product_id: int) -> Self | None:
        """Only what buyers once saw, of a shop that they may still see."""
        withdrawn = Product.objects.filter(
            pk=product_id, state=ProductState.WITHDRAWN, listed_at__isnull=False, shop__state=ShopState.APPROVED
        )
        product = withdrawn.select_related("shop").first()
        return cls(product.shop, more_of_shop(product)) if product else None

    @property
    def shop_name(self) -> str:
        return shops.name_of(self.shop)
