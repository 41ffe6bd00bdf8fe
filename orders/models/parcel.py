"""What is sent."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.thai.parcels import CARRIERS
from orders import times
from orders.models.order import Order
from orders.states import ParcelState


class Parcel(models.Model):
    order = models.OneToOneField(Order, models.PROTECT, related_name="parcel")
    state = models.CharField(_("state"), max_length=10, choices=ParcelState, default=ParcelState.OPEN)
    carrier = models.CharField(_("carrier"), max_length=20, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=30, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    packed_at = models.DateTimeField(_("packed at"), null=True, blank=True)
    shipped_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, help_text="the buyer was asked whether it has come")
    delivered_at = models.DateTimeField(_("received at"), null=True, blank=True)

    class Meta:
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        indexes = (models.Index(fields=("shipped_at",), condition=Q(state="shipped"), name="parcel_on_its_way"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=("shipped", "delivered")) | (Q(shipped_at__isnull=False) & ~Q(carrier="")),
                name="parcel_that_left_has_a_carrier",
            ),
        )

    def __str__(self) -> str:
        return f"{self.order} {self.tracking_number}".strip()

    @property
    def presumed_at(self) -> dt.datetime | None:
        """When it counts as received, unless the buyer says something; None before they were asked."""
        return self.reminded_at and self.reminded_at + times.TO_ANSWER

    @property
    def carrier_name(self) -> str:
        """As people call it; empty for a shop that brings it itself."""
        carrier = CARRIERS.get(self.carrier)
        return carrier.name if carrier else ""
