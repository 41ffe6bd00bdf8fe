"""An edition of the awards as data: tiers, categories, slots, rounds, criteria, and the parties that sign."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from awards.models import guards
from awards.states import PUBLIC_RESULTS, EditionState, Figure, RoundKind
from netpracharat.places.models import Named, Region
from products.models import Category as MarketCategory

FIRST_YEAR, LAST_YEAR = 2500, 2699  # Buddhist Era; a Christian year lies far outside


class EditionQuerySet(models.QuerySet["Edition"]):
    def live(self) -> Self:
        return self.exclude(state=EditionState.CANCELLED)

    def with_results(self) -> Self:
        """Editions whose winners everybody may know."""
        return self.filter(state__in=PUBLIC_RESULTS)

    def in_public(self) -> Self:
        """Editions that have a page: from the opening of nominations on."""
        return self.exclude(state__in=(EditionState.DRAFT, EditionState.CANCELLED))


class Edition(Named):
    """The awards of one Buddhist year. `name_th` and `name_en` are its title."""

    year = models.PositiveSmallIntegerField(_("Buddhist year"))
    state = models.CharField(max_length=12, choices=EditionState, default=EditionState.DRAFT, editable=False)
    rules_th = models.TextField(_("rules (Thai)"), blank=True)
    rules_en = models.TextField(_("rules (English)"), blank=True)
    nominations_open_at = models.DateTimeField(_("nominations open"), null=True, blank=True)
    nominations_close_at = models.DateTimeField(_("nominations close"), null=True, blank=True)
    announce_at = models.DateTimeField(_("announcement"), null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True, editable=False)
    shows_own_means = models.BooleanField(_("entrants see their own criterion means"), default=False)
    appeal_days = models.PositiveSmallIntegerField(_("days for appeals"), default=15)
    reopen_asked_by = models.ForeignKey(
        "awards.Party", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("-year",)
        constraints = (
            models.UniqueConstraint(
                fields=("year",), condition=~Q(state="cancelled"), name="edition_is_one_live_one_a_year"
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="edition_year_is_buddhist",
                violation_error_message=_("Please write the Buddhist year, such as 2569."),
            ),
            models.CheckConstraint(
                condition=Q(nominations_open_at__isnull=True)
                | Q(nominations_close_at__isnull=True)
                | Q(nominations_close_at__gt=models.F("nominations_open_at")),
                name="edition_nominations_close_after_they_open",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("announced", "archived")) | Q(announced_at__isnull=False),
                name="edition_announcement_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    @property
    def rules(self) -> str:
        return self.rules_en if get_language() == "en" and self.rules_en else self.rules_th

    @property
    def has_public_results(self) -> bool:
        return self.state in PUBLIC_RESULTS


class Tier(Named):
    """One level of the awards, such as national best; `position` 1 is the highest.

    Its slots are filled from the results of the round `decided_by`.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tiers")
    slug = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    decided_by = models.CharField(_("decided by"), max_length=10, choices=RoundKind)

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("edition", "slug"), name="tier_slug_is_one_editions"),)


class Category(Named):
    """A group in which entries are judged; the market's categories that it takes in are the default for entries."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    market_categories = models.ManyToManyField(
        MarketCategory, blank=True, related_name="+", verbose_name=_("the market's categories")
    )

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("edition", "slug"), name="award_category_slug_is_one_editions"),)


class Slot(models.Model):
    """How many awards of a tier there are, in one region or all, in one category or all."""

    tier = models.ForeignKey(Tier, models.CASCADE, related_name="slots")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", limit_choices_to={"scheme": 4}
    )
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    quantity = models.PositiveSmallIntegerField(_("quantity"), default=1)
    allows_joint = models.BooleanField(_("a place may be shared"), default=False)
    left_vacant = models.CharField(_("why places stay vacant"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ("tier__position", "region__position", "category__position")
        constraints = (
            models.UniqueConstraint(
                fields=("tier", "region", "category"), nulls_distinct=False, name="slot_is_one_of_its_kind"
            ),
            models.CheckConstraint(condition=Q(quantity__range=(1, 1000)), name="slot_quantity_is_positive"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="slot_keeps_its_winners",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("quantity"),
                func=guards.SLOT_KEEPS_ITS_WINNERS,
            ),
        )

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.tier, self.region, self.category) if part)


class Round(models.Model):
    """One round of judging. What is decided in it is frozen once `locked_at` is set, by triggers on the rest."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rounds")
    kind = models.CharField(_("round"), max_length=10, choices=RoundKind)
    opens_at = models.DateTimeField(_("judging opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("judging closes"), null=True, blank=True)
    is_blind = models.BooleanField(_("names are hidden from the judges"), default=False)
    min_sheets = models.PositiveSmallIntegerField(_("fewest score sheets of an entry that is ranked"), default=3)
    counts = models.CharField(_("what counts"), max_length=8, choices=Figure, default=Figure.MEAN)
    advances = models.PositiveSmallIntegerField(
        _("how many go on"), default=0, help_text=_("of each region and category, to the next round")
    )
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    locked_at = models.DateTimeField(null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ("edition", "pk")
        constraints = (
            models.UniqueConstraint(fields=("edition", "kind"), name="round_is_one_of_its_kind"),
            models.CheckConstraint(condition=Q(min_sheets__gte=1), name="round_needs_a_sheet"),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=True) | Q(opened_at__isnull=False), name="round_locked_was_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.edition.year}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.locked_at is None


class Criterion(Named):
    """What judges give points for. A sheet's total is Σ weight × points ÷ max_points: at most 100."""

    class Part(models.TextChoices):
        COMMUNITY = "community", _("community strength")
        MARKETING = "marketing", _("marketing and story")
        QUALITY = "quality", _("quality")

    round = models.ForeignKey(Round, models.CASCADE, related_name="criteria")
    part = models.CharField(_("part"), max_length=10, choices=Part)
    code = models.CharField(_("code"), max_length=6)
    weight = models.PositiveSmallIntegerField(_("weight"))
    max_points = models.PositiveSmallIntegerField(_("most points"), default=10)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    tie_rank = models.PositiveSmallIntegerField(_("rank in breaking ties"), null=True, blank=True)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("round", "code"), name="criterion_code_is_one_rounds"),
            models.CheckConstraint(condition=Q(weight__range=(1, 100)), name="criterion_weight_is_a_percentage"),
            models.CheckConstraint(condition=Q(max_points__range=(1, 100)), name="criterion_has_points"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="criterion_is_frozen_once_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=guards.CRITERION_IS_FROZEN,
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Level(models.Model):
    """What a number of points of a criterion means, in words."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="levels")
    points = models.PositiveSmallIntegerField(_("points"))
    meaning_th = models.CharField(_("meaning (Thai)"), max_length=200)
    meaning_en = models.CharField(_("meaning (English)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ("points",)
        constraints = (models.UniqueConstraint(fields=("criterion", "points"), name="level_is_one_a_point"),)

    def __str__(self) -> str:
        return f"{self.points} = {self.meaning}"

    @property
    def meaning(self) -> str:
        return self.meaning_en if get_language() == "en" and self.meaning_en else self.meaning_th


class Party(Named):
    """Who signs the results: the four ministries and dtac. Judges sit for one of them."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="parties")
    slug = models.SlugField(max_length=20)
    is_ministry = models.BooleanField(_("is a ministry"), default=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signs_for",
        verbose_name=_("who signs"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("edition", "slug"), name="party_slug_is_one_editions"),
            models.UniqueConstraint(
                fields=("edition", "signer"), condition=Q(signer__isnull=False), name="party_has_a_signer_of_its_own"
            ),
        )
