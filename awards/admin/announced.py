"""The secretary's pages about winners beyond the results: vacant places, plaques, revocation, appeals."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.admin.results_forms import AppealForm, ReasonForm, RevokeForm
from awards.models import Appeal, Award, Edition, Slot
from awards.states import AppealState
from awards.winners import appeals, open_data, readiness, revocation, words
from netpracharat import sheets

APPEALS_A_PAGE = 50


class AnnouncedPages:
    """What ResultAdmin has for the secretary alone, from the last signature on and a little before."""

    def announced_pages(self) -> tuple[tuple, ...]:
        return (
            ("slot/<int:pk>/vacant/", self.vacant, "vacant"),
            ("award/<int:pk>/revoke/", self.revoke, "revoke"),
            ("edition/<int:pk>/plaques/", require_safe(self.plaques), "plaques"),
            ("edition/<int:pk>/plaques.csv", require_safe(self.plaques_csv), "plaques_csv"),
            ("appeals/", require_safe(self.appeals), "appeals"),
            ("appeal/<int:pk>/", self.appeal, "appeal"),
        )

    def vacant(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        slot = get_object_or_404(Slot.objects.select_related("tier__edition"), pk=pk)
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            readiness.leave_vacant(slot, form.cleaned_data["reason"], by=request.user)
            return redirect("admin:awards_winners", slot.tier.edition_id)
        lead = _("Everybody reads the reason on the page of the awards.")
        return self.ask(request, _("Leave vacant: %(slot)s") % {"slot": slot}, form, slot.tier.edition, lead)

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what follows, asks for the erratum, and revokes."""
        refuse_others(request)
        announced = Award.objects.in_public().standing().select_related(*words.RELATED)
        award = get_object_or_404(announced, pk=pk)
        edition, form = award.slot.tier.edition, RevokeForm(request.POST or None)
        if form.is_valid():
            given = form.cleaned_data
            revocation.revoke(award, given["erratum_th"], given["erratum_en"], by=request.user)
            messages.success(request, _("The award is revoked. Its page shows the erratum from now on."))
            return redirect("admin:awards_winners", edition.pk)
        lead = _(
            "%(product)s loses %(slot)s: its certificate no longer holds, its ribbon goes from the market, "
            "and the erratum stays on the page of the awards for everybody to read."
        )
        about = {"product": award.entry.product.name, "slot": award.slot}
        return self.ask(
            request, _("Revoke the award of %(entry)s") % {"entry": award.entry}, form, edition, lead % about
        )

    def plaques(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        edition = get_object_or_404(Edition, pk=pk)
        context = {"title": _("Texts for the plaques"), "edition": edition, "plaques": open_data.plaques(edition)}
        return self.page(request, "plaques", context)

    def plaques_csv(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        edition = get_object_or_404(Edition, pk=pk)
        table = open_data.plaques(edition)
        rows = (plaque.values() for plaque in table)
        return sheets.csv_response(f"plaques-{edition.year}.csv", table[0] if table else (), rows)

    def appeals(self, request: HttpRequest) -> HttpResponse:
        """Of all editions: those to decide first, then the latest."""
        refuse_others(request)
        found = Appeal.objects.select_related("entry__edition", "entry__product", "entry__shop")
        page = Paginator(found.order_by(*appeals.ORDER), APPEALS_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "appeals", {"title": _("Appeals"), "page": page})

    def appeal(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        found = Appeal.objects.select_related("entry__edition", "entry__product", "entry__shop", "filed_by")
        appeal = get_object_or_404(found, pk=pk)
        form = AppealForm(request.POST or None)
        if form.is_valid():
            appeals.decide(appeal, form.cleaned_data["state"], form.cleaned_data["answer"], by=request.user)
            messages.success(request, _("The appeal is decided, and the answer on its way to the shop."))
            return redirect("admin:awards_appeals")
        context = {
            "title": _("Appeal of %(entry)s") % {"entry": appeal.entry},
            "appeal": appeal,
            "award": Award.objects.standing().filter(entry=appeal.entry).select_related("slot__tier").first(),
            "form": form if appeal.state == AppealState.OPEN else None,
        }
        return self.page(request, "appeal", context)


def refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm("awards.run_edition"):
        raise PermissionDenied
