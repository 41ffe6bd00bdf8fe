"""The outbox: what people are told, once for each order and kind, sent after the commit."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models.order import Order


class Notice(models.Model):
    class Audience(models.TextChoices):
        BUYER = "buyer", _("buyer")
        SHOP = "shop", _("shop")

    order = models.ForeignKey(Order, models.CASCADE, related_name="notices")
    audience = models.CharField(max_length=6, choices=Audience)
    kind = models.CharField(max_length=24)
    created_at = models.DateTimeField(default=timezone.now)
    try_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = (models.Index(fields=("try_at",), condition=Q(sent_at__isnull=True), name="notice_to_send"),)
        constraints = (models.UniqueConstraint(fields=("order", "audience", "kind"), name="notice_is_sent_once"),)

    def __str__(self) -> str:
        return f"{self.order} {self.kind}"
