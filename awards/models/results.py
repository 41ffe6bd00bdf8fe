"""What came out: frozen results of a round, who goes on, awards, signatures and appeals."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from awards.models import guards
from awards.models.edition import Party, Round, Slot
from awards.models.entry import Entry
from awards.models.judging import Panel
from awards.states import PUBLIC_RESULTS, AppealState
from netpracharat.certificates.models import Certificate


class RoundResult(models.Model):
    """An entry's result in a round, frozen when it was locked. Means are of sheet totals, 0 to 100.

    `rank` is within region and category as the round groups them; None below the fewest sheets.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="results")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="results")
    sheets = models.PositiveSmallIntegerField()
    recusals = models.PositiveSmallIntegerField(default=0)
    mean = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    adjusted = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    spread = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    official = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    rank = models.PositiveIntegerField(null=True)
    overall_rank = models.PositiveIntegerField(null=True, help_text="among all entries of the round")
    criterion_means = models.JSONField(default=dict, help_text="criterion code → mean points")
    tie_trace = models.JSONField(default=list, help_text="how a tie was broken, step by step")

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ("round", "overall_rank", "rank")
        constraints = (
            models.UniqueConstraint(fields=("round", "entry"), name="result_is_one_an_entry_and_round"),
            models.CheckConstraint(
                condition=Q(official__isnull=False) | Q(rank__isnull=True, overall_rank__isnull=True),
                name="result_unranked_without_a_figure",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="result_is_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=guards.RESULT_IS_FROZEN,
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry}: {self.official}"


class TieBreak(models.Model):
    """What people decided where the figures could not: a vote of the panel, the chair's casting vote, or sharing."""

    class Method(models.TextChoices):
        VOTE = "vote", _("vote of the panel")
        CASTING = "casting", _("the chair's casting vote")
        JOINT = "joint", _("joint award")

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="tie_breaks")
    tied = ArrayField(models.BigIntegerField(), help_text="ids of the entries, ascending")
    method = models.CharField(max_length=8, choices=Method)
    order = ArrayField(models.BigIntegerField(), help_text="ids of the entries, best first")
    votes = models.JSONField(default=dict, blank=True, help_text="entry id → votes")
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("tie-break")
        verbose_name_plural = _("tie-breaks")
        constraints = (
            models.UniqueConstraint(fields=("panel", "tied"), name="tie_is_broken_once"),
            models.CheckConstraint(condition=~Q(method="casting") | ~Q(reason=""), name="casting_vote_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.panel}: {self.get_method_display()}"


class Advancement(models.Model):
    """An entry that is judged in a round: accepted ones in the first, the best of the round before in the others."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="advancements")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="advancements")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("advancement")
        verbose_name_plural = _("advancements")
        constraints = (models.UniqueConstraint(fields=("round", "entry"), name="entry_goes_on_once"),)

    def __str__(self) -> str:
        return f"{self.entry} → {self.round}"


class AwardQuerySet(models.QuerySet["Award"]):
    def standing(self) -> Self:
        return self.filter(revoked_at=None)

    def in_public(self) -> Self:
        """Announced ones, the revoked too: an erratum is public."""
        return self.filter(slot__tier__edition__state__in=PUBLIC_RESULTS)


class Award(models.Model):
    """An entry that won a place of a slot. Public from the announcement on; afterwards it can only be revoked."""

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="awards")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="awards")
    place = models.PositiveSmallIntegerField(_("place"), default=1)
    citation_th = models.TextField(_("citation (Thai)"), max_length=1000, blank=True)
    citation_en = models.TextField(_("citation (English)"), max_length=1000, blank=True)
    certificate = models.OneToOneField(
        Certificate, models.PROTECT, null=True, blank=True, editable=False, related_name="award"
    )
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    erratum_th = models.CharField(_("erratum (Thai)"), max_length=500, blank=True, editable=False)
    erratum_en = models.CharField(_("erratum (English)"), max_length=500, blank=True, editable=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ("slot__tier__position", "slot__region__position", "slot__category__position", "place")
        constraints = (
            models.UniqueConstraint(
                fields=("entry",), condition=Q(revoked_at__isnull=True), name="entry_wins_one_award"
            ),
            models.CheckConstraint(condition=Q(place__gte=1), name="award_place_is_positive"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(erratum_th=""), name="award_is_revoked_with_an_erratum"
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="award_fits_its_slot",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("the_slot", "awards_slot%ROWTYPE"), ("edition_state", "text")],
                func=guards.AWARD_FITS_ITS_SLOT,
            ),
            pgtrigger.Trigger(
                name="award_stays_once_announced",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete
                | pgtrigger.UpdateOf("slot_id", "entry_id", "place", "citation_th", "citation_en"),
                func=guards.AWARD_STAYS_ONCE_ANNOUNCED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.slot} {self.place}: {self.entry}"

    @property
    def citation(self) -> str:
        return self.citation_en if get_language() == "en" and self.citation_en else self.citation_th

    @property
    def erratum(self) -> str:
        return self.erratum_en if get_language() == "en" and self.erratum_en else self.erratum_th


class SignOff(models.Model):
    """A party's signature under the results: `sha256` of their canonical form, hex (see awards.signing)."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="sign_offs")
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=timezone.now)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("signed_at",)
        constraints = (
            models.UniqueConstraint(fields=("party",), condition=Q(voided_at__isnull=True), name="party_signs_once"),
        )
        triggers = (
            pgtrigger.ReadOnly(name="sign_off_is_only_voided", exclude=("voided_at",)),
            pgtrigger.Protect(name="sign_off_is_kept", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.sha256[:8]}"


class Appeal(models.Model):
    """What an entrant holds against a result, and the answer."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="appeals")
    text = models.TextField(_("what you ask to be looked at again"), max_length=3000)
    state = models.CharField(max_length=10, choices=AppealState, default=AppealState.OPEN)
    answer = models.TextField(_("answer"), max_length=3000, blank=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    filed_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ("filed_at",)
        constraints = (
            models.UniqueConstraint(fields=("entry",), condition=Q(state="open"), name="appeal_is_open_once"),
            models.CheckConstraint(condition=Q(state="open") | ~Q(answer=""), name="appeal_decided_has_an_answer"),
        )

    def __str__(self) -> str:
        return f"{self.entry} · {self.get_state_display()}"
