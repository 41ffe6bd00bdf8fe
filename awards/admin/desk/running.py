"""What chair and secretary do while a panel works: discuss, decide on conflicts, replace a judge, hand out more."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.admin.desk.access import asked_first, for_secretary, panel_run_by
from awards.admin.desk.forms import ReasonForm
from awards.judging import assigning, conflicts, discussing, panels
from awards.judging.seats import sitting
from awards.models import Panel, PanelMember
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import JUDGE, is_secretary


class ReplacementForm(ReasonForm):
    judge = forms.ModelChoiceField(
        User.objects.filter(groups__name=JUDGE, is_active=True), label=gettext_lazy("New judge")
    )
    field_order = ("judge", "reason")


@require_safe
@asked_first
def discussion(request: HttpRequest, seat: PanelMember) -> HttpResponse:
    """For the chair: where the judges think far apart."""
    seat = get_object_or_404(PanelMember, pk=seat.pk, is_chair=True)
    context = {"seat": seat, "spreads": discussing.to_discuss(seat), "wide": discussing.WIDE}
    return render(request, "awards/judging/discussion.html", context)


@require_safe
def declared(request: HttpRequest, pk: int) -> HttpResponse:
    panel = panel_run_by(request, pk)
    found = conflicts.of(panel).select_related("judge", "entry__shop", "decided_by")
    context = {
        "panel": panel,
        "conflicts": found,
        "members": sitting(panel).select_related("judge", "party"),
        "is_secretary": is_secretary(request.user),
    }
    return render(request, "awards/judging/conflicts.html", context)


@require_POST
def decide(request: HttpRequest, pk: int, conflict: int) -> HttpResponse:
    """By the button that was pressed."""
    panel = panel_run_by(request, pk)
    conflict = get_object_or_404(conflicts.of(panel), pk=conflict)
    act = conflicts.confirm if "confirm" in request.POST else conflicts.dismiss
    act(conflict, request.POST.get("reason", "")[:300], by=request.user)
    messages.success(request, _("Decided."))
    return redirect("admin:awards_conflicts", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_secretary
def replace_judge(request: HttpRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(PanelMember.objects.select_related("judge", "panel__round__edition"), pk=pk)
    form = ReplacementForm(request.POST or None)
    if form.is_valid():
        panels.replace_judge(member, form.cleaned_data["judge"], form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The judge was replaced."))
        return redirect("admin:awards_conflicts", member.panel_id)
    return render(request, "awards/judging/replace.html", {"member": member, "panel": member.panel, "form": form})


@require_POST
@for_secretary
def assign_more(request: HttpRequest, pk: int) -> HttpResponse:
    """For entries that came in later, or that a judge has left."""
    made = assigning.assign(get_object_or_404(Panel.objects.select_related("round"), pk=pk))
    sentence = ngettext("%(count)d score sheet was handed out.", "%(count)d score sheets were handed out.", made)
    messages.success(request, sentence % {"count": made})
    return redirect("admin:awards_conflicts", pk)
