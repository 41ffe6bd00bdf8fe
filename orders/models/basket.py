"""The basket: a guest's by the token of a cookie, a user's own once signed in."""

from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from products.models import Photo, Variant


class Basket(models.Model):
    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="basket")
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    # Where to send it, while the checkout lasts: nothing typed is lost, and no session is needed.
    delivery = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("basket")
        verbose_name_plural = _("baskets")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class BasketLineQuerySet(models.QuerySet["BasketLine"]):
    def for_quote(self) -> Self:
        """With all that a quote looks at, in one query; `photo` is the first one's key, size and tint.

        `has_code` says whether the basket holds a discount code at all: most don't, and cost no query more.
        """
        codes = apps.get_model("orders", "BasketDiscount").objects.filter(basket=OuterRef("basket"))
        photos = Photo.objects.filter(product=OuterRef("variant__product"))
        first = photos.values(
            facts=JSONObject(key="key", width="width", height="height", tint="tint"),
        )[:1]
        return (
            self.select_related("variant__stock", "variant__product__shop__promptpay")
            .annotate(photo=Subquery(first), has_code=Exists(codes))
            .order_by("variant__product__shop__sort_key", "variant__product__shop", "pk")
        )


class BasketLine(models.Model):
    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))
    price_seen = models.DecimalField(max_digits=10, decimal_places=2, help_text="the price when it was put in")
    added_at = models.DateTimeField(default=timezone.now)

    objects = BasketLineQuerySet.as_manager()

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
