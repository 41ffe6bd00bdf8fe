"""A judge's own pages of a seat: the queue, and the declaration of conflicts that stands before it."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.admin.desk.access import asked_first, for_judges, seat_of
from awards.admin.desk.forms import DeclarationForm
from awards.board import days_left
from awards.judging import conflicts, folder
from awards.judging import queue as queues
from awards.models import PanelMember


@require_safe
@for_judges
def mine(request: HttpRequest) -> HttpResponse:
    """The seat with work left, else the first; or where the number that was searched leads."""
    seats = list(queues.seats_of(request.user))
    if number := request.GET.get("q", "").strip():
        return found(request, seats, number)
    seat = next((seat for seat in seats if seat.panel.round.is_open and seat.scored < seat.expected), None)
    if seat := seat or next(iter(seats), None):
        return redirect("admin:awards_seat", seat.pk)
    return render(request, "awards/judging/no_seat.html")


def found(request: HttpRequest, seats: list[PanelMember], number: str) -> HttpResponse:
    """By number alone: names would leak from blind rounds."""
    for seat in seats:
        sheets = queues.sheets_of(seat).filter(Q(entry__number__iexact=number) | Q(entry__number__iendswith=number))
        if sheet := sheets.first():
            return redirect("admin:awards_sheet", sheet.pk)
    messages.warning(request, _("None of your entries has the number %(number)s.") % {"number": number[:40]})
    return redirect("admin:awards_queue")


@require_safe
@asked_first
def seat(request: HttpRequest, seat: PanelMember) -> HttpResponse:
    sheets = list(queues.sheets_of(seat).prefetch_related("entry__photos"))
    for sheet in sheets:
        sheet.shown = folder.shown(sheet.entry, seat.panel.round)
    context = {
        "seat": seat,
        "seats": queues.seats_of(request.user),
        "sheets": sheets,
        "next": next((sheet for sheet in sheets if sheet.state in queues.TO_DO and not sheet.awaits_decision), None),
        "days_left": days_left(seat.panel.round),
    }
    return render(request, "awards/judging/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_judges
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """One screen for all shops of the seat, before the first entry is opened."""
    member = seat_of(request, pk)
    form = DeclarationForm(request.POST or None, initial={"asked_at": timezone.now().isoformat()})
    form.fields["shops"].queryset = conflicts.shops_before(member)
    if form.is_valid():
        answer = form.cleaned_data
        conflicts.declare(member, answer["shops"], answer["reason"], asked_at=answer["asked_at"])
        messages.success(request, _("Thank you. Your answer is kept."))
        return redirect("admin:awards_seat", pk)
    return render(request, "awards/judging/declare.html", {"seat": member, "form": form})
