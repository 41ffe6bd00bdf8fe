"""A product's own page: what it is, what of it can be bought and how it comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.accounts.models import User
from netpracharat.thai import dates
from products.catalogue import shops
from products.catalogue.cards import Card, address, cards, on_sale
from products.models import Product, Variant
from products.states import ProductState
from shops.delivery import fee_for
from shops.states import ShopState

MORE_OF_SHOP = 6
FEW = 5
MOST_AT_ONCE = 999


@dataclass(frozen=True)
class Choice:
    """A variant as a buyer sees it."""

    variant: Variant
    most: int  # so many can be bought at once
    note: str  # how many are left, where it matters

    @property
    def is_buyable(self) -> bool:
        return self.most > 0


@dataclass(frozen=True)
class Offer:
    product: Product
    more: Sequence[Card]

    @cached_property
    def choices(self) -> list[Choice]:
        return [choice_of(variant) for variant in self.product.variants.all()]

    @cached_property
    def chosen(self) -> Choice | None:
        """What the form begins with: the first that can be bought."""
        return next((choice for choice in self.choices if choice.is_buyable), None)

    @property
    def is_on_sale(self) -> bool:
        return self.product.state == ProductState.LISTED and self.product.shop.state == ShopState.APPROVED

    @property
    def can_be_bought(self) -> bool:
        return self.is_on_sale and self.chosen is not None and not self.holiday

    @property
    def prices(self) -> list[Decimal]:
        return sorted({choice.variant.price for choice in self.choices})

    @property
    def lowest_price(self) -> Decimal | None:
        return self.prices[0] if self.prices else None

    @property
    def is_price_from(self) -> bool:
        return len(self.prices) > 1

    @property
    def left(self) -> str:
        """How many are left, where there is one kind of it only."""
        return self.choices[0].note if len(self.choices) == 1 else ""

    @property
    def most(self) -> int:
        """So many can be chosen: of the kind of which there is most."""
        return max((choice.most for choice in self.choices), default=1)

    @cached_property
    def photos(self) -> list[dict[str, object]]:
        return [pictures.as_photo(photo, self.name) for photo in self.product.photos.all()]

    @property
    def address(self) -> str:
        return address(self.product.pk, self.product.name)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        category = self.product.category
        every = [(_("All goods"), reverse("product_list"))]
        return [*every, (category.name, f"{reverse('product_list')}?category={category.slug}")] if category else every

    @cached_property
    def name(self) -> str:
        return (self.product.name_en if get_language() == "en" else "") or self.product.name

    @property
    def shop_name(self) -> str:
        return shops.name_of(self.product.shop)

    @property
    def shop_picture(self) -> dict[str, object] | None:
        return shops.picture_of(self.product.shop)

    @cached_property
    def holiday(self) -> str:
        return shops.holiday_of(self.product.shop)

    @property
    def place(self) -> str:
        return self.product.shop.place

    @property
    def province(self) -> str:
        return self.product.shop.subdistrict.district.province.name

    @property
    def season(self) -> str:
        """The months in which there is some of it."""
        first, last = self.product.season_from, self.product.season_to
        return dates.season(first, last, get_language()) if first else ""

    @property
    def is_in_season(self) -> bool:
        first, last = self.product.season_from, self.product.season_to
        return not first or dates.is_in_season(timezone.localdate().month, first, last)

    @cached_property
    def delivery_fee(self) -> Decimal | None:
        """Of one piece sent alone; None where the shop has no rates."""
        rates = list(self.product.shop.delivery_rates.all())
        return fee_for(self.product.weight_grams, rates) if rates else None


def choice_of(variant: Variant) -> Choice:
    stock = variant.stock
    if stock.is_made_to_order:
        return Choice(variant, most=MOST_AT_ONCE, note="")
    if stock.available <= 0:
        return Choice(variant, most=0, note=_("Sold out"))
    note = _("Only %(count)d left") % {"count": stock.available} if stock.available <= FEW else ""
    return Choice(variant, most=min(stock.available, MOST_AT_ONCE), note=note)


def read(product_id: int, *, to: User) -> Offer | None:
    """The page's product, if this person may see it."""
    offered = Variant.objects.filter(is_offered=True).select_related("stock")
    product = (
        Product.objects.visible_to(to)
        .select_related("category", "shop__village__subdistrict__district__province")
        .select_related("shop__subdistrict__district__province")
        .prefetch_related(Prefetch("variants", offered), "photos", "shop__delivery_rates")
        .filter(pk=product_id)
        .first()
    )
    return Offer(product, more_of_shop(product)) if product else None


def more_of_shop(product: Product) -> list[Card]:
    others = on_sale().filter(product__shop=product.shop_id).exclude(pk=product.pk)
    return cards(others.order_by("-popularity", "-product_id")[:MORE_OF_SHOP])
