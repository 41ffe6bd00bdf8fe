"""How much there is of a variant, and every change of it. Only `products.stock` writes here."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from products.models.listing import Variant


def enough(need: int, of: str = "") -> Q:
    """Of stock rows (`of` leads to them): so many more can be set aside today; see products.ahead."""
    may_be_ahead = Q(**{f"{of}is_made_to_order": True})
    is_in_time = Q(**{f"{of}ahead_until": None}) | Q(**{f"{of}ahead_until__gt": TruncDate(Now())})
    is_within = Q(**{f"{of}most_ahead": None}) | Q(**{f"{of}available__gte": need - F(f"{of}most_ahead")})
    return Q(**{f"{of}available__gte": need}) | (may_be_ahead & is_in_time & is_within)


class Stock(models.Model):
    """on hand − allocated = available. What is made to order, or pre-ordered, may be allocated before it exists."""

    variant = models.OneToOneField(Variant, models.CASCADE, primary_key=True, related_name="stock")
    on_hand = models.PositiveIntegerField(_("on hand"), default=0)
    allocated = models.PositiveIntegerField(_("allocated"), default=0)
    is_made_to_order = models.BooleanField(default=False, help_text="may be ordered before it exists")
    most_ahead = models.PositiveIntegerField(null=True, help_text="so many of what is not there yet; empty: no limit")
    ahead_until = models.DateField(null=True, help_text="ordered before this day; empty: always")
    low_since = models.DateTimeField(null=True, help_text="the shop was told then that few are left")
    available = models.GeneratedField(
        expression=F("on_hand") - F("allocated"), output_field=models.IntegerField(), db_persist=True
    )

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_made_to_order=True) | Q(allocated__lte=F("on_hand")),
                name="stock_is_never_sold_twice",
            ),
            models.CheckConstraint(
                condition=Q(most_ahead__isnull=True) | Q(allocated__lte=F("on_hand") + F("most_ahead")),
                name="stock_is_never_promised_beyond_its_most",
            ),
        )

    def __str__(self) -> str:
        return f"{self.variant}: {self.available}"


class Movement(models.Model):
    """One change of stock. Append-only: the sums of the movements are the stock."""

    class Kind(models.TextChoices):
        RECEIVE = "receive", _("received")
        ADJUST = "adjust", _("counted")
        ALLOCATE = "allocate", _("ordered")
        RELEASE = "release", _("order ended")
        SHIP = "ship", _("shipped")

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="movements")
    kind = models.CharField(max_length=10, choices=Kind)
    on_hand_change = models.IntegerField(default=0)
    allocated_change = models.IntegerField(default=0)
    reference = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("stock movement")
        verbose_name_plural = _("stock movements")
        indexes = (BrinIndex(fields=("at",), name="movement_by_moment"),)  # they are written in their order
        triggers = (pgtrigger.ReadOnly(name="movement_is_append_only", exclude=("by",)),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on_hand_change:+d} / {self.allocated_change:+d}"
