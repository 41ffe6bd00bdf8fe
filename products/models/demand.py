"""What buyers wanted and did not get, week by week. Only products.demand.counting writes it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netpracharat.places.models import Region
from products.models.listing import Category


class Demand(models.Model):
    """How often, in a week, the same words were wanted of a category and a region, where those are known."""

    class Kind(models.TextChoices):
        MISSED = "missed", _("searched and not found")
        SOLD_OUT = "sold_out", _("sold out")

    week = models.DateField(_("week from"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    words = models.CharField(_("goods"), max_length=160)
    category = models.ForeignKey(
        Category, models.CASCADE, null=True, db_index=False, verbose_name=_("category"), related_name="+"
    )
    region = models.ForeignKey(
        Region, models.CASCADE, null=True, db_index=False, verbose_name=_("region"), related_name="+"
    )
    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("wanted goods")
        verbose_name_plural = _("demand board")
        constraints = (
            models.UniqueConstraint(
                fields=("week", "kind", "words", "category", "region"),
                nulls_distinct=False,
                name="demand_is_counted_once_a_week",
            ),
            models.CheckConstraint(condition=Q(week__iso_week_day=1), name="demand_week_begins_on_monday"),
            models.CheckConstraint(condition=Q(times__gt=0), name="demand_is_never_of_nobody"),
        )

    def __str__(self) -> str:
        return f"{self.words}: {self.times}"
