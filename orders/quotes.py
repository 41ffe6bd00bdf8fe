"""What a basket would cost now, shop by shop, and what of it can't be bought and why."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.languages import named
from orders import discounts
from orders.discounts import Discount
from orders.models import Basket, BasketLine
from orders.states import PaymentMethod
from orders.thumbs import thumb
from products import ahead
from products.catalogue.shops import holiday_of
from products.models import Product
from products.states import ProductState
from shops.delivery import NO_FEE, fee_for
from shops.models import DeliveryRate, Shop
from shops.states import ShopState


@dataclass(frozen=True)
class Item:
    """A basket line at today's price."""

    line: BasketLine
    trouble: str  # why it can't be bought now; empty where it can

    @property
    def thumb(self) -> dict[str, object] | None:
        photo = self.line.photo  # of BasketLineQuerySet.for_quote
        return thumb(photo["key"], photo["tint"]) if photo else None

    @property
    def product(self) -> Product:
        return self.line.variant.product

    @property
    def name(self) -> str:
        return named(self.product.name, self.product.name_en)

    @property
    def has_page(self) -> bool:
        return self.product.state == ProductState.LISTED and self.product.shop.state == ShopState.APPROVED

    @property
    def price(self) -> Decimal:
        return self.line.variant.price

    @property
    def quantity(self) -> int:
        return self.line.quantity

    @property
    def total(self) -> Decimal:
        return self.price * self.quantity

    @property
    def sent_from(self) -> dt.date | None:
        """The day from which it is sent, where it is not there yet."""
        return ahead.sent_from(self.line.variant, self.quantity, timezone.localdate())

    @property
    def old_price(self) -> Decimal | None:
        """What it cost when it was put into the basket, where that was something else."""
        return self.line.price_seen if self.line.price_seen != self.price else None


@dataclass(frozen=True)
class ShopQuote:
    """One shop's part of a basket: an order to be."""

    shop: Shop
    items: Sequence[Item]
    rates: Sequence[DeliveryRate]
    typed: Discount | None = None  # the code that the buyer typed, whether or not it counts now

    @property
    def has_page(self) -> bool:
        return self.shop.state == ShopState.APPROVED

    @cached_property
    def buyable(self) -> list[Item]:
        return [item for item in self.items if not item.trouble]

    @cached_property
    def goods_total(self) -> Decimal:
        return sum((item.total for item in self.buyable), NO_FEE)

    @cached_property
    def weight_grams(self) -> int:
        return sum(item.product.weight_grams * item.quantity for item in self.buyable)

    @cached_property
    def delivery_fee(self) -> Decimal:
        free_from = self.shop.free_delivery_from
        if free_from is not None and self.goods_total >= free_from:
            return NO_FEE
        return fee_for(self.weight_grams, self.rates)

    @property
    def missing_for_free_delivery(self) -> Decimal | None:
        free_from = self.shop.free_delivery_from
        return free_from - self.goods_total if free_from is not None and self.delivery_fee else None

    @cached_property
    def discount_trouble(self) -> str:
        return self.typed.trouble(self.goods_total, self.delivery_fee) if self.typed else ""

    @cached_property
    def discount(self) -> Decimal:
        counts = self.typed and self.buyable and not self.discount_trouble
        return self.typed.off(self.goods_total, self.delivery_fee) if counts else NO_FEE

    @property
    def total(self) -> Decimal:
        return self.goods_total + self.delivery_fee - self.discount

    @property
    def sent_from(self) -> dt.date | None:
        """One parcel: it waits for the last of its goods."""
        return max((item.sent_from for item in self.buyable if item.sent_from), default=None)

    @property
    def methods(self) -> list[PaymentMethod]:
        return methods_of(self.shop)


@dataclass(frozen=True)
class Quote:
    shops: Sequence[ShopQuote]

    @cached_property
    def buyable(self) -> list[ShopQuote]:
        return [part for part in self.shops if part.buyable]

    @cached_property
    def total(self) -> Decimal:
        return sum((part.total for part in self.buyable), NO_FEE)

    @property
    def has_trouble(self) -> bool:
        return any(item.trouble for part in self.shops for item in part.items)

    def facts(self) -> list[tuple]:
        """What a buyer agrees to: the goods, how many, their prices, fees and discounts, and when they are sent."""
        return [
            (
                part.shop.pk,
                part.delivery_fee,
                part.discount,
                part.sent_from,
                *((i.line.variant_id, i.quantity, i.price) for i in part.buyable),
            )
            for part in self.buyable
        ]


def of_basket(basket: Basket, by: User | None) -> Quote:
    """The queries of `of_lines`, and where a code was typed those that look at it."""
    lines = list(basket.lines.for_quote())
    has_code = any(line.has_code for line in lines)
    return of_lines(lines, discounts.in_basket(basket, by) if has_code else {})


def of_lines(lines: Iterable[BasketLine], typed: Mapping[int, Discount] | None = None) -> Quote:
    """Two queries: what `for_quote` selects, and the delivery rates of the shops. What was typed goes by shop."""
    lines_by_shop: dict[Shop, list[BasketLine]] = defaultdict(list)
    for line in lines:
        lines_by_shop[line.variant.product.shop].append(line)
    rates = defaultdict(list)
    for rate in DeliveryRate.objects.filter(shop__in=lines_by_shop):
        rates[rate.shop_id].append(rate)
    typed = typed or {}
    return Quote(
        [part_of(shop, of_shop, rates[shop.pk], typed.get(shop.pk)) for shop, of_shop in lines_by_shop.items()]
    )


def part_of(
    shop: Shop, lines: Iterable[BasketLine], rates: Sequence[DeliveryRate], typed: Discount | None = None
) -> ShopQuote:
    sentence = trouble_of_shop(shop, rates)
    return ShopQuote(shop, [Item(line, sentence or trouble_of(line)) for line in lines], rates, typed)


def trouble_of(line: BasketLine) -> str:
    """The one sentence that says why this can't be bought now, though its shop sells, and what to do."""
    variant, available = line.variant, line.variant.stock.available
    if variant.product.state != ProductState.LISTED or not variant.is_offered:
        return _("No longer for sale.")
    left = ahead.orderable(ahead.of(variant.product), available, timezone.localdate())
    if left >= line.quantity:
        return ""
    return _("Only %(count)d left. Please lower the quantity.") % {"count": left} if left else _("Sold out.")


def trouble_of_shop(shop: Shop, rates: Sequence[DeliveryRate]) -> str:
    if shop.state != ShopState.APPROVED:
        return _("This shop is closed at present.")
    if not methods_of(shop):
        return _("This shop can't take payments yet.")
    if not rates:
        return _("This shop has not said yet what sending costs, so it can't be ordered from.")
    return holiday_of(shop)


def methods_of(shop: Shop) -> list[PaymentMethod]:
    """How a buyer may pay this shop."""
    methods = [PaymentMethod.PROMPTPAY] if hasattr(shop, "promptpay") else []
    return [*methods, PaymentMethod.CASH_ON_DELIVERY] if shop.takes_cash_on_delivery else methods
