"""Who judges what: panels, conflicts of interest, score sheets and their points."""

from typing import Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.models import guards
from awards.models.edition import Category, Criterion, Party, Round
from awards.models.entry import Entry
from awards.states import ConflictSource, ConflictState, SheetState
from netpracharat.accounts.models import User
from netpracharat.places.models import Region

WRITTEN = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class Panel(models.Model):
    """Judges who sit together, for one region or all, one category or all. Frozen once its round is open."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="panels")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", limit_choices_to={"scheme": 4}
    )
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    quorum = models.PositiveSmallIntegerField(_("quorum"), default=3)
    sheets_per_entry = models.PositiveSmallIntegerField(
        _("judges an entry"), default=0, help_text=_("0: everybody scores everything")
    )

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")
        ordering = ("round", "region__position", "category__position")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "region", "category"), nulls_distinct=False, name="panel_is_one_of_its_kind"
            ),
        )

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.round, self.region, self.category) if part)


class PanelMember(models.Model):
    """A judge's seat. `declared_at` is when the judge was last asked about conflicts, for all sheets till then."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="members")
    judge = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats", verbose_name=_("judge"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("sits for"))
    is_chair = models.BooleanField(_("chair"), default=False)
    declared_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="replaces"
    )
    replace_reason = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        ordering = ("panel", "-is_chair", "pk")
        constraints = (
            models.UniqueConstraint(fields=("panel", "judge"), name="judge_sits_once_on_a_panel"),
            models.UniqueConstraint(
                fields=("panel",), condition=Q(is_chair=True, replaced_at__isnull=True), name="panel_has_one_chair"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at__isnull=True) | ~Q(replace_reason=""), name="judge_is_replaced_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.judge} · {self.panel}"


class Conflict(models.Model):
    """A conflict of interest between a judge and an entry, from which no sheet may come once it is confirmed."""

    judge = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="conflicts")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="conflicts")
    source = models.CharField(max_length=10, choices=ConflictSource)
    state = models.CharField(max_length=10, choices=ConflictState, default=ConflictState.OPEN)
    reason = models.CharField(_("reason"), max_length=300)
    decision = models.CharField(_("reason of the decision"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("judge", "entry"), name="conflict_is_one_a_judge_and_entry"),
            models.CheckConstraint(condition=~Q(reason=""), name="conflict_has_a_reason"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="conflict_confirmed_leaves_no_sheet",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__state="confirmed"),
                declare=[("the_judge", "bigint")],
                func=guards.CONFLICT_HAS_NO_SHEET,
            ),
        )

    def __str__(self) -> str:
        return f"{self.judge} × {self.entry}"


class ScoreSheetQuerySet(models.QuerySet["ScoreSheet"]):
    def of(self, judge: User) -> Self:
        """The judge's own sheets, of rounds that were opened and seats that the judge still holds."""
        return self.filter(member__judge=judge, member__replaced_at=None, member__panel__round__opened_at__isnull=False)

    def counted(self) -> Self:
        return self.filter(state=SheetState.SUBMITTED)

    def with_total(self) -> Self:
        """`total`: Σ weight × points ÷ most points, 0 to 100; None where nothing is scored."""
        share = F("scores__points") * F("scores__criterion__weight") / F("scores__criterion__max_points")
        return self.annotate(total=Sum(share, output_field=models.DecimalField(max_digits=8, decimal_places=4)))


@pghistory.track(fields=("state", "comment", "recusal_reason", "version"))
class ScoreSheet(models.Model):
    """One judge's sheet for one entry: made when it is assigned. `version` counts saves, so that windows notice."""

    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="sheets")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=10, choices=SheetState, default=SheetState.ASSIGNED)
    position = models.PositiveIntegerField(default=0, help_text="the judge's own order within a category, which stays")
    version = models.PositiveIntegerField(default=0)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    recusal_reason = models.CharField(_("why you don't judge this entry"), max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", help_text="from paper"
    )
    scan = models.CharField(max_length=80, blank=True, help_text="private storage")
    assigned_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        ordering = ("member", "entry__category__position", "position")
        indexes = (models.Index(fields=("member", "state"), name="sheet_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("member", "entry"), name="sheet_is_one_a_judge_and_entry"),
            models.CheckConstraint(condition=~Q(state="recused") | ~Q(recusal_reason=""), name="recusal_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False), name="sheet_submitted_has_a_moment"
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="sheet_may_be_written",
                when=pgtrigger.Before,
                operation=WRITTEN,
                declare=[("round_of_sheet", "bigint"), ("the_judge", "bigint")],
                func=guards.SHEET_MAY_BE_WRITTEN,
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} · {self.entry}"


@pghistory.track()
class Score(models.Model):
    """Points for one criterion of one sheet."""

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores")
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "criterion"), name="score_is_one_a_criterion"),
            models.CheckConstraint(condition=Q(points__gte=0), name="score_is_not_negative"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="score_may_be_written",
                when=pgtrigger.Before,
                operation=WRITTEN,
                declare=[("round_of_sheet", "bigint")],
                func=guards.SCORE_MAY_BE_WRITTEN,
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion.code} {self.points}"
