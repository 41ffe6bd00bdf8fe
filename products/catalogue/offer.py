"""A product's own page: what it is, what of it can be bought and how it comes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.accounts.models import User
from netpracharat.thai import dates
from products import ahead, badges
from products.ahead import Ahead
from products.badges import Badge
from products.catalogue import said, shops
from products.catalogue.cards import AS_PICTURE, Card, Cover, address, cards, on_sale
from products.catalogue.gathering import Gathered
from products.catalogue.motifs import Motif, motif_of
from products.catalogue.said import Said
from products.marks import proven
from products.models import Mark, Photo, Product, Question, Review, Variant
from products.models.listing import ProductQuerySet
from products.states import ProductState
from shops.delivery import fee_for
from shops.models import DeliveryRate, PromptPayAccount
from shops.rating import Rating
from shops.states import ShopState

MORE_OF_SHOP = 6
FEW = 5
MOST_AT_ONCE = 999


AS_CHOICE = JSONObject(
    pk="pk",
    name="name",
    price=Cast("price", TextField()),  # JSON's own numbers would lose what Decimal keeps
    available="stock__available",
)
AS_RATE = JSONObject(up_to_grams="up_to_grams", fee=Cast("fee", TextField()))
NAMES = ("name_th", "name_en")
SUBDISTRICT = "shop__subdistrict"
PROVINCE = f"{SUBDISTRICT}__district__province"
# fmt: off
SHOWN = (
    "name", "name_en", "description", "unit", "weight_grams", "is_made_to_order", "lead_days", "season_from",
    "season_to", "weekly_capacity", "sent_from", "preorder_most", "state", "stars", "category__slug", "shop__slug",
    "shop__name", "shop__name_en", "shop__kind", "shop__picture",
    "shop__takes_cash_on_delivery", "shop__free_delivery_from", "shop__holiday_from", "shop__holiday_to",
    "shop__state", "shop__village__moo",
    *(f"{place}__{name}" for name in NAMES for place in (
        "category", "shop__village", SUBDISTRICT, f"{SUBDISTRICT}__district", PROVINCE,
    )),
)
# fmt: on


@dataclass(frozen=True)
class Choice:
    """A variant as a buyer sees it."""

    pk: int
    name: str
    price: Decimal
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
        allowed = ahead.of(self.product)
        return [choice_of(**variant, allowed=allowed) for variant in self.product.choices]

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
        return sorted({choice.price for choice in self.choices})

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
    def pictures(self) -> list[Cover]:
        return [Cover(**picture) for picture in self.product.pictures]

    @cached_property
    def photos(self) -> list[dict[str, object]]:
        return [pictures.as_photo(picture, self.name) for picture in self.pictures]

    @property
    def motif(self) -> Motif:
        return motif_of(self.product.name)

    @cached_property
    def badges(self) -> list[Badge]:
        """What it won, the highest first."""
        return [badges.shown(badge, get_language()) for badge in self.product.won]

    @cached_property
    def marks(self) -> list[Mark]:
        """What an officer has checked of it, and of its shop as a whole."""
        return proven.read(self.product.marked)

    @cached_property
    def rating(self) -> Rating:
        return Rating.of(self.product.stars)

    @cached_property
    def reviews(self) -> list[Said]:
        """The newest few."""
        return said.read("review", self.product.reviewed)

    @cached_property
    def questions(self) -> list[Said]:
        return said.read("question", self.product.asked)

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

    @property
    def preorder_from(self) -> dt.date | None:
        """What is ordered now is sent from this day on; None where it is sent at once, or made to order."""
        day = self.product.sent_from
        is_there = any(choice["available"] > 0 for choice in self.product.choices)
        return day if day and day > timezone.localdate() and not is_there else None

    @property
    def payment(self) -> str:
        """How this shop is paid, in words."""
        on_delivery = self.product.shop.takes_cash_on_delivery
        if self.product.takes_promptpay:
            both, one = _("Pay the shop by PromptPay, or in cash at your door"), _("Pay the shop itself by PromptPay")
            return both if on_delivery else one
        return _("Pay in cash at your door") if on_delivery else ""

    @cached_property
    def delivery_fee(self) -> Decimal | None:
        """Of one piece sent alone; None where the shop has no rates."""
        steps = self.product.rates
        rates = [DeliveryRate(up_to_grams=step["up_to_grams"], fee=Decimal(step["fee"])) for step in steps]
        return fee_for(self.product.weight_grams, rates) if rates else None


def choice_of(pk: int, name: str, price: str, available: int, *, allowed: Ahead) -> Choice:
    left = ahead.orderable(allowed, available, timezone.localdate())
    if left <= 0:
        note = _("No more can be made just now") if allowed.is_allowed else _("Sold out")
    else:
        note = _("Only %(count)d left") % {"count": left} if left <= FEW else ""
    return Choice(pk, name, Decimal(price), min(left, MOST_AT_ONCE), note)


def read(product_id: int, *, to: User) -> Offer | None:
    """The page's product, if this person may see it."""
    product = next(iter(offered().visible_to(to).filter(pk=product_id)), None)
    if product is None:
        return None
    if product.shop.village:
        product.shop.village.subdistrict = product.shop.subdistrict  # the same row, not joined twice
    return Offer(product, more_of_shop(product))


@cache
def offered() -> ProductQuerySet:
    """Products with all that their page shows of them, in one query; put together once."""
    photos = Photo.objects.filter(product=OuterRef("pk")).order_by("position", "pk")
    variants = Variant.objects.filter(product=OuterRef("pk"), is_offered=True).order_by("position", "pk")
    rates = DeliveryRate.objects.filter(shop=OuterRef("shop")).order_by("up_to_grams")
    return (
        Product.objects.order_by()
        .select_related("category", "shop__village", PROVINCE)
        .only(*SHOWN)
        .annotate(
            pictures=Gathered(photos.values(picture=AS_PICTURE)),
            choices=Gathered(variants.values(choice=AS_CHOICE)),
            won=Gathered(badges.of(OuterRef("pk")).awards().values(badge=badges.AS_BADGE)),
            marked=Gathered(proven.of_product()),
            reviewed=Gathered(said.newest(Review)),
            asked=Gathered(said.newest(Question)),
            rates=Gathered(rates.values(rate=AS_RATE)),
            takes_promptpay=Exists(PromptPayAccount.objects.filter(shop=OuterRef("shop"))),
        )
    )


def more_of_shop(product: Product) -> list[Card]:
    others = on_sale().filter(product__shop=product.shop_id).exclude(pk=product.pk)
    return cards(others.order_by("-popularity", "-product_id")[:MORE_OF_SHOP])
