"""The basket: a guest's by the token of a cookie, a user's own once signed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from products.models import Variant


class Basket(models.Model):
    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="basket")
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("basket")
        verbose_name_plural = _("baskets")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class BasketLine(models.Model):
    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("basket line")
        verbose_name_plural = _("basket lines")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("basket", "variant"), name="basket_line_is_one_variant"),
            models.CheckConstraint(condition=Q(quantity__range=(1, 999)), name="basket_line_has_a_quantity"),
        )

    def __str__(self) -> str:
        return f"{self.variant} × {self.quantity}"
