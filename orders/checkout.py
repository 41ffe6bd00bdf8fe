"""Placing: a basket becomes a purchase with one order for each shop, once, whatever is pressed twice."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import baskets, discounts, events, notices, quotes, status, times
from orders.models import Basket, Order, OrderLine, Payment, Purchase
from orders.quotes import Item, Quote, ShopQuote
from orders.states import OrderState, PaymentMethod, PaymentStatus
from products import stock

MOST_OPEN = 5  # purchases that hold goods without being paid, of one phone or one visitor


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a purchase is sent: one address for all its shops."""

    recipient: str
    phone: str
    address: str
    subdistrict_id: int
    postal_code: str
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What the buyer agreed to on the review page.

    `key` is drawn when the page is shown; `seen` is the digest of what stood there.
    """

    key: str
    seen: str
    methods: Mapping[int, str]  # shop id → how it is paid

    def hash(self) -> str:
        return hashlib.sha256(repr((self.seen, sorted(self.methods.items()))).encode()).hexdigest()


def digest(quote: Quote, delivery: Delivery) -> str:
    """Changes with whatever the buyer agrees to: goods, quantities, prices, fees, discounts and the address."""
    return hashlib.sha256(repr((quote.facts(), delivery)).encode()).hexdigest()


class Changed(Refusal):
    """Prices or what is left are not what the buyer agreed to; nothing was ordered."""

    def __init__(self) -> None:
        super().__init__(_("Something changed while you were looking. Please check the new sums, then order."))


class TooManyOpen(Refusal):
    """Leads to the newest open purchase of this very basket, if there is one: a phone number is no key to any."""

    def __init__(self, token: str | None) -> None:
        sentence = _("You have %(count)d orders that wait to be paid or accepted. Please pay or cancel one first.")
        super().__init__(sentence % {"count": MOST_OPEN}, back_to=token and reverse("purchase", args=[token]))


@transaction.atomic
def place(basket: Basket, wish: Request, *, by: User | None = None) -> Purchase:
    """The orders of this basket. The same request again gives the same purchase."""
    baskets.lock(basket)
    basket.refresh_from_db()  # a rival press may have emptied it
    purchase, is_new = Purchase.objects.get_or_create(
        request_key=wish.key,
        defaults={
            "request_hash": wish.hash(),
            "buyer": by,
            "basket": basket,
            "email": (basket.delivery or {}).get("email", ""),
            "language": get_language() or "th",
        },
    )
    if is_new:
        _fill(purchase, basket, wish, by)
    elif purchase.request_hash != wish.hash():
        raise Refusal(_("This page was used for another order already. Please check your basket again."))
    return purchase


def _fill(purchase: Purchase, basket: Basket, wish: Request, by: User | None) -> None:
    delivery, quote = delivery_of(basket), quotes.of_basket(basket, by)
    if delivery is None or not quote.buyable or digest(quote, delivery) != wish.seen:
        raise Changed
    _refuse_hoarding(basket, delivery.phone)
    orders = [_order(purchase, part, delivery, wish.methods.get(part.shop.pk)) for part in quote.buyable]
    Order.objects.bulk_create(orders)
    parts = list(zip(orders, quote.buyable, strict=True))
    OrderLine.objects.bulk_create(_line(order, item) for order, part in parts for item in part.buyable)
    Payment.objects.bulk_create(_payment(order, part) for order, part in parts)
    events.record_placed(orders, by=by)
    notices.announce_all(orders, notices.Audience, "placed")
    discounts.redeem(((order, part.typed) for order, part in parts if part.discount), by=by)
    _empty(basket, quote)
    stock.allocate(_wanted(quote), reference=f"purchase {purchase.pk}", by=by)


def _refuse_hoarding(basket: Basket, phone: str) -> None:
    """Goods set aside for somebody who does not pay are kept from others.

    No lock of its own: presses on one basket take turns, and two baskets with one phone that press at
    the same moment gain one purchase more, not the shelf.
    """
    waiting = Purchase.objects.filter(
        orders__state=OrderState.PENDING, orders__payment_status__in=(PaymentStatus.UNPAID, PaymentStatus.COD_DUE)
    ).values_list("pk", "token", "basket")
    open_ones = list(waiting.filter(orders__phone=phone).union(waiting.filter(basket=basket)).order_by("-pk"))
    if len(open_ones) >= MOST_OPEN:
        raise TooManyOpen(next((token for _pk, token, of in open_ones if of == basket.pk), None))


def delivery_of(basket: Basket) -> Delivery | None:
    """What the buyer typed on the address page."""
    return Delivery(**basket.delivery) if basket.delivery else None


def suggested(basket: Basket, user: User | AnonymousUser) -> Delivery | None:
    """What the address page begins with: what was typed before, or where the user's last order went."""
    if basket.delivery or not user.is_authenticated:
        return delivery_of(basket)
    last = Order.objects.bought_by(user).first()
    place = (last.recipient, last.phone, last.address, last.subdistrict_id, last.postal_code) if last else ()
    return Delivery(*(place or (user.name, user.phone or "", "", 0, "")), email=user.email or "")


def _order(purchase: Purchase, part: ShopQuote, delivery: Delivery, method: str | None) -> Order:
    if method not in part.methods:
        raise Changed
    now = timezone.now()
    order = Order(
        purchase=purchase,
        shop=part.shop,
        payment_method=method,
        goods_total=part.goods_total,
        delivery_fee=part.delivery_fee,
        discount=part.discount,
        weight_grams=part.weight_grams,
        recipient=delivery.recipient,
        phone=delivery.phone,
        address=delivery.address,
        subdistrict_id=delivery.subdistrict_id,
        postal_code=delivery.postal_code,
        note=delivery.note,
        sent_from=part.sent_from,
        placed_at=now,
        expires_at=now + times.TO_PAY if method == PaymentMethod.PROMPTPAY else None,
    )
    order.payment_status = status.payment_status(order)
    return order


def _line(order: Order, item: Item) -> OrderLine:
    photo = item.line.photo or {}
    return OrderLine(
        order=order,
        variant=item.line.variant,
        product=item.product,
        name=item.product.name,
        name_en=item.product.name_en,
        variant_name=item.line.variant.name,
        unit_price=item.price,
        quantity=item.quantity,
        weight_grams=item.product.weight_grams,
        photo_key=photo.get("key", ""),
        photo_tint=photo.get("tint", 0),
    )


def _payment(order: Order, part: ShopQuote) -> Payment:
    """The first attempt to pay. The payee is the shop's account of now, whatever it becomes later."""
    payment = Payment(order=order, method=order.payment_method, amount=part.total)
    if order.payment_method == PaymentMethod.PROMPTPAY:
        account = part.shop.promptpay
        payment.payee_kind, payment.payee_target, payment.payee_holder = account.kind, account.target, account.holder
    return payment


def _empty(basket: Basket, quote: Quote) -> None:
    """What was ordered leaves the basket; what couldn't be bought stays in it."""
    ordered = [item.line.pk for item in _items(quote)]
    basket.lines.filter(pk__in=ordered).delete()
    if used := [part.shop for part in quote.buyable if part.discount]:
        basket.discounts.filter(shop__in=used).delete()
    Basket.objects.filter(pk=basket.pk).update(delivery=None)


def _wanted(quote: Quote) -> dict[int, int]:
    return {item.line.variant_id: item.quantity for item in _items(quote)}


def _items(quote: Quote) -> Sequence[Item]:
    return list(chain.from_iterable(part.buyable for part in quote.buyable))
