"""What a product won, as data that flowed down from the awards: the market shows it and judges nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from products.models.listing import Product


class ProductBadge(models.Model):
    """One distinction of a product. Only products.badges writes it."""

    product = models.ForeignKey(Product, models.CASCADE, db_index=False, related_name="badges")
    kind = models.CharField(_("kind"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"), help_text="Buddhist")
    label_th = models.CharField(_("label (Thai)"), max_length=120)
    label_en = models.CharField(_("label (English)"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), help_text="1 is the highest")
    url = models.CharField(max_length=200, help_text="the page that tells of it")

    class Meta:
        verbose_name = _("distinction")
        verbose_name_plural = _("distinctions")
        constraints = (
            models.UniqueConstraint(fields=("product", "kind", "year"), name="badge_is_one_a_product_kind_and_year"),
            models.CheckConstraint(condition=models.Q(year__range=(2500, 2699)), name="badge_year_is_buddhist"),
        )

    def __str__(self) -> str:
        return f"{self.label_th} {self.year}"
