"""Score sheets filled in, submitted and recused: only what a window saw last may it write, and only while judging."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.judging import conflicts, turns
from awards.models import Conflict, Criterion, PanelMember, Round, Score, ScoreSheet
from awards.states import ConflictState, SheetState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal


@dataclass(frozen=True)
class Filled:
    """What stands in somebody's window: points by criterion, and the version of the sheet that it began with."""

    points: Mapping[int, Decimal]
    comment: str
    version: int


def save(sheet: ScoreSheet, filled: Filled, *, by: User) -> bool:
    """Keep a draft, or revise what was submitted. False where another window saved meanwhile, and nothing is kept."""
    return _write(sheet, filled, by, is_final=sheet.state == SheetState.SUBMITTED)


def submit(sheet: ScoreSheet, filled: Filled, *, by: User) -> bool:
    """Save it as the judge's word. False as for `save`."""
    return _write(sheet, filled, by, is_final=True)


def recuse(sheet: ScoreSheet, reason: str, *, by: User) -> None:
    """The judge leaves this entry to the others."""
    if not reason.strip():
        raise Refusal(_("Please write why you don't judge this entry."))
    with transaction.atomic():
        _begin(sheet, by)
        left = _still_held(sheet).update(
            state=SheetState.RECUSED, recusal_reason=reason, version=F("version") + 1, saved_at=timezone.now()
        )
        if not left:
            raise Refusal(_("You don't judge this entry any more."))
    sheet.refresh_from_db()


def is_over(round_: Round) -> bool:
    """The last day is past; the lock may still be to come."""
    return round_.closes_at is not None and timezone.now() > round_.closes_at


def missing(sheet: ScoreSheet, filled: Filled) -> list[str]:
    """Codes of the criteria without points."""
    criteria = sheet.member.panel.round.criteria.all()
    return [criterion.code for criterion in criteria if criterion.pk not in filled.points]


def _write(sheet: ScoreSheet, filled: Filled, by: User, *, is_final: bool) -> bool:
    if is_final and (codes := missing(sheet, filled)):
        raise Refusal(_("Points are still missing for {codes}.").format(codes=", ".join(codes)))
    with transaction.atomic():
        _begin(sheet, by)
        _refuse_unready(sheet, by)
        if not _claim(sheet, filled, by, is_final=is_final):
            return False
        _keep_points(sheet, filled.points)
    sheet.refresh_from_db()
    return True


def _begin(sheet: ScoreSheet, by: User) -> None:
    turns.sign(by)
    turns.take([sheet.member.judge_id])
    turns.hold_open(sheet.member.panel.round)


def _refuse_unready(sheet: ScoreSheet, by: User) -> None:
    """What a clerk enters was written on paper in time; the judge has to keep the hour."""
    judge = sheet.member.judge_id
    if by.pk == judge and is_over(sheet.member.panel.round):
        raise Refusal(_("The time for scoring is over. The secretary can still enter a sheet from paper."))
    if by.pk == judge and conflicts.must_declare(sheet.member):
        raise Refusal(_("Please say first which shops you are connected with."))
    if Conflict.objects.filter(judge=judge, entry=sheet.entry_id, state=ConflictState.OPEN).exists():
        raise Refusal(_("A conflict of interest with this entry is still to be decided."))


def _claim(sheet: ScoreSheet, filled: Filled, by: User, *, is_final: bool) -> bool:
    """One guarded UPDATE: whoever comes with an older version has lost."""
    now, state = timezone.now(), F("state")
    begun = Case(When(state=SheetState.ASSIGNED, then=Value(SheetState.DRAFT)), default=state)
    new = {"version": F("version") + 1, "comment": filled.comment, "saved_at": now, "state": begun}
    if is_final:
        new |= {"state": SheetState.SUBMITTED, "submitted_at": Coalesce("submitted_at", now)}
    if by.pk != sheet.member.judge_id:
        new["entered_by"] = by
    if _still_held(sheet).filter(version=filled.version).update(**new):
        return True
    if not _still_held(sheet).exists():
        raise Refusal(_("You don't judge this entry any more."))
    return False


def _still_held(sheet: ScoreSheet) -> QuerySet[ScoreSheet]:
    """The conditions stand on the row itself: only those are looked at again after waiting for another window."""
    sitting = PanelMember.objects.filter(replaced_at=None)
    return ScoreSheet.objects.filter(pk=sheet.pk, member__in=sitting).exclude(state=SheetState.RECUSED)


def _keep_points(sheet: ScoreSheet, points: Mapping[int, Decimal]) -> None:
    """What stays the same is not written, so that the history tells what changed."""
    kept = dict(sheet.scores.values_list("criterion", "points"))
    sheet.scores.exclude(criterion__in=points).delete()
    changed = {criterion: given for criterion, given in points.items() if kept.get(criterion) != given}
    Score.objects.bulk_create(
        [Score(sheet=sheet, criterion_id=criterion, points=given) for criterion, given in changed.items()],
        update_conflicts=True,
        unique_fields=("sheet", "criterion"),
        update_fields=("points",),
    )


def total(criteria: Iterable[Criterion], points: Mapping[int, Decimal]) -> Decimal | None:
    """Of a sheet that may not be whole yet, as `with_total` sums it up; None where nothing is scored."""
    given = [criterion for criterion in criteria if criterion.pk in points]
    if not given:
        return None
    return sum((criterion.weight * points[criterion.pk] / criterion.max_points for criterion in given), Decimal(0))
