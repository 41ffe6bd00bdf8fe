"""Fairs of the market: for some days, goods and shops that officers chose."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from netpracharat.places.models import Named
from products.models.listing import Product
from shops.models import Shop


class FairQuerySet(models.QuerySet["Fair"]):
    def announced(self) -> Self:
        """Fairs that everybody may see."""
        return self.filter(state=Fair.State.ANNOUNCED)

    def running(self, on: dt.date) -> Self:
        return self.announced().filter(first_day__lte=on, last_day__gte=on)


class Fair(Named):
    """Its goods are the chosen products, and all that the chosen shops sell."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        ANNOUNCED = "announced", _("announced")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    words_th = models.TextField(_("words (Thai)"), max_length=1000)
    words_en = models.TextField(_("words (English)"), max_length=1000, blank=True)
    picture = models.JSONField(_("picture"), null=True, blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    products = models.ManyToManyField(Product, related_name="fairs", verbose_name=_("products"))
    shops = models.ManyToManyField(Shop, related_name="fairs", verbose_name=_("shops"))

    objects = FairQuerySet.as_manager()

    class Meta:
        verbose_name = _("fair")
        verbose_name_plural = _("fairs")
        ordering = ("-first_day", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(first_day__lte=F("last_day")), name="fair_ends_after_it_begins"),
        )

    def get_absolute_url(self) -> str:
        return reverse("fair", args=(self.slug,))

    def goods(self) -> Q:
        """Which products belong to it, for rows that have a product."""
        return Q(product__in=self.products.through.objects.filter(fair=self).values("product")) | Q(
            product__shop__in=self.shops.through.objects.filter(fair=self).values("shop")
        )
