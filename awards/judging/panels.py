"""Panels: complete before judging opens, frozen from then on but for a judge who is replaced for a reason."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events
from awards.judging import assigning, conflicts, turns
from awards.judging.seats import sitting
from awards.models import Conflict, Entry, Panel, PanelMember, Round, ScoreSheet
from awards.states import ConflictState, SheetState
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_judge, is_secretary
from netpracharat.refusals import Refusal

FULL_WEIGHT = 100


def open_round(round_: Round, *, by: User) -> None:
    """Judging begins: criteria and panels are frozen, conflicts suggested, sheets handed out."""
    with transaction.atomic():
        if not Round.objects.filter(pk=round_.pk, opened_at=None).update(opened_at=timezone.now()):
            raise Refusal(_("Judging is open already."))
        if found := complaints(round_):
            raise Refusal(" ".join(found))
        for panel in round_.panels.all():
            assigning.assign(panel)
        conflicts.suggest(round_)
        events.record(round_.edition, events.Verb.ROUND_OPENED, by=by, note=str(round_))
    round_.refresh_from_db()


def complaints(round_: Round) -> list[str]:
    """What keeps judging from being opened, in sentences; empty when it may."""
    panels = round_.panels.select_related("round__edition", "region", "category")
    return [*_about_the_round(round_), *(sentence for panel in panels for sentence in _about(panel))]


def refuse_unfit(judge: User) -> None:
    """The secretary runs the edition, and neither enters nor votes."""
    if is_secretary(judge):
        raise Refusal(_("{name} is the secretary, who does not judge.").format(name=judge))
    if not is_judge(judge):
        raise Refusal(_("{name} does not have the role of a judge yet.").format(name=judge))


def replace_judge(member: PanelMember, new_judge: User, reason: str, *, by: User) -> PanelMember:
    """The new judge takes the seat with its sheets not begun; submitted ones stay, with the name of who gave them."""
    refuse_unfit(new_judge)
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


def _about_the_round(round_: Round) -> Iterator[str]:
    weight = sum(round_.criteria.values_list("weight", flat=True))
    if weight != FULL_WEIGHT:
        yield _("The weights of the criteria make {sum}, not 100.").format(sum=weight)
    entries = Entry.objects.accepted().filter(advancements__round=round_)
    if not entries.exists():
        yield _("No entry has come into this round yet.")
    if lost := _judged_by(round_, entries, 0):
        yield _("No panel judges these entries: {numbers}.").format(numbers=lost)
    if doubled := _judged_by(round_, entries, 2):
        yield _("More than one panel would judge these entries: {numbers}.").format(numbers=doubled)


def _judged_by(round_: Round, entries: QuerySet[Entry], panels: int) -> str:
    """Numbers of the first entries that no panel judges, or (2) more than one."""
    matching = Panel.objects.filter(
        Q(region=None) | Q(region=OuterRef("region")), Q(category=None) | Q(category=OuterRef("category")), round=round_
    )
    count = Subquery(matching.order_by().values("round").annotate(count=Count("pk")).values("count"))
    found = entries.annotate(panels=Coalesce(count, 0)).filter(**{"panels__gte" if panels else "panels": panels})
    return ", ".join(found.order_by("number").values_list("number", flat=True)[:5])


def _about(panel: Panel) -> Iterator[str]:
    members = list(sitting(panel).select_related("judge").prefetch_related("judge__groups"))
    if not any(member.is_chair for member in members):
        yield _("{panel}: the panel has no chair.").format(panel=panel)
    fewest = max(panel.quorum, panel.sheets_per_entry)
    if len(members) < fewest:
        yield _("{panel}: {count} judges sit, and at least {fewest} must.").format(
            panel=panel, count=len(members), fewest=fewest
        )
    for member in members:
        try:
            refuse_unfit(member.judge)
        except Refusal as unfit:
            yield f"{panel}: {unfit}"
