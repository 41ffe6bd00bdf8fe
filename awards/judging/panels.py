"""Panels: complete before judging opens, frozen from then on but for a judge who is replaced for a reason."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events
from awards.checks import Check, listed, refuse_unmet
from awards.judging import assigning, conflicts, turns
from awards.models import Conflict, Entry, Panel, PanelMember, Round, ScoreSheet
from awards.results import advancing
from awards.states import ConflictState, EditionState, RoundKind, SheetState
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import JUDGE, SECRETARY, is_judge, is_secretary
from netpracharat.refusals import Refusal

FULL_WEIGHT = 100
STATE_OF = {
    RoundKind.SCREENING: EditionState.SCREENING,
    RoundKind.REGIONAL: EditionState.REGIONAL_JUDGING,
    RoundKind.NATIONAL: EditionState.NATIONAL_JUDGING,
}


def open_round(round_: Round, *, by: User) -> None:
    """Judging begins: criteria and panels are frozen, conflicts suggested, sheets handed out."""
    with transaction.atomic():
        if not Round.objects.filter(pk=round_.pk, opened_at=None).update(opened_at=timezone.now()):
            raise Refusal(_("Judging is open already."))
        refuse_unmet(checks(round_))
        if advancing.is_first(round_):
            advancing.enter_first(round_)
        for panel in round_.panels.all():
            assigning.assign(panel)
        conflicts.suggest(round_)
        events.record(round_.edition, events.Verb.ROUND_OPENED, by=by, note=str(round_))
    round_.refresh_from_db()


def checks(round_: Round) -> Iterator[Check]:
    """What must be so before judges see their sheets."""
    yield Check(_("The edition has come to this round."), round_.edition.state == STATE_OF[RoundKind(round_.kind)])
    closes = round_.closes_at
    yield Check(_("Judging has a last day, still to come."), bool(closes and closes > timezone.now()))
    weight = sum(round_.criteria.values_list("weight", flat=True))
    yield Check(_("The weights sum to 100."), weight == FULL_WEIGHT, str(weight))
    entries = advancing.coming_into(round_)
    yield Check(_("There are entries."), entries.exists())
    lost, doubled = _judged_by(round_, entries, 0), _judged_by(round_, entries, 2)
    yield Check(_("Each entry has a panel."), not lost, lost)
    yield Check(_("No entry has two panels."), not doubled, doubled)
    yield from _about_the_seats(round_)


def comes_now(round_: Round) -> bool:
    """Whether this is the round that the edition has come to, and it isn't open yet."""
    return round_.opened_at is None and round_.edition.state == STATE_OF[RoundKind(round_.kind)]


def _about_the_seats(round_: Round) -> Iterator[Check]:
    here = Q(members__replaced_at=None)
    panels = round_.panels.select_related("round__edition", "region", "category").annotate(
        seats=Count("members", filter=here), chairs=Count("members", filter=here & Q(members__is_chair=True))
    )
    headless = [panel for panel in panels if not panel.chairs]
    yield Check(_("Each panel has a chair."), not headless, listed(headless))
    few = [panel for panel in panels if panel.seats < max(panel.quorum, panel.sheets_per_entry)]
    yield Check(_("Each panel has judges enough for its quorum."), not few, listed(few))
    seated = User.objects.filter(seats__panel__round=round_, seats__replaced_at=None)
    unfit = seated.exclude(groups__name=JUDGE) | seated.filter(groups__name=SECRETARY)
    yield Check(_("Everybody who sits may judge."), not unfit, listed(unfit.distinct()))


def unfitness(judge: User) -> str:
    """Why this person can't judge, or nothing. The secretary runs the edition, and neither enters nor votes."""
    if is_secretary(judge):
        return _("{name} is the secretary, who does not judge.").format(name=judge)
    return "" if is_judge(judge) else _("{name} does not have the role of a judge yet.").format(name=judge)


def replace_judge(member: PanelMember, new_judge: User, reason: str, *, by: User) -> PanelMember:
    """The new judge takes the seat with its sheets not begun; submitted ones stay, with the name of who gave them."""
    if sentence := unfitness(new_judge):
        raise Refusal(sentence)
    if not reason.strip():
        raise Refusal(_("Please write why the judge is replaced."))
    with transaction.atomic():
        panel = Panel.objects.select_for_update().select_related("round__edition").get(pk=member.panel_id)
        turns.hold_open(panel.round)
        if panel.members.filter(judge=new_judge).exists():
            raise Refusal(_("{name} sits or has sat on this panel already.").format(name=new_judge))
        successor = _take_seat(member, new_judge, reason)
        turns.take([member.judge_id, new_judge.pk])
        _hand_over(member, successor)
        assigning.assign(panel)
        conflicts.suggest(panel.round)
        note = f"{panel}: {member.judge} → {new_judge} ({reason})"
        events.record(panel.round.edition, events.Verb.JUDGE_REPLACED, by=by, note=note)
    return successor


def _take_seat(member: PanelMember, judge: User, reason: str) -> PanelMember:
    left = PanelMember.objects.filter(pk=member.pk, replaced_at=None)
    if not left.update(replaced_at=timezone.now(), replace_reason=reason):
        raise Refusal(_("This judge has been replaced already."))
    successor = PanelMember.objects.create(
        panel_id=member.panel_id, judge=judge, party_id=member.party_id, is_chair=member.is_chair
    )
    PanelMember.objects.filter(pk=member.pk).update(replaced_by=successor)
    return successor


def _hand_over(member: PanelMember, successor: PanelMember) -> None:
    waiting = ScoreSheet.objects.filter(member=member, state=SheetState.ASSIGNED)
    barred = Conflict.objects.filter(judge=successor.judge_id, state=ConflictState.CONFIRMED).values("entry")
    waiting.filter(entry__in=barred).update(
        member=successor, state=SheetState.RECUSED, recusal_reason=_("conflict of interest")
    )
    waiting.update(member=successor, assigned_at=timezone.now())


def _judged_by(round_: Round, entries: QuerySet[Entry], panels: int) -> str:
    """Numbers of the first entries that no panel judges, or (2) more than one."""
    matching = Panel.objects.filter(
        Q(region=None) | Q(region=OuterRef("region")), Q(category=None) | Q(category=OuterRef("category")), round=round_
    )
    count = Subquery(matching.order_by().values("round").annotate(count=Count("pk")).values("count"))
    found = entries.annotate(panels=Coalesce(count, 0)).filter(**{"panels__gte" if panels else "panels": panels})
    return ", ".join(found.order_by("number").values_list("number", flat=True)[:5])
