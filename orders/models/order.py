"""A purchase and its orders: one for each shop, each with its lines and what happened to it."""

import datetime as dt
from functools import partial
from typing import Self

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.languages import named
from netpracharat.places.models import Subdistrict
from orders.models import guards
from orders.models.basket import Basket
from orders.states import FulfilmentStatus, OrderState, ParcelState, PaymentMethod, PaymentStatus
from orders.thumbs import thumb
from products.models import Product, Variant
from shops.models import Shop

order_number = partial(codes.code, 8)


class Purchase(models.Model):
    """What a buyer placed at once: a folder for its orders, with no state of its own.

    `request_key` makes placing idempotent: the same key gives the same orders, and the same key
    with another `request_hash` (SHA-256 of what was asked for, hex) is refused.
    """

    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    request_key = models.CharField(max_length=40, unique=True, editable=False)
    request_hash = models.CharField(max_length=64, editable=False)
    buyer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="purchases"
    )
    # Tells what one visitor holds; a guest has nothing else that does.
    basket = models.ForeignKey(Basket, models.SET_NULL, null=True, editable=False, related_name="purchases")
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=2, default="th")
    placed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("purchase")
        verbose_name_plural = _("purchases")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class OrderQuerySet(models.QuerySet["Order"]):
    def for_buyer(self) -> Self:
        """With what the buyer's pages show of each order, in one query."""
        return self.select_related("purchase", "shop", "parcel", "subdistrict__district__province")

    def bought_by(self, user: User) -> Self:
        return self.filter(purchase__buyer=user)

    def run_by(self, user: User) -> Self:
        """Orders of the shops that the user is a member of."""
        return self.filter(shop__members__user=user)

    def overdue(self, at: dt.datetime) -> Self:
        """Unpaid orders whose deadline has passed; no transfer was reported for them."""
        return self.filter(state=OrderState.PENDING, payment_status=PaymentStatus.UNPAID, expires_at__lt=at)

    def unaccepted(self, at: dt.datetime) -> Self:
        """To be paid on delivery, placed before `at`, and the shop has said nothing."""
        return self.filter(state=OrderState.PENDING, payment_method=PaymentMethod.CASH_ON_DELIVERY, placed_at__lt=at)

    def unheard_of(self, at: dt.datetime) -> Self:
        """Sent before `at`, and the buyer was not asked yet whether the parcel has come."""
        return self.filter(parcel__state=ParcelState.SHIPPED, parcel__shipped_at__lt=at, parcel__reminded_at=None)

    def unanswered(self, at: dt.datetime) -> Self:
        """On their way; the buyer was asked before `at` whether the parcel has come, and has not answered."""
        return self.filter(parcel__state=ParcelState.SHIPPED, parcel__reminded_at__lt=at)

    def owed_since_before(self, at: dt.datetime) -> Self:
        """Money is to be paid back since before `at`, and was not."""
        owed = apps.get_model("orders", "Refund").objects.filter(state__in=("requested", "approved"))
        return self.filter(Exists(owed.filter(order=OuterRef("pk"), requested_at__lt=at)))

    def to_complete(self, at: dt.datetime) -> Self:
        """Delivered, the time to complain is over, and no complaint is left open."""
        is_argued_about = Exists(apps.get_model("orders", "Case").objects.unclosed().filter(order=OuterRef("pk")))
        return self.filter(~is_argued_about, state=OrderState.CONFIRMED, completes_at__lt=at)


