"""Figures that pages show without counting rows. Only products.catalogue.figures writes them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netpracharat.places.models import Province
from products.models.listing import Category


class FacetCount(models.Model):
    """How many products of a category (or of none) a province has on sale, and how many of them in stock."""

    category = models.ForeignKey(Category, models.CASCADE, null=True, db_index=False, related_name="+")
    province = models.ForeignKey(Province, models.CASCADE, db_index=False, related_name="+")
    on_sale = models.PositiveIntegerField(_("on sale"))
    in_stock = models.PositiveIntegerField(_("in stock"))

    class Meta:
        verbose_name = _("count of products")
        verbose_name_plural = _("counts of products")
        constraints = (
            models.UniqueConstraint(
                fields=("category", "province"), nulls_distinct=False, name="facet_count_is_kept_once"
            ),
            models.CheckConstraint(
                condition=models.Q(in_stock__lte=models.F("on_sale")), name="facet_count_has_stock_only_of_what_is_sold"
            ),
        )

    def __str__(self) -> str:
        return f"{self.category_id} · {self.province_id}: {self.on_sale}"
