"""Where things are: region, province, district, subdistrict, village; and the village's broadband.

Codes are those of the Department of Provincial Administration: 2, 4, 6 and 8 digits, each
beginning with the code of the place around it.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    """A place's two names; `name` is the one in the reader's language."""

    name_th = models.CharField(_("Thai name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class Region(Named):
    """A region of one of two schemes: four (the market's and the awards') or six (geographers')."""

    code = models.CharField(max_length=4, primary_key=True)
    scheme = models.PositiveSmallIntegerField(choices=((4, _("four regions")), (6, _("six regions"))))
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("scheme", "position")


class Province(Named):
    code = models.PositiveSmallIntegerField(primary_key=True)
    slug = models.SlugField(max_length=60, unique=True)
    region4 = models.ForeignKey(Region, models.PROTECT, related_name="provinces")
    region6 = models.ForeignKey(Region, models.PROTECT, related_name="provinces_of_six")
    sort_key = models.CharField(max_length=200, db_collation="C")

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ("sort_key",)


class District(Named):
    code = models.PositiveSmallIntegerField(primary_key=True)
    province = models.ForeignKey(Province, models.PROTECT, verbose_name=_("province"), related_name="districts")

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ("code",)


class Subdistrict(Named):
    code = models.PositiveIntegerField(primary_key=True)
    district = models.ForeignKey(District, models.PROTECT, verbose_name=_("district"), related_name="subdistricts")
    postal_codes = ArrayField(models.CharField(max_length=5), default=list)
    names = SearchVectorField(editable=False)

    class Meta:
        verbose_name = _("subdistrict")
        verbose_name_plural = _("subdistricts")
        ordering = ("code",)
        indexes = (GinIndex(fields=("names",), name="subdistrict_names"),)


class Village(Named):
    """A village (หมู่บ้าน) and what the programme did for it."""

    class Broadband(models.TextChoices):
        NONE = "none", _("not planned")
        PLANNED = "planned", _("planned")
        CONNECTED = "connected", _("connected")

    code = models.PositiveIntegerField(primary_key=True)
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, verbose_name=_("subdistrict"), related_name="villages")
    moo = models.PositiveSmallIntegerField(_("moo"))
    broadband = models.CharField(_("broadband"), max_length=10, choices=Broadband, default=Broadband.NONE)
    connected_on = models.DateField(_("connected on"), null=True, blank=True)
    provider = models.CharField(_("provider"), max_length=60, blank=True)
    is_model_community = models.BooleanField(_("model community of net volunteers"), default=False)
    names = SearchVectorField(editable=False)

    class Meta:
        verbose_name = _("village")
        verbose_name_plural = _("villages")
        ordering = ("code",)
        indexes = (GinIndex(fields=("names",), name="village_names"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(code=F("subdistrict_id") * 100 + F("moo")),
                name="village_code_is_subdistrict_and_moo",
            ),
            models.CheckConstraint(
                condition=Q(connected_on__isnull=True) | Q(broadband="connected"),
                name="village_has_a_date_only_when_connected",
                violation_error_message=_(
                    "Only a connected village has a date; choose “connected”, or clear the date."
                ),
            ),
        )
