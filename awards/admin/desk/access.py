"""Whose seat, sheet or panel it is; a stranger's is not there."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from awards.judging import conflicts, queue
from awards.models import Panel, PanelMember, ScoreSheet
from netpracharat.accounts.roles import is_secretary

OF_SEAT = ("panel__round__edition", "panel__region", "panel__category", "judge")
View = Callable[..., HttpResponse]

for_judges = permission_required("awards.judge", raise_exception=True)
for_clerks = permission_required("awards.enter_paper", raise_exception=True)
for_secretary = permission_required("awards.run_edition", raise_exception=True)


def seat_of(request: HttpRequest, pk: int) -> PanelMember:
    return get_object_or_404(queue.seats_of(request.user), pk=pk)


def sheet_of(request: HttpRequest, pk: int) -> ScoreSheet:
    own = ScoreSheet.objects.of(request.user)
    related = (*(f"member__{name}" for name in OF_SEAT), "entry__category", "entry__region")
    return get_object_or_404(own.select_related(*related).prefetch_related("scores", "entry__photos"), pk=pk)


def panel_run_by(request: HttpRequest, pk: int) -> Panel:
    """The secretary's, or the chair's where names may be seen: conflicts tell which shop an entry is of."""
    panels = Panel.objects.select_related("round__edition", "region", "category")
    if not is_secretary(request.user):
        own = PanelMember.objects.filter(judge=request.user, is_chair=True, replaced_at=None)
        panels = panels.filter(members__in=own, round__is_blind=False, round__opened_at__isnull=False)
    return get_object_or_404(panels, pk=pk)


def asked_first(view: View) -> View:
    """Before anything of an entry is seen, the judge is asked about conflicts."""

    @wraps(view)
    def asking(request: HttpRequest, pk: int) -> HttpResponse:
        seat = seat_of(request, pk)
        if conflicts.must_declare(seat):
            return redirect("admin:awards_declare", seat.pk)
        return view(request, seat)

    return for_judges(asking)
