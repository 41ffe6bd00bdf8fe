"""A clerk enters score sheets from paper; the judge can look at the picture of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.admin.desk.access import for_clerks
from awards.admin.desk.forms import PaperForm
from awards.judging import paper
from awards.models import ScoreSheet
from netpracharat.personal import private_picture


@require_safe
@for_clerks
def seats(request: HttpRequest) -> HttpResponse:
    return render(request, "awards/judging/paper_seats.html", {"seats": paper.seats()})


@require_safe
@for_clerks
def sheets(request: HttpRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(paper.seats(), pk=pk)
    return render(request, "awards/judging/paper_sheets.html", {"seat": member, "sheets": paper.sheets_of(member)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def sheet(request: HttpRequest, pk: int, sheet: int) -> HttpResponse:
    member = get_object_or_404(paper.seats(), pk=pk)
    found = get_object_or_404(paper.sheets_of(member), pk=sheet)
    found.member = member
    form = PaperForm(found, request.POST or None, request.FILES or None)
    if form.is_valid():
        if paper.enter(found, form.filled(), form.cleaned_data["scan"], by=request.user):
            messages.success(request, _("Entered from paper: {number}.").format(number=found.entry.number))
        else:
            messages.error(request, _("Somebody has saved this sheet meanwhile. Nothing was entered."))
        return redirect("admin:awards_paper_sheets", pk)
    return render(request, "awards/judging/paper_sheet.html", {"seat": member, "sheet": found, "form": form})


@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """For the judge whose sheet it is, and for clerks."""
    sheets = ScoreSheet.objects.exclude(scan="")
    if not request.user.has_perm("awards.enter_paper"):
        sheets = sheets.filter(member__judge=request.user)
    return private_picture(get_object_or_404(sheets, pk=pk).scan)
