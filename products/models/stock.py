"""How much there is of a variant, and every change of it. Only `products.stock` writes here."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from products.models.listing import Variant


class Stock(models.Model):
    """on hand − allocated = available. What is made to order may be allocated before it exists."""

    variant = models.OneToOneField(Variant, models.CASCADE, primary_key=True, related_name="stock")
    on_hand = models.PositiveIntegerField(_("on hand"), default=0)
    allocated = models.PositiveIntegerField(_("allocated"), default=0)
    is_made_to_order = models.BooleanField(default=False)
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
        triggers = (pgtrigger.ReadOnly(name="movement_is_append_only", exclude=("by",)),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on_hand_change:+d} / {self.allocated_change:+d}"
