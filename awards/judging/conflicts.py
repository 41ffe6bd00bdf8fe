"""Conflicts of interest: suggested by what the market knows, declared by judges, decided by chair or secretary."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.judging import turns
from awards.models import Conflict, Entry, Panel, PanelMember, Round, ScoreSheet
from awards.states import ConflictSource, ConflictState, SheetState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from shops.models import Shop

IN_FORCE = (ConflictState.OPEN, ConflictState.CONFIRMED)


def suggest(round_: Round) -> None:
    """What the market knows of, for chair or secretary to decide; where a conflict is known already, it stays."""
    judge = F("member__judge")
    sheets = ScoreSheet.objects.filter(member__panel__round=round_, member__replaced_at=None)
    sheets = sheets.exclude(state=SheetState.RECUSED)
    entered = Q(entry__nominated_by=judge) | Q(entry__consented_by=judge)
    found = {
        _("has the same phone number as the shop"): sheets.filter(entry__shop__phone=F("member__judge__phone")),
        _("entered this product"): sheets.filter(entered),
        _("is a member of the shop"): sheets.filter(entry__shop__members__user=judge),
    }
    reasons = {pair: reason for reason, of in found.items() for pair in of.values_list("member__judge", "entry")}
    new = [
        Conflict(judge_id=judge, entry_id=entry, source=ConflictSource.SUGGESTED, reason=reason)
        for (judge, entry), reason in reasons.items()
    ]
    Conflict.objects.bulk_create(new, ignore_conflicts=True)


def must_declare(member: PanelMember) -> bool:
    """Whether sheets came to the judge of which he or she has not yet been asked."""
    new = member.sheets.exclude(state=SheetState.RECUSED)
    return (new.filter(assigned_at__gt=member.declared_at) if member.declared_at else new).exists()


def shops_before(member: PanelMember) -> QuerySet[Shop]:
    """The shops to declare on, by name and not by entry: a blind round stays blind."""
    return Shop.objects.filter(entries__in=member.sheets.values("entry")).with_place().distinct()


def declare(member: PanelMember, shops: Collection[Shop], reason: str, *, asked_at: datetime) -> int:
    """The judge's answer for all sheets that there were when asked; no shop at all is an answer too."""
    if shops and not reason.strip():
        raise Refusal(_("Please write what connects you with the shop."))
    entries = Entry.objects.filter(sheets__member=member, shop__in=shops)
    with transaction.atomic():
        turns.take([member.judge_id])
        for entry in entries.exclude(conflicts__judge=member.judge_id):
            Conflict.objects.create(judge=member.judge, entry=entry, source=ConflictSource.DECLARED, reason=reason)
        PanelMember.objects.filter(pk=member.pk).update(declared_at=min(asked_at, timezone.now()))
    member.refresh_from_db(fields=("declared_at",))
    return len(entries)


def impose(judge: User, entry: Entry, reason: str, *, by: User) -> Conflict:
    """Chair or secretary know of a conflict that nobody declared."""
    with transaction.atomic():
        turns.take([judge.pk])
        conflict, _is_new = Conflict.objects.get_or_create(
            judge=judge, entry=entry, defaults={"source": ConflictSource.SET, "reason": reason}
        )
        if conflict.state == ConflictState.DISMISSED:
            Conflict.objects.filter(pk=conflict.pk).update(state=ConflictState.OPEN)
        confirm(conflict, reason, by=by)
    return conflict


def confirm(conflict: Conflict, reason: str, *, by: User) -> None:
    """The judge's sheet of the entry is recused, and none can come again."""
    with transaction.atomic():
        turns.sign(by)
        turns.take([conflict.judge_id])
        sheets = ScoreSheet.objects.filter(member__judge=conflict.judge_id, entry=conflict.entry_id)
        open_ones = sheets.filter(member__panel__round__locked_at=None).exclude(state=SheetState.RECUSED)
        open_ones.update(state=SheetState.RECUSED, recusal_reason=reason or conflict.reason, version=F("version") + 1)
        _decide(conflict, ConflictState.CONFIRMED, reason, by)


def dismiss(conflict: Conflict, reason: str, *, by: User) -> None:
    """The judge may score the entry."""
    if not reason.strip():
        raise Refusal(_("Please write why this is no conflict."))
    _decide(conflict, ConflictState.DISMISSED, reason, by)


def _decide(conflict: Conflict, state: ConflictState, reason: str, by: User) -> None:
    if by.pk == conflict.judge_id:
        raise Refusal(_("Nobody decides on a conflict of their own; please ask the secretary."))
    undecided = Conflict.objects.filter(pk=conflict.pk, state=ConflictState.OPEN)
    if not undecided.update(state=state, decision=reason, decided_by=by, decided_at=timezone.now()):
        raise Refusal(_("Somebody has decided on this meanwhile."))
    conflict.refresh_from_db()


def of(panel: Panel) -> QuerySet[Conflict]:
    """Conflicts between the panel's judges and its entries."""
    sheets = ScoreSheet.objects.filter(member__panel=panel, member__judge=OuterRef("judge"), entry=OuterRef("entry"))
    return Conflict.objects.filter(Exists(sheets))


def kept_from(judge: User) -> Q:
    """On sheets or entries' results, by `entry`: those of which the judge may see no figure."""
    in_force = Conflict.objects.filter(judge=judge, state__in=IN_FORCE).values("entry")
    recused = ScoreSheet.objects.filter(member__judge=judge, state=SheetState.RECUSED).values("entry")
    return Q(entry__in=in_force) | Q(entry__in=recused)
