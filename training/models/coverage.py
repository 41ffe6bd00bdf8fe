"""What the training has reached, counted beforehand: no page counts a million rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Figures(models.Model):
    """`teachers` are people by name, `reported` heads counted in rooms: two figures, never added together.

    `place` is the code of a province, district, subdistrict or village; 0 is the nation.
    """

    place = models.PositiveIntegerField(_("place"))
    teachers = models.PositiveIntegerField(_("teachers named"), default=0)
    reported = models.PositiveIntegerField(_("people reported"), default=0)
    sessions = models.PositiveIntegerField(_("sessions held"), default=0)
    villages = models.PositiveIntegerField(_("villages with a teacher"), default=0)
    shops = models.PositiveIntegerField(_("shops helped"), default=0)
    certificates = models.PositiveIntegerField(_("certificates"), default=0)

    class Meta:
        abstract = True


class CoverageTotal(Figures):
    """All that a place has, up to `counted_at` of the nation; `all_villages` are those of the register.

    `orders` and `baht` are of `selling_shops` that teachers helped, and counted for the nation alone.
    """

    place = models.PositiveIntegerField(_("place"), primary_key=True)
    all_villages = models.PositiveIntegerField(_("villages"), default=0)
    counted_at = models.DateTimeField(_("counted"), null=True)
    selling_shops = models.PositiveIntegerField(default=0)
    orders = models.PositiveIntegerField(default=0)
    baht = models.DecimalField(max_digits=16, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        constraints = (
            models.CheckConstraint(condition=~Q(place=0) | Q(counted_at__isnull=False), name="nation_has_its_moment"),
        )

    def __str__(self) -> str:
        return str(self.place)


class CoverageDay(Figures):
    """What came on a day to the nation, a province or a district."""

    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("coverage of a day")
        verbose_name_plural = _("coverage of days")
        constraints = (
            models.UniqueConstraint(fields=("place", "day"), name="coverage_day_is_one_a_place"),
            models.CheckConstraint(condition=Q(place__lt=10_000), name="coverage_day_is_of_a_district_or_more"),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.day}"
