"""Results in the admin: standings and lock of a round, ties, winners. For the secretary, the signers, the chair."""

from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.admin import papers
from awards.admin.announced import AnnouncedPages, refuse_others
from awards.admin.results_forms import CiteForm, GrantForm, ReasonForm, TieForm
from awards.admin.signing import SigningPages, seen_edition
from awards.judging import conflicts
from awards.models import Advancement, Award, Edition, Entry, Round, RoundResult, Slot
from awards.results import awarding, locking, telling, tie_breaks
from awards.results.chart import chart
from awards.results.means import Standing
from awards.results.signatures import CHANGEABLE
from awards.results.tie_breaks import OpenTie

A_PAGE = 50


@admin.register(RoundResult)
class ResultAdmin(SigningPages, AnnouncedPages, admin.ModelAdmin):
    """Only the pages below: results are no rows to list, search or edit."""

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False

    has_view_permission = has_add_permission = has_change_permission = has_delete_permission = (
        lambda _self, _request, _result=None: False
    )

    def get_urls(self) -> list[URLPattern]:
        pages = (
            ("round/<int:pk>/", require_safe(self.standings), "standings"),
            ("round/<int:pk>/lock/", require_POST(self.lock), "lock"),
            ("round/<int:pk>/tie/<str:slug>/", self.tie, "tie"),
            ("edition/<int:pk>/winners/", require_safe(self.winners), "winners"),
            ("edition/<int:pk>/winners/propose/", require_POST(self.propose), "propose"),
            ("slot/<int:pk>/grant/", self.grant, "grant"),
            ("award/<int:pk>/cite/", self.cite, "cite"),
            ("award/<int:pk>/withdraw/", self.withdraw, "withdraw"),
            *self.signing_pages(),
            *self.announced_pages(),
            ("edition/<int:pk>/workbook/", require_safe(papers.workbook), "workbook"),
            ("edition/<int:pk>/minutes/", require_safe(papers.minutes), "minutes"),
            ("round/<int:pk>/sheets/", require_safe(papers.sheets), "sheets"),
        )
        return [path(where, self.admin_site.admin_view(view), name=f"awards_{name}") for where, view, name in pages]

    # A round

    def standings(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who stands where: reckoned anew until the lock, as it was frozen afterwards."""
        round_ = seen_round(request, pk)
        found = None if round_.locked_at else locking.compute(round_)
        gaps = locking.gaps(round_, found) if found else []
        page = Paginator(found.rows if found else frozen(round_), A_PAGE).get_page(request.GET.get("page"))
        context = {
            "title": str(round_),
            "round": round_,
            "page": page,
            "lines": told(round_, list(page)),
            "chart": chart(page),
            "standings": found,
            "checks": locking.checklist(round_, found) if found else [],
            "gaps": gaps,
            "has_gaps": any(not gap.is_met for gap in gaps),
            "may_run": request.user.has_perm("awards.run_edition"),
        }
        return self.page(request, "standings", context)

    def lock(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        round_ = get_object_or_404(Round.objects.select_related("edition"), pk=pk)
        locking.lock(round_, by=request.user, despite_gaps="despite_gaps" in request.POST)
        messages.success(request, _("The round is locked. Its scores and results stay as they are."))
        return redirect("admin:awards_standings", pk)

    def tie(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """What the panel decided about equals, written down by its chair or the secretary."""
        round_ = get_object_or_404(Round.objects.select_related("edition"), pk=pk)
        tie = open_tie(round_, slug)
        panel = tie_breaks.panel_of(tie)
        if not may_decide(request, tie):
            raise Http404
        entries = Entry.objects.filter(pk__in=tie.entries).order_by("number")
        form = TieForm(request.POST or None, tie=tie, entries=entries)
        if request.method == "POST" and form.is_valid():
            tie_breaks.decide(tie, form.decision(), by=request.user)
            messages.success(request, _("The tie is decided."))
            is_chair = not request.user.has_perm("awards.run_edition")
            return redirect("admin:index") if is_chair else redirect(back_from(round_))
        context = {"title": _("Decide a tie"), "round": round_, "tie": tie, "panel": panel, "form": form}
        return self.page(request, "tie", context | {"entries": entries})

    # The winners

    def winners(self, request: HttpRequest, pk: int) -> HttpResponse:
        edition = seen_edition(request, pk)
        filled, may_run = awarding.proposal(edition), request.user.has_perm("awards.run_edition")
        context = {
            "title": _("Winners"),
            "edition": edition,
            "places": awarding.places(edition),
            "ties": awarding.open_ties(edition, filled),
            "is_decided": awarding.is_decided(edition),
            "may_run": may_run,
            "may_change": may_run and edition.state in CHANGEABLE,
        }
        return self.page(request, "winners", context)

    def propose(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        awarding.propose(get_object_or_404(Edition, pk=pk), by=request.user)
        messages.success(request, _("The winners are proposed anew from the results."))
        return redirect("admin:awards_winners", pk)

    def grant(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        slot = get_object_or_404(Slot.objects.select_related("tier__edition"), pk=pk)
        form = GrantForm(request.POST or None, slot=slot)
        if form.is_valid():
            given = form.cleaned_data
            awarding.grant(slot, given["entry"], given["place"], reason=given["reason"], by=request.user)
            return redirect("admin:awards_winners", slot.tier.edition_id)
        return self.ask(request, _("Give a place: %(slot)s") % {"slot": slot}, form, slot.tier.edition)

    def cite(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        award = get_object_or_404(Award.objects.select_related("slot__tier__edition", "entry"), pk=pk)
        form = CiteForm(
            request.POST or None, initial={"citation_th": award.citation_th, "citation_en": award.citation_en}
        )
        if form.is_valid():
            given = form.cleaned_data
            awarding.cite(award, given["citation_th"], given["citation_en"], by=request.user)
            return redirect("admin:awards_winners", award.slot.tier.edition_id)
        return self.ask(request, _("Citation of %(entry)s") % {"entry": award.entry}, form, award.slot.tier.edition)

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        award = get_object_or_404(Award.objects.select_related("slot__tier__edition", "entry"), pk=pk)
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            awarding.withdraw(award, reason=form.cleaned_data["reason"], by=request.user)
            return redirect("admin:awards_winners", award.slot.tier.edition_id)
        return self.ask(
            request, _("Take back the award of %(entry)s") % {"entry": award.entry}, form, award.slot.tier.edition
        )

    # Pages

    def ask(self, request: HttpRequest, title: str, form: object, edition: Edition, lead: str = "") -> HttpResponse:
        return self.page(request, "ask", {"title": title, "form": form, "edition": edition, "lead": lead})

    def page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        whole = self.admin_site.each_context(request) | context
        return render(request, f"admin/awards/results/{name}.html", whole)


def frozen(round_: Round) -> QuerySet[RoundResult]:
    results = RoundResult.objects.filter(round=round_).annotate(number=F("entry__number"))
    return results.order_by(F("overall_rank").asc(nulls_last=True), "number")


def told(round_: Round, rows: list[Standing]) -> list[tuple[Standing, Entry, list[str]]]:
    """Each row with its entry, and how its tie was broken."""
    entries = Entry.objects.select_related("region", "category").in_bulk(row.entry_id for row in rows)
    criteria = telling.criteria_of(round_)
    return [(row, entries[row.entry_id], list(telling.sentences(row.tie_trace, criteria))) for row in rows]


def open_tie(round_: Round, slug: str) -> OpenTie:
    """By the entries in its address, from what is open now; 404 once it is decided."""
    if round_.locked_at:
        ties = awarding.open_ties(round_.edition, awarding.proposal(round_.edition))
    else:
        ties = locking.compute(round_).open_ties
    found = next((tie for tie in ties if tie.slug == slug and tie.round.pk == round_.pk), None)
    if found is None:
        raise Http404
    return found


def back_from(round_: Round) -> str:
    if round_.locked_at:
        return reverse("admin:awards_winners", args=(round_.edition_id,))
    return reverse("admin:awards_standings", args=(round_.pk,))


# Who


def seen_round(request: HttpRequest, pk: int) -> Round:
    round_ = get_object_or_404(Round.objects.select_related("edition", "locked_by"), pk=pk)
    if not request.user.has_perm("awards.see_results", round_.edition):
        raise Http404
    return round_


def may_decide(request: HttpRequest, tie: OpenTie) -> bool:
    """The secretary, or the chair; but no chair who is kept from one of the entries."""
    user = request.user
    if user.has_perm("awards.run_edition"):
        return True
    kept_from = Advancement.objects.filter(conflicts.kept_from(user), entry__in=tie.entries)
    return user.has_perm("awards.chair_panel", tie_breaks.panel_of(tie)) and not kept_from.exists()
