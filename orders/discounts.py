"""Discount codes: what one gives off and when, and how it is used and given back within its limits.

The guarded UPDATE that counts a use holds the code's row until the transaction ends, so rivals are counted one
after another. In the order of locks it stands after payments and before stock.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.money import baht
from netpracharat.refusals import Refusal
from netpracharat.thai import dates, text
from orders.models import Basket, BasketDiscount, DiscountCode, Order, Redemption
from shops.models import Shop

SATANG = Decimal("0.01")
Kind = DiscountCode.Kind


@dataclass(frozen=True)
class Discount:
    """A code in a buyer's hand."""

    code: DiscountCode
    own_uses: int  # how often this buyer has used it

    def trouble(self, goods_total: Decimal, delivery_fee: Decimal) -> str:
        """Why nothing comes off now, and what to do; empty where something does."""
        code = self.code
        if sentence := unready(code, timezone.localdate()):
            return sentence
        if code.most_each is not None and self.own_uses >= code.most_each:
            return _("You have used this code as often as the shop allows. Please take it out.")
        if goods_total < code.minimum:
            missing = baht(code.minimum - goods_total)
            return _("Put in goods for %(amount)s more from this shop, and the code counts.") % {"amount": missing}
        if code.kind == Kind.DELIVERY and not delivery_fee:
            return _("Delivery is free already. Keep this code for another time.")
        return ""

    def off(self, goods_total: Decimal, delivery_fee: Decimal) -> Decimal:
        """Never all there is to pay: the terms of the code see to that."""
        match self.code.kind:
            case Kind.AMOUNT:
                return self.code.value
            case Kind.PERCENT:
                return (goods_total * self.code.value / 100).quantize(SATANG, ROUND_HALF_UP)
            case Kind.DELIVERY:
                return delivery_fee


class UsedUp(Refusal):
    """Somebody was faster; nothing was ordered."""

    def __init__(self, code: DiscountCode) -> None:
        sentence = _("The code %(code)s can't be used any more. Please look at your basket: it shows the new sum.")
        super().__init__(sentence % {"code": code.code}, back_to=reverse("basket"))


def read(typed: str) -> str:
    """The one spelling of a code: capitals, Arabic digits, no spaces."""
    return "".join(text.arabic_digits(text.fold(typed)).upper().split())


def unready(code: DiscountCode, on: dt.date) -> str:
    """Why nobody can use the code now."""
    if code.ended_at or (code.ends_on and code.ends_on < on):
        return _("This code is over. Please take it out or type another one.")
    if code.starts_on > on:
        day = dates.short(code.starts_on, dates.known(get_language()))
        return _("This code counts from %(day)s.") % {"day": day}
    if code.most_uses is not None and code.uses >= code.most_uses:
        return _("This code has been used up. Please take it out or type another one.")
    return ""


def in_basket(basket: Basket, user: User | None) -> dict[int, Discount]:
    """The codes that were typed for this basket, by shop."""
    phone = (basket.delivery or {}).get("phone", "")
    codes = DiscountCode.objects.filter(in_baskets__basket=basket)
    return {code.shop_id: Discount(code, _uses_of(code, phone, user)) for code in codes}


def find(shop: Shop, typed: str) -> DiscountCode:
    """What a buyer typed, if it is a code that counts now."""
    code = DiscountCode.objects.filter(shop=shop, code=read(typed), ended_at=None).first()
    if code is None:
        sentence = _("This shop has no code “%(code)s”. Please check each letter, or order without it.")
        raise Refusal(sentence % {"code": typed})
    if sentence := unready(code, timezone.localdate()):
        raise Refusal(sentence)
    return code


def put_in(basket: Basket, code: DiscountCode) -> None:
    """For what is bought of the code's shop; it takes the place of another one."""
    BasketDiscount.objects.update_or_create(basket=basket, shop_id=code.shop_id, defaults={"code": code})


def take_out(basket: Basket, shop: Shop) -> None:
    basket.discounts.filter(shop=shop).delete()


def redeem(used: Iterable[tuple[Order, Discount]], *, by: User | None) -> None:
    """Count these uses, in ascending id of their codes; the caller holds the transaction, and takes stock after."""
    for order, discount in sorted(used, key=lambda pair: pair[1].code.pk):
        _take(discount.code, DiscountCode.objects.filter(ended_at=None), order.phone, by)
        Redemption.objects.create(code=discount.code, order=order, phone=order.phone, buyer=by)


def give_back(order: Order) -> None:
    """The order ended and the buyer has nothing of it: the code may be used again. The caller holds the order."""
    if not order.discount:
        return
    if Redemption.objects.standing().filter(order=order).update(given_back_at=timezone.now()):
        DiscountCode.objects.filter(redemptions__order=order).update(uses=F("uses") - 1)


def take_again(order: Order) -> None:
    """The order waits again, at the sum that its buyer knows: only if its code still has a use left."""
    if not order.discount:
        return
    redemption = Redemption.objects.select_related("code", "buyer").get(order=order)
    _take(redemption.code, DiscountCode.objects.all(), redemption.phone, redemption.buyer)
    Redemption.objects.filter(pk=redemption.pk).update(given_back_at=None)


def _take(code: DiscountCode, among: QuerySet[DiscountCode], phone: str, user: User | None) -> None:
    free = Q(most_uses=None) | Q(uses__lt=F("most_uses"))
    if not among.filter(free, pk=code.pk).update(uses=F("uses") + 1):
        raise UsedUp(code)
    if code.most_each is not None and _uses_of(code, phone, user) >= code.most_each:
        raise UsedUp(code)


def _uses_of(code: DiscountCode, phone: str, user: User | None) -> int:
    if code.most_each is None:
        return 0
    return Redemption.objects.standing().filter(code=code).used_by(phone, user).count()


def make(code: DiscountCode, *, by: User) -> None:
    """A new code of its shop. One of the same name that is over makes room."""
    code.created_by = by
    over = DiscountCode.objects.filter(shop=code.shop, code=code.code, ended_at=None, ends_on__lt=timezone.localdate())
    try:
        with transaction.atomic():
            over.update(ended_at=timezone.now())
            code.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(_("You have this code already. Please end it first, or choose another word.")) from error


def end(code: DiscountCode) -> None:
    """From now on nobody can use it; orders that did keep their sums. A second press changes nothing."""
    DiscountCode.objects.filter(pk=code.pk, ended_at=None).update(ended_at=timezone.now())
