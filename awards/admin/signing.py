"""The sign-off page: each party's signer reads, and signs with the password; two ministries reopen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from awards.admin.results_forms import ReasonForm, SignForm
from awards.models import Edition, Party
from awards.results import canonical, reopening, signing
from awards.states import EditionState
from netpracharat.accounts import waiting


class SigningPages:
    """What ResultAdmin has for those who sign."""

    def signing_pages(self) -> tuple[tuple, ...]:
        return (
            ("to-sign/", require_safe(self.to_sign), "to_sign"),
            ("edition/<int:pk>/signatures/", self.signatures, "signatures"),
            ("party/<int:pk>/reopen/", self.reopen, "reopen"),
        )

    def to_sign(self, request: HttpRequest) -> HttpResponse:
        """The way in for a signer: what waits for the signature, else what was signed last."""
        own = Edition.objects.filter(parties__signer=request.user)
        edition = signing.waiting_for(request.user).first() or own.first()
        if edition is None:
            raise Http404
        return redirect("admin:awards_signatures", edition.pk)

    def signatures(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For the secretary to see who has signed; for a signer to sign."""
        edition = seen_edition(request, pk)
        own = edition.parties.filter(signer=request.user).first()
        sha256 = canonical.sha256(edition)
        form = SignForm(request.POST or None, user=request.user, initial={"seen": sha256})
        if request.method == "POST" and own is None:
            raise Http404
        if form.is_valid():
            signing.sign(own, form.cleaned_data["seen"], by=request.user)
            messages.success(request, _("Your signature is under the results."))
            return redirect("admin:awards_signatures", pk)
        seats = signing.seats(edition)
        context = {
            "title": _("Signatures"),
            "edition": edition,
            "own": own,
            "has_signed": any(seat.signature for seat in seats if own and seat.party.pk == own.pk),
            "seats": seats,
            "checks": signing.checklist(edition) if edition.state == EditionState.NATIONAL_JUDGING else [],
            "sha256": sha256,
            "form": form,
            "may_reopen": own and own.is_ministry and edition.state == EditionState.SIGNED_OFF,
        }
        return self.page(request, "signatures", context)

    def reopen(self, request: HttpRequest, pk: int) -> HttpResponse:
        party = get_object_or_404(Party.objects.select_related("edition"), pk=pk)
        if not request.user.has_perm("awards.sign", party):
            raise Http404
        form = ReasonForm(request.POST or None)
        if not form.is_valid():
            return self.ask(request, _("Reopen the results"), form, party.edition)
        if reopening.ask(party, form.cleaned_data["reason"], by=request.user):
            messages.success(request, _("The results are open again, and all signatures void."))
        else:
            messages.success(request, _("Noted. The results open again once another ministry agrees."))
        return redirect("admin:awards_signatures", party.edition_id)


def seen_edition(request: HttpRequest, pk: int) -> Edition:
    edition = get_object_or_404(Edition, pk=pk)
    if not request.user.has_perm("awards.see_results", edition):
        raise Http404
    return edition


waiting.register(
    gettext_lazy("results to sign"),
    "awards.sign_results",
    rows=signing.waiting_for,
    url=lambda: reverse("admin:awards_to_sign"),
)
