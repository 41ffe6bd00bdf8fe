"""A product that stands for an award: what was frozen of it for the judges, its checks, and what happened."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.models import guards
from awards.models.edition import Category, Edition
from awards.states import ENTRY_FROZEN, ENTRY_IN_PLAY, EntryState
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer, is_secretary
from netpracharat.places.models import Region
from products.models import Product
from shops.models import Shop


class EntryQuerySet(models.QuerySet["Entry"]):
    def in_play(self) -> Self:
        return self.filter(state__in=ENTRY_IN_PLAY)

    def accepted(self) -> Self:
        return self.filter(state=EntryState.ACCEPTED)

    def entered_by(self, user: User) -> Self:
        """Entries of the user's own shops."""
        return self.filter(shop__members__user=user)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Secretary and officers see all, a shop its own. Judges see sheets, not entries."""
        if not user.is_authenticated:
            return self.none()
        return self if is_secretary(user) or is_officer(user) else self.entered_by(user)


class Entry(models.Model):
    """One product in one edition. `snapshot` is what is judged (see awards.snapshots); frozen once accepted."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries")
    number = models.CharField(_("entry number"), max_length=20)
    category = models.ForeignKey(Category, models.PROTECT, related_name="entries", verbose_name=_("category"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("region"))
    product = models.ForeignKey(Product, models.PROTECT, related_name="entries", verbose_name=_("product"))
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="entries", verbose_name=_("shop"))
    state = models.CharField(_("state"), max_length=14, choices=EntryState, default=EntryState.NOMINATED)
    community = models.TextField(_("community strength"), max_length=2000, blank=True)
    marketing = models.TextField(_("marketing and story"), max_length=2000, blank=True)
    quality = models.TextField(_("quality"), max_length=2000, blank=True)
    snapshot = models.JSONField(default=dict, editable=False)
    nominated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    nominated_at = models.DateTimeField(default=timezone.now)
    consented_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    consented_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    state_note = models.CharField(_("note to the shop"), max_length=500, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("edition", "number")
        indexes = (models.Index(fields=("edition", "state", "region", "category"), name="entry_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("edition", "number"), name="entry_number_is_one_editions"),
            models.UniqueConstraint(
                fields=("edition", "product"), condition=Q(state__in=ENTRY_IN_PLAY), name="entry_is_in_play_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "rejected", "withdrawn")) | Q(consented_at__isnull=False),
                name="entry_has_the_shops_consent",
            ),
        )
        triggers = (
            pgtrigger.Protect(
                name="entry_accepted_is_frozen",
                operation=pgtrigger.UpdateOf(
                    *("number", "edition_id", "product_id", "shop_id", "category_id", "region_id"),
                    *("snapshot", "community", "marketing", "quality"),
                ),
                condition=pgtrigger.Q(old__state__in=ENTRY_FROZEN),
            ),
        )

    def __str__(self) -> str:
        return self.number


class EntryPhoto(models.Model):
    """A copy of a photo as it was when the product was entered: `key` names files of its own."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="photos")
    key = models.CharField(max_length=40, unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    tint = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("position", "pk")
        triggers = (
            pgtrigger.Trigger(
                name="photos_of_entry_accepted_are_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=guards.PHOTOS_ARE_FROZEN,
            ),
        )

    def __str__(self) -> str:
        return self.key


class EligibilityCheck(models.Model):
    """What the system found out about an entry: advice for the person who decides."""

    class Outcome(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("not known")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="checks")
    kind = models.CharField(max_length=30, help_text="key in awards.eligibility")
    outcome = models.CharField(max_length=8, choices=Outcome)
    figure = models.CharField(max_length=120, blank=True, help_text="what was found: a number, a date")
    checked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("eligibility check")
        verbose_name_plural = _("eligibility checks")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("entry", "kind"), name="eligibility_is_checked_once_a_kind"),)

    def __str__(self) -> str:
        return f"{self.entry} {self.kind}: {self.outcome}"


class AwardEvent(models.Model):
    """What happened to an edition or one of its entries; nobody edits it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="events")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="events")
    verb = models.CharField(max_length=20)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("what happened")
        verbose_name_plural = _("what happened")
        ordering = ("-at", "-pk")
        triggers = (pgtrigger.ReadOnly(name="award_event_is_append_only", exclude=("by",)),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.verb}"
