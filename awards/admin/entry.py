"""The officer's desk of entries: a list, one page for an entry, and the decisions with their reasons."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from awards.entering import decisions, eligibility, snapshots, status
from awards.entering.decisions import DECISIONS, DecisionForm
from awards.models import Entry
from netpracharat.read_only import ReadOnly

MOST_AT_ONCE = 200


@admin.register(Entry)
class EntryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("number", "product", "shop", "category", "state", "nominated_at")
    list_filter = (
        ("edition", admin.RelatedOnlyFieldListFilter),
        "state",
        ("region", admin.RelatedOnlyFieldListFilter),
        ("category", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("product", "shop", "category")
    search_fields = ("number", "product__name", "shop__name")
    ordering = ("-edition__year", "number")
    list_per_page = 50
    show_full_result_count = False
    actions = ("accept_ticked",)

    def get_actions(self, request: HttpRequest) -> dict[str, tuple]:
        return super().get_actions(request) if request.user.has_perm("awards.screen_entry") else {}

    @admin.action(description=gettext_lazy("Accept for judging"))
    def accept_ticked(self, _request: HttpRequest, entries: QuerySet[Entry]) -> HttpResponse:
        """From the list on to the page that asks."""
        return redirect(decision_url("accept", entries.values_list("pk", flat=True)[:MOST_AT_ONCE]))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("decide/<str:verb>/", view(self.decide), name="awards_entry_decide"),
            path("<int:pk>/check/", view(require_POST(self.check_again)), name="awards_entry_check"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *_args: Any, **_options: Any) -> HttpResponse:
        """The one page of an entry: as it is judged, what the system found, what happened."""
        refuse_others(request)
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            raise Http404
        context = {
            "entry": entry,
            "headline": status.headline(entry),
            "decisions": [
                (one.name, decision_url(verb, [entry.pk])) for verb, one in decisions.possible(entry).items()
            ],
            "shown": snapshots.open_(entry),
            "blind": snapshots.blind(entry),
            "checks": status.checks(entry),
            "events": status.timeline(entry),
        }
        return render(request, "admin/awards/entry/page.html", context)

    def decide(self, request: HttpRequest, verb: str) -> HttpResponse:
        """Says what will happen to which entries, asks for what has to be written, and does it."""
        refuse_others(request)
        decision = DECISIONS.get(verb)
        if decision is None:
            raise Http404
        ids = [number for number in request.GET.getlist("entry") if number.isascii() and number.isdigit()]
        entries = Entry.objects.filter(pk__in=ids[:MOST_AT_ONCE], state__in=decision.step.before)
        entries = entries.select_related("edition", "product", "shop").order_by("pk")
        form = DecisionForm(decision, request.POST if request.method == "POST" else None)
        if not entries or not form.is_valid():
            context = {"entries": entries, "decision": decision, "form": form}
            return render(request, "admin/awards/entry/decide.html", context)
        decisions.decide(entries, decision, form.cleaned_data.get("note", ""), by=request.user)
        messages.success(request, _("Done."))
        if len(entries) == 1:
            return redirect("admin:awards_entry_change", entries[0].pk)
        return redirect("admin:awards_entry_changelist")

    def check_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        eligibility.refresh(get_object_or_404(Entry, pk=pk))
        messages.success(request, _("Looked at again."))
        return redirect("admin:awards_entry_change", pk)


def refuse_others(request: HttpRequest) -> None:
    """Judges above all: they see their own sheets, never entries."""
    if not request.user.has_perm("awards.screen_entry"):
        raise PermissionDenied


def buttons(entry: Entry) -> list[tuple[str, str]]:
    return [(decision.name, decision_url(verb, [entry.pk])) for verb, decision in decisions.possible(entry).items()]


def decision_url(verb: str, entry_ids: Iterable[int]) -> str:
    return f"{reverse('admin:awards_entry_decide', args=(verb,))}?{urlencode([('entry', pk) for pk in entry_ids])}"
