"""What distinguishes a product, as listings read it: awards that flowed down from above, and marks of quality."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _

from products.models.listing import Product

# The day in Thailand, asked of the database: a query that is put together once serves after midnight too.
HAS_NOT_RUN_OUT = Q(expires_on=None) | Q(expires_on__gte=TruncDate(Now()))


class BadgeQuerySet(models.QuerySet["ProductBadge"]):
    def shown(self) -> Self:
        return self.filter(HAS_NOT_RUN_OUT)

    def awards(self) -> Self:
        return self.filter(kind=ProductBadge.AWARD)


class ProductBadge(models.Model):
    """One distinction of a product. Only products.badges writes it."""

    AWARD = "award"  # the other kinds are those of marks

    product = models.ForeignKey(Product, models.CASCADE, db_index=False, related_name="badges")
    kind = models.CharField(_("kind"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, help_text="Buddhist")
    label_th = models.CharField(_("label (Thai)"), max_length=120)
    label_en = models.CharField(_("label (English)"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), help_text="1 is the highest")
    url = models.CharField(max_length=200, blank=True, help_text="the page that tells of it")
    expires_on = models.DateField(_("valid until"), null=True, blank=True)

    objects = BadgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("distinction")
        verbose_name_plural = _("distinctions")
        indexes = (models.Index(fields=("kind", "product"), name="badge_by_kind"),)
        constraints = (
            models.UniqueConstraint(
                fields=("product", "kind", "year"), nulls_distinct=False, name="badge_is_one_a_product_kind_and_year"
            ),
            models.CheckConstraint(condition=Q(year__range=(2500, 2699)), name="badge_year_is_buddhist"),
            models.CheckConstraint(
                condition=~Q(kind="award") | Q(year__isnull=False), name="badge_of_an_award_has_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label_th} {self.year}"
