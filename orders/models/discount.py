"""Discount codes of a shop, which of them lie in baskets, and the orders that used them."""

import datetime as dt
from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from netpracharat.money import MoneyField
from orders.models.basket import Basket
from orders.models.order import Order
from shops.models import Shop

MOST_PERCENT = 90


class DiscountCodeQuerySet(models.QuerySet["DiscountCode"]):
    def running(self, on: dt.date) -> Self:
        """Not ended by the shop, and not over by itself."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), ended_at=None)


class DiscountCode(models.Model):
    """What a shop gives off to whoever types its word. Its terms never change: another code has other terms."""

    class Kind(models.TextChoices):
        AMOUNT = "amount", _("Baht off")
        PERCENT = "percent", _("Percent off")
        DELIVERY = "delivery", _("Free delivery")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="discount_codes")
    code = models.CharField(_("code"), max_length=20)
    kind = models.CharField(_("what it gives"), max_length=8, choices=Kind)
    value = MoneyField(_("how much"), default=0)
    minimum = MoneyField(_("for goods of at least"), default=0)
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    most_uses = models.PositiveIntegerField(
        _("how often in all"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    most_each = models.PositiveIntegerField(
        _("how often for each buyer"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    uses = models.PositiveIntegerField(_("used"), default=0, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = DiscountCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("discount code")
        verbose_name_plural = _("discount codes")
        ordering = (F("ended_at").desc(nulls_first=True), "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("shop", "code"), condition=Q(ended_at=None), name="discount_code_is_one_of_its_shop"
            ),
            models.CheckConstraint(
                condition=Q(most_uses=None) | Q(uses__lte=F("most_uses")), name="discount_code_stays_within_its_limit"
            ),
            models.CheckConstraint(
                condition=Q(kind="amount", value__gt=0, minimum__gt=F("value"))
                | Q(kind="percent", value__range=(1, MOST_PERCENT), minimum__gte=0)
                | Q(kind="delivery", value=0, minimum__gte=0),
                name="discount_code_leaves_something_to_pay",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="discount_code_ends_after_it_starts"
            ),
        )
        triggers = (
            pgtrigger.ReadOnly(name="discount_code_keeps_its_terms", exclude=("uses", "ended_at", "created_by")),
        )

    def __str__(self) -> str:
        return self.code


class BasketDiscount(models.Model):
    """The code that a buyer typed for one shop's part of a basket."""

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="discounts")
    shop = models.ForeignKey(Shop, models.CASCADE, related_name="+")
    code = models.ForeignKey(DiscountCode, models.CASCADE, related_name="in_baskets")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("basket", "shop"), name="basket_has_one_code_for_a_shop"),)

    def __str__(self) -> str:
        return f"{self.basket} {self.code}"


class RedemptionQuerySet(models.QuerySet["Redemption"]):
    def standing(self) -> Self:
        return self.filter(given_back_at=None)

    def used_by(self, phone: str, user: User | None) -> Self:
        """A buyer is known by phone, and by account where signed in."""
        by_phone = self.filter(phone=phone) if phone else self.none()
        return by_phone | self.filter(buyer=user) if user else by_phone


class Redemption(models.Model):
    """An order that used a code; given back when the order ends unsent, so that it may be used again."""

    code = models.ForeignKey(DiscountCode, models.PROTECT, related_name="redemptions")
    order = models.OneToOneField(Order, models.CASCADE, related_name="redemption")
    phone = models.CharField(max_length=16, blank=True)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given_back_at = models.DateTimeField(null=True, blank=True)

    objects = RedemptionQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("code", "phone"), name="redemption_by_phone"),)

    def __str__(self) -> str:
        return f"{self.order} {self.code}"
