"""A judge's seats and sheets: how far along, and which is next."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from awards.models import Conflict, PanelMember, ScoreSheet
from awards.states import ConflictState, SheetState
from netpracharat.accounts.models import User

ORDER = ("entry__category__position", "entry__category", "position", "pk")
TO_DO = (SheetState.ASSIGNED, SheetState.DRAFT)


def seats_of(judge: User) -> QuerySet[PanelMember]:
    """Where the judge sits, of rounds that were opened, newest first; `scored` of `expected` sheets."""
    seats = PanelMember.objects.filter(judge=judge, replaced_at=None, panel__round__opened_at__isnull=False)
    return (
        seats.select_related("panel__round__edition", "panel__region", "panel__category")
        .annotate(
            scored=Count("sheets", filter=Q(sheets__state=SheetState.SUBMITTED)),
            expected=Count("sheets", filter=~Q(sheets__state=SheetState.RECUSED)),
        )
        .order_by(F("panel__round__locked_at").desc(nulls_first=True), "-panel__round__opened_at", "pk")
    )


def sheets_of(member: PanelMember) -> QuerySet[ScoreSheet]:
    """In the judge's own order; `awaits_decision` where a conflict is still to be decided."""
    undecided = Conflict.objects.filter(judge=member.judge_id, entry=OuterRef("entry"), state=ConflictState.OPEN)
    sheets = member.sheets.select_related("entry__category", "entry__region").annotate(
        awaits_decision=Exists(undecided)
    )
    return sheets.order_by("entry__category__position", "entry__category", "position", "pk")


def next_after(sheet: ScoreSheet) -> ScoreSheet | None:
    """The next one to score: further on in the same category, then its skipped ones, then other categories."""
    same = Q(entry__category=sheet.entry.category_id)
    further = same & Q(position__gt=sheet.position)
    nearness = Case(When(further, then=Value(0)), When(same, then=Value(1)), default=Value(2))
    return to_do(sheet.member).exclude(pk=sheet.pk).order_by(nearness, *ORDER).first()


def to_do(member: PanelMember) -> QuerySet[ScoreSheet]:
    return sheets_of(member).filter(state__in=TO_DO, awaits_decision=False)
