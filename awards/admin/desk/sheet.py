"""A judge's score sheet: shown, saved by hand or by itself, submitted, skipped, recused."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from awards.admin.desk.access import for_judges, sheet_of
from awards.admin.desk.forms import ReasonForm, SheetForm
from awards.board import days_left
from awards.judging import conflicts, discussing, folder, queue, scoring
from awards.models import Conflict, ScoreSheet
from awards.states import ConflictState, SheetState
from netpracharat.refusals import Refusal
from netpracharat.templatetags.thai import thai_datetime


@require_http_methods(["GET", "HEAD", "POST"])
@for_judges
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    sheet = sheet_of(request, pk)
    if conflicts.must_declare(sheet.member):
        return redirect("admin:awards_declare", sheet.member_id)
    refuse_undecided(sheet)
    if request.method != "POST":
        return show(request, sheet, SheetForm(sheet))
    is_final = "submit" in request.POST or sheet.state == SheetState.SUBMITTED
    form = SheetForm(sheet, request.POST, is_final=is_final)
    if not form.is_valid():
        return show(request, sheet, form)
    if not (scoring.submit if is_final else scoring.save)(sheet, form.filled(), by=request.user):
        return overtaken(request, sheet, form)
    messages.success(request, _("Scored.") if is_final else _("Draft saved."))
    return onward(sheet) if is_final else redirect("admin:awards_sheet", pk)


def refuse_undecided(sheet: ScoreSheet) -> None:
    """Until it is decided whether the judge is in conflict with the entry, nothing of it is shown."""
    undecided = Conflict.objects.filter(judge=sheet.member.judge_id, entry=sheet.entry_id, state=ConflictState.OPEN)
    if undecided.exists():
        queue_page = reverse("admin:awards_seat", args=(sheet.member_id,))
        raise Refusal(_("A conflict of interest with this entry is still to be decided."), back_to=queue_page)


def show(request: HttpRequest, sheet: ScoreSheet, form: SheetForm, **more: object) -> HttpResponse:
    round_ = sheet.member.panel.round
    context = {
        "sheet": sheet,
        "seat": queue.seats_of(request.user).get(pk=sheet.member_id),
        "form": form,
        "shown": folder.shown(sheet.entry, round_),
        "facts": folder.facts(sheet),
        "is_writable": round_.is_open and sheet.state != SheetState.RECUSED and not scoring.is_over(round_),
        "next": queue.next_after(sheet),
        "so_far": discussing.so_far(sheet),
        "days_left": days_left(round_),
    }
    return render(request, "awards/judging/sheet.html", context | more)


def onward(sheet: ScoreSheet) -> HttpResponse:
    following = queue.next_after(sheet)
    return redirect("admin:awards_sheet", following.pk) if following else redirect("admin:awards_seat", sheet.member_id)


def overtaken(request: HttpRequest, sheet: ScoreSheet, form: SheetForm) -> HttpResponse:
    """Both are shown: what stands here, and what another window has saved; saving again is a choice then."""
    saved = SheetForm(sheet_of(request, sheet.pk))
    form.data = form.data.copy()
    form.data["version"] = saved.initial["version"]
    pairs = [(mine, theirs.field.value()) for mine, theirs in zip(form.lines(), saved.lines(), strict=True)]
    return show(request, sheet, form, overtaken=saved, differing=[p for p in pairs if p[0].field.value() != p[1]])


@require_POST
@for_judges
def autosave(request: HttpRequest, pk: int) -> JsonResponse:
    sheet = sheet_of(request, pk)
    form = SheetForm(sheet, request.POST)
    if sheet.state == SheetState.SUBMITTED or not form.is_valid():
        return JsonResponse({"words": _("Not saved: press the button to save.")}, status=422)
    try:
        is_saved = scoring.save(sheet, form.filled(), by=request.user)
    except Refusal as refusal:  # a script asks here, and follows no redirect to a message
        return JsonResponse({"words": str(refusal)}, status=409)
    if not is_saved:
        return JsonResponse({"words": _("Another window has saved this sheet meanwhile.")}, status=409)
    words = _("Draft saved {time}").format(time=thai_datetime(sheet.saved_at))
    return JsonResponse({"words": words, "version": sheet.version})


@require_http_methods(["GET", "HEAD", "POST"])
@for_judges
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    sheet = sheet_of(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        scoring.recuse(sheet, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("You have left entry {number} to the others.").format(number=sheet.entry.number))
        return onward(sheet)
    return render(request, "awards/judging/recuse.html", {"sheet": sheet, "seat": sheet.member, "form": form})
