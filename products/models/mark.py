"""A mark of quality: handed in by a shop with its document, checked by an officer, shown while it is valid."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from netpracharat import history
from netpracharat.accounts.models import User
from netpracharat.thai import dates
from products.models.badge import HAS_NOT_RUN_OUT
from products.models.listing import Product
from products.states import MarkState
from shops.models import Shop


class MarkQuerySet(models.QuerySet["Mark"]):
    def in_force(self) -> Self:
        """What buyers may see: approved, and not run out."""
        return self.filter(HAS_NOT_RUN_OUT, state=MarkState.APPROVED)

    def of_goods(self, product: Product) -> Self:
        """Its own, and those of its shop as a whole."""
        return self.filter(Q(product=product) | Q(product=None), shop=product.shop_id)

    def waiting(self) -> Self:
        return self.filter(state=MarkState.WAITING)

    def to_check_by(self, officer: User) -> Self:
        """What waits, but of no shop that the officer belongs to."""
        return self.waiting().exclude(shop__in=Shop.objects.run_by(officer))

    def twins_of(self, mark: "Mark") -> Self:
        """Of the same kind, for the same thing."""
        return self.filter(shop=mark.shop_id, product=mark.product_id, kind=mark.kind)

    def kept(self) -> Self:
        """What the shop still has an eye on."""
        return self.exclude(state=MarkState.PAST)


@history.kept(
    *("shop", "product", "kind", "number", "stars", "year", "expires_on", "state", "note", "checked_by"),
    counts_births=True,
)
class Mark(models.Model):
    """Without a product, it is of all that the shop makes."""

    class Kind(models.TextChoices):
        FOOD = "food", _("Food registration (FDA)")
        COMMUNITY = "community", _("Community product standard (TCPS)")
        OTOP = "otop", _("OTOP stars")
        ORIGIN = "origin", _("Geographical indication (GI)")
        HALAL = "halal", pgettext_lazy("mark of quality", "Halal")
        ORGANIC = "organic", pgettext_lazy("mark of quality", "Organic")

    OF_A_SHOP = (Kind.HALAL, Kind.ORGANIC)
    RUN_OUT = (Kind.COMMUNITY, Kind.ORIGIN, Kind.HALAL, Kind.ORGANIC)
    OF_QUALITY = (Kind.COMMUNITY, Kind.OTOP, Kind.ORIGIN, Kind.HALAL, Kind.ORGANIC)  # อย. says that it may be sold

    shop = models.ForeignKey(Shop, models.CASCADE, verbose_name=_("shop"), related_name="marks")
    product = models.ForeignKey(
        Product, models.CASCADE, null=True, blank=True, verbose_name=_("product"), related_name="marks"
    )
    kind = models.CharField(_("kind of mark"), max_length=10, choices=Kind)
    number = models.CharField(_("number"), max_length=60, blank=True)
    stars = models.PositiveSmallIntegerField(_("stars"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, help_text="Buddhist, of the round")
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=80, help_text="private storage")
    state = models.CharField(_("state"), max_length=10, choices=MarkState, default=MarkState.WAITING)
    note = models.CharField(_("note"), max_length=300, blank=True)
    handed_in_at = models.DateTimeField(_("handed in at"), default=timezone.now)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("handed in by")
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("checked by")
    )
    reminded_days = models.PositiveSmallIntegerField(null=True, help_text="so many days before the end, the last time")

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark of quality")
        verbose_name_plural = _("marks of quality")
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("expires_on",), name="mark_by_end", condition=Q(state="approved")),
            models.Index(fields=("shop", "-id"), name="mark_by_shop"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("shop", "product", "kind"),
                condition=Q(state="approved"),
                nulls_distinct=False,
                name="mark_in_force_is_one_a_kind",
            ),
            models.UniqueConstraint(
                fields=("shop", "product", "kind"),
                condition=Q(state="waiting"),
                nulls_distinct=False,
                name="mark_that_waits_is_one_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(product__isnull=False) | Q(kind__in=("halal", "organic")),
                name="mark_of_a_whole_shop_is_halal_or_organic",
            ),
            models.CheckConstraint(
                condition=Q(kind="otop", stars__range=(1, 5), year__range=(2500, 2699), stars__isnull=False)
                & Q(year__isnull=False)
                | ~Q(kind="otop") & Q(stars=None, year=None),
                name="mark_of_otop_has_stars_and_year",
            ),
            models.CheckConstraint(condition=Q(kind="otop") | ~Q(number=""), name="mark_but_of_otop_has_a_number"),
            models.CheckConstraint(
                condition=Q(kind__in=("food", "otop")) | Q(expires_on__isnull=False),
                name="mark_that_runs_out_says_when",
            ),
            models.CheckConstraint(condition=~Q(document=""), name="mark_has_a_document"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(checked_at__isnull=False), name="mark_in_force_was_checked"
            ),
            models.CheckConstraint(condition=~Q(state="sent_back") | ~Q(note=""), name="mark_sent_back_says_why"),
        )

    def __str__(self) -> str:
        if self.kind != self.Kind.OTOP:
            return f"{self.get_kind_display()} {self.number}"
        stars = ngettext("OTOP %(stars)d star of %(year)d", "OTOP %(stars)d stars of %(year)d", self.stars)
        return stars % {"stars": self.stars, "year": dates.year_in(self.year, get_language())}

    @property
    def about(self) -> str:
        return self.product.name if self.product else self.shop.name

    @property
    def is_run_out(self) -> bool:
        return bool(self.expires_on) and self.expires_on < timezone.localdate()
