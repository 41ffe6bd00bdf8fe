"""A judge's own sheets beside each other: two to four entries in full, or all points in a grid."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.admin.desk.access import asked_first
from awards.judging import folder, queue, scoring
from awards.models import Criterion, PanelMember, ScoreSheet
from awards.states import SheetState

FEWEST, MOST = 2, 4


@require_safe
@asked_first
def compare(request: HttpRequest, seat: PanelMember) -> HttpResponse:
    wanted = [int(pk) for pk in request.GET.getlist("sheet") if pk.isdecimal() and len(pk) < 18]
    sheets = rows(seat, own_sheets(seat).filter(pk__in=wanted).prefetch_related("entry__photos")[:MOST])
    for sheet in sheets:
        sheet.shown = folder.shown(sheet.entry, seat.panel.round)
    return render(request, "awards/judging/compare.html", {"seat": seat, "sheets": sheets, "fewest": FEWEST})


@require_safe
@asked_first
def grid(request: HttpRequest, seat: PanelMember) -> HttpResponse:
    sheets = rows(seat, own_sheets(seat))
    if request.GET.get("by") == "total":
        sheets.sort(key=lambda sheet: -(sheet.sum or -1))
    context = {"seat": seat, "sheets": sheets, "criteria": criteria_of(seat), "by": request.GET.get("by", "")}
    return render(request, "awards/judging/grid.html", context)


def own_sheets(seat: PanelMember) -> QuerySet[ScoreSheet]:
    """Those that the judge has still to do with: neither recused nor in an undecided conflict."""
    return queue.sheets_of(seat).filter(awaits_decision=False).exclude(state=SheetState.RECUSED)


def criteria_of(seat: PanelMember) -> Sequence[Criterion]:
    return list(seat.panel.round.criteria.all())


def rows(seat: PanelMember, sheets: QuerySet[ScoreSheet]) -> list[ScoreSheet]:
    """With `points`, a pair a criterion, and their sum."""
    criteria = criteria_of(seat)
    found = list(sheets.prefetch_related("scores"))
    for sheet in found:
        given = {score.criterion_id: score.points for score in sheet.scores.all()}
        sheet.points = [(criterion, given.get(criterion.pk)) for criterion in criteria]
        sheet.sum = scoring.total(criteria, given)
    return found