class Order(models.Model):
    """One shop's part of a purchase: the unit of all work."""

    number = models.CharField(_("order number"), max_length=12, unique=True, default=order_number, editable=False)
    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="orders")
    shop = models.ForeignKey(Shop, models.PROTECT, verbose_name=_("shop"), related_name="orders")
    state = models.CharField(_("state"), max_length=10, choices=OrderState, default=OrderState.PENDING)
    payment_method = models.CharField(_("way to pay"), max_length=10, choices=PaymentMethod)
    payment_status = models.CharField(_("payment"), max_length=20, choices=PaymentStatus, default=PaymentStatus.UNPAID)
    fulfilment_status = models.CharField(
        _("sending"), max_length=12, choices=FulfilmentStatus, default=FulfilmentStatus.UNFULFILLED
    )
    goods_total = models.DecimalField(_("goods"), max_digits=12, decimal_places=2)
    delivery_fee = models.DecimalField(_("delivery"), max_digits=8, decimal_places=2)
    discount = models.DecimalField(_("discount"), max_digits=12, decimal_places=2, default=0)
    total = models.GeneratedField(
        verbose_name=_("total"),
        expression=F("goods_total") + F("delivery_fee") - F("discount"),
        output_field=models.DecimalField(max_digits=12, decimal_places=2),
        db_persist=True,
    )
    weight_grams = models.PositiveIntegerField()
    recipient = models.CharField(_("recipient"), max_length=120)
    phone = models.CharField(_("phone"), max_length=16)
    address = models.CharField(_("house number, moo, road"), max_length=300)
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, verbose_name=_("subdistrict"), related_name="+")
    postal_code = models.CharField(_("postal code"), max_length=5)
    note = models.CharField(_("note to the shop"), max_length=300, blank=True)
    sent_from = models.DateField(_("sent from"), null=True, blank=True, help_text="told to the buyer: not there yet")
    placed_at = models.DateTimeField(_("ordered at"), default=timezone.now)
    expires_at = models.DateTimeField(_("to be paid by"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    completes_at = models.DateTimeField(_("completes at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    cancel_asked_at = models.DateTimeField(_("buyer asked to cancel at"), null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ("-placed_at", "-pk")
        indexes = (
            models.Index(fields=("shop", "state", "-placed_at"), name="order_by_shop"),
            models.Index(fields=("expires_at",), condition=Q(state="pending"), name="order_waiting"),
            models.Index(fields=("phone",), condition=Q(state="pending"), name="order_waiting_by_phone"),
            models.Index(
                fields=("shop", "confirmed_at"), condition=Q(confirmed_at__isnull=False), name="order_by_day_sold"
            ),
            models.Index(fields=("completes_at",), condition=Q(state="confirmed"), name="order_to_complete"),
        )
        constraints = (
            models.UniqueConstraint(fields=("purchase", "shop"), name="order_is_one_shops_part"),
            models.CheckConstraint(
                condition=Q(goods_total__gt=0, delivery_fee__gte=0), name="order_money_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(discount__gte=0, discount__lt=F("goods_total") + F("delivery_fee")),
                name="order_discount_leaves_something_to_pay",
            ),
            models.CheckConstraint(
                condition=~Q(payment_method="cod")
                | ~Q(payment_status__in=("paid", "overpaid", "unpaid", "under_review")),
                name="order_on_delivery_is_not_paid_before_collection",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("expired", "cancelled"), fulfilment_status__in=("shipped", "delivered")),
                name="order_is_never_shipped_and_cancelled",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="order_completes_without_open_case",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(new__state="completed"),
                func=guards.ORDER_COMPLETES_WITHOUT_OPEN_CASE,
            ),
        )

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    """A snapshot of what was ordered, which later edits of the listing never change."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, models.SET_NULL, null=True, related_name="order_lines")
    product = models.ForeignKey(Product, models.SET_NULL, null=True, related_name="order_lines")
    name = models.CharField(_("product"), max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    variant_name = models.CharField(_("choice"), max_length=80, blank=True)
    unit_price = models.DecimalField(_("price (baht)"), max_digits=10, decimal_places=2)
    quantity = models.PositiveIntegerField(_("quantity"))
    weight_grams = models.PositiveIntegerField()
    photo_key = models.CharField(max_length=40, blank=True)
    photo_tint = models.PositiveSmallIntegerField(default=0)
    total = models.GeneratedField(
        verbose_name=_("total"),
        expression=F("unit_price") * F("quantity"),
        output_field=models.DecimalField(max_digits=12, decimal_places=2),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_line_has_a_quantity"),
            models.CheckConstraint(condition=Q(unit_price__gt=0), name="order_line_has_a_price"),
        )
        triggers = (pgtrigger.ReadOnly(name="order_line_is_a_snapshot", exclude=("variant", "product", "total")),)

    def __str__(self) -> str:
        return f"{self.name} × {self.quantity}"

    @property
    def shown_name(self) -> str:
        return named(self.name, self.name_en)

    @property
    def thumb(self) -> dict[str, object] | None:
        return thumb(self.photo_key, self.photo_tint)


class OrderEvent(models.Model):
    """Who did what to an order, when. Append-only."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="events")
    verb = models.CharField(max_length=24)
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("order event")
        verbose_name_plural = _("order events")
        ordering = ("pk",)
        triggers = (pgtrigger.ReadOnly(name="order_event_is_append_only", exclude=("by",)),)

    def __str__(self) -> str:
        return f"{self.order} {self.verb}"
