"""Editions in the admin: made, prepared, and led from step to step on the secretary's board."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from awards import board, editions, events, reminding, steps
from awards.admin.preparing import CategoryInline, PartyInline, RoundInline, TierInline
from awards.judging import panels
from awards.models import Edition, Round
from awards.models.edition import FIRST_YEAR, LAST_YEAR
from awards.states import PUBLIC_RESULTS, EditionState
from netpracharat.fields import CountField, FoldedCharField

DATES = ("nominations_open_at", "nominations_close_at", "announce_at")
LATEST_EVENTS = 12
MOST_SEATS = 60  # of one round; in a larger one a panel shows its judges when it is asked to


class NewEditionForm(forms.Form):
    year = CountField(label=gettext_lazy("Buddhist year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    like = forms.ModelChoiceField(
        Edition.objects.all(),
        label=gettext_lazy("Like the edition of"),
        required=False,
        empty_label=gettext_lazy("the usual rubric"),
        help_text=gettext_lazy("Tiers, categories, awards, rounds, criteria and parties are copied; dates are not."),
    )


class CancelForm(forms.Form):
    reason = FoldedCharField(label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ("title", "stands_at", "nominations_close_at", "announce_at", "to_board")
    fieldsets = (
        (None, {"fields": ("name_th", "name_en", "year")}),
        (gettext_lazy("Dates"), {"fields": DATES}),
        (gettext_lazy("Rules"), {"fields": ("rules_th", "rules_en", "shows_own_means", "appeal_days")}),
    )
    inlines = (TierInline, CategoryInline, RoundInline, PartyInline)
    change_form_template = "admin/awards/edition/change_form.html"

    @admin.display(description=gettext_lazy("edition"))
    def title(self, edition: Edition) -> str:
        return str(edition)

    @admin.display(description=gettext_lazy("State"), ordering="state")
    def stands_at(self, edition: Edition) -> str:
        return edition.get_state_display()

    @admin.display(description=gettext_lazy("board"))
    def to_board(self, edition: Edition) -> str:
        return format_html('<a href="{}">{}</a>', reverse("admin:awards_board", args=(edition.pk,)), _("Board"))

    # What may be changed when

    def get_readonly_fields(self, _request: HttpRequest, edition: Edition | None = None) -> tuple[str, ...]:
        """Once nominations are open, only dates may still move."""
        if edition is None or edition.state == EditionState.DRAFT:
            return ()
        return ("name_th", "name_en", "year", "rules_th", "rules_en", "shows_own_means", "appeal_days")

    def has_change_permission(self, request: HttpRequest, edition: Edition | None = None) -> bool:
        is_over = edition is not None and edition.state in (*PUBLIC_RESULTS, EditionState.CANCELLED)
        return super().has_change_permission(request, edition) and not is_over

    def has_delete_permission(self, _request: HttpRequest, _edition: Edition | None = None) -> bool:
        return False

    # Pages of its own

    def get_urls(self) -> list[URLPattern]:
        pages = (
            ("<int:pk>/board/", self.board, "board"),
            ("<int:pk>/step/<str:verb>/", require_POST(self.step), "step"),
            ("<int:pk>/cancel/", self.cancel, "cancel"),
            ("round/<int:pk>/open/", require_POST(self.open_round), "round_open"),
            ("round/<int:pk>/remind/", require_POST(self.remind), "remind"),
        )
        views = [path(where, self.admin_site.admin_view(view), name=f"awards_{name}") for where, view, name in pages]
        return [*views, *super().get_urls()]

    def add_view(self, request: HttpRequest, *_arguments: Any, **_options: Any) -> HttpResponse:
        """A year, and which earlier edition it is like."""
        refuse_others(request)
        form = NewEditionForm(request.POST or None)
        if not form.is_valid():
            return self.ask(request, form, _("New edition"), reverse("admin:awards_edition_changelist"))
        like, year = form.cleaned_data["like"], form.cleaned_data["year"]
        made = editions.copy(like, year, by=request.user) if like else editions.create(year, by=request.user)
        messages.success(request, _("The edition is made. Please set its dates and who signs."))
        return redirect("admin:awards_edition_change", made.pk)

    def board(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        edition = get_object_or_404(board.editions(), pk=pk)
        verb, latest = steps.next_step(edition), edition.events.filter(entry=None).select_related("by")
        checks = steps.checklist(edition, verb) if verb else []
        context = {
            "title": str(edition),
            "edition": edition,
            "step": steps.STEPS.get(verb),
            "verb": verb,
            "checks": checks,
            "may_step": all(check.is_met for check in checks),
            "rounds": [
                RoundOnBoard(round_, benches, request.GET.get("panel", "")) for round_, benches in board.rounds(edition)
            ],
            "slots": board.slots(edition),
            "entries": board.entries(edition),
            "events": [(events.word(event), event) for event in latest[:LATEST_EVENTS]],
            "may_cancel": edition.state in steps.MAY_BE_CANCELLED,
        }
        return render(request, "admin/awards/edition/board.html", context)

    def step(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        refuse_others(request)
        if verb not in steps.STEPS:
            raise Http404
        steps.take(get_object_or_404(Edition, pk=pk), verb, by=request.user)
        messages.success(request, _("Done."))
        return redirect("admin:awards_board", pk)

    def cancel(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        edition, form = get_object_or_404(Edition, pk=pk), CancelForm(request.POST or None)
        if not form.is_valid():
            title = _("Cancel %(edition)s") % {"edition": edition}
            return self.ask(request, form, title, reverse("admin:awards_board", args=(pk,)))
        steps.cancel(edition, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Done."))
        return redirect("admin:awards_board", pk)

    def open_round(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        round_ = get_object_or_404(Round.objects.select_related("edition"), pk=pk)
        panels.open_round(round_, by=request.user)
        messages.success(request, _("Judging is open."))
        return redirect("admin:awards_board", round_.edition_id)

    def remind(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        round_ = get_object_or_404(Round.objects.select_related("edition"), pk=pk)
        told = reminding.remind(round_, by=request.user)
        sentence = ngettext(
            "A letter is on its way to %(count)s judge.", "Letters are on their way to %(count)s judges.", told
        )
        messages.success(request, sentence % {"count": told})
        return redirect("admin:awards_board", round_.edition_id)

    def ask(self, request: HttpRequest, form: forms.Form, title: str, back: str) -> HttpResponse:
        return render(request, "admin/awards/edition/ask.html", {"title": title, "form": form, "back": back})


class RoundOnBoard:
    """A round with what its place on the board shows."""

    def __init__(self, round_: Round, benches: list[board.Bench], unfolded: str) -> None:
        self.round, self.benches = round_, benches
        self.shows_all_seats = sum(len(bench.seats) for bench in benches) <= MOST_SEATS
        self.unfolded = {bench.panel.pk for bench in benches if self.shows_all_seats or str(bench.panel.pk) == unfolded}
        self.days_left = board.days_left(round_)
        self.checks = list(panels.checks(round_)) if panels.comes_now(round_) else []

    @property
    def may_open(self) -> bool:
        return bool(self.checks) and all(check.is_met for check in self.checks)

    @property
    def left(self) -> int:
        return sum(bench.left for bench in self.benches)


def refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm("awards.run_edition"):
        raise PermissionDenied
