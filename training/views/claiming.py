"""Claiming one's training record by a code from the learning centre, and making such a code at the centre's desk."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netpracharat.personal import personal
from netpracharat.refusals import Refusal
from training.forms import ClaimForm
from training.persons import claiming, drawing, showing
from training.views.desk import own_session

# A village shares one address of its carrier; whoever guesses has few tries an account.
LIMITS = {"training_claim": "60/h/ip,10/h/key"}


@require_http_methods(("GET", "HEAD", "POST"))
@personal
def claim(request: HttpRequest) -> HttpResponse:
    """First whose record it is, covered in part; claimed by a second press. The paper's QR code fills the number in."""
    form = ClaimForm(request.POST if request.method == "POST" else None, initial={"code": request.GET.get("code")})
    if not form.is_valid():
        return render(request, "training/claim.html", {"form": form})
    if not ratelimit.consume(request, app="training", action="training_claim", config=LIMITS, key=str(request.user.pk)):
        raise Refusal(_("Too many codes have been tried just now. Please try again in an hour."))
    typed, now = form.cleaned_data["code"], timezone.now()
    if form.cleaned_data["is_mine"]:
        claiming.claim(typed, by=request.user, at=now)
        messages.success(request, _("The record is yours. Your trainings and certificates stand here now."))
        return redirect("training_me")
    person = claiming.find(typed, at=now).person
    facts = {"name": showing.covered_name(person), "born": showing.born(person), "place": showing.place(person)}
    return render(request, "training/claim_whose.html", facts | {"code": typed})


@require_POST
@personal
def make_code(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """For somebody of the session; the page is the one time that the code is seen."""
    session = own_session(request.user, code)
    if not request.user.has_perm("training.manage_session", session):
        raise PermissionDenied
    person = get_object_or_404(session.enrolments.select_related("person"), pk=pk).person
    made = claiming.make_code(person, by=request.user, at=timezone.now())
    return render(request, "training/desk/claim_code.html", {"session": session, "person": person} | drawing.slip(made))
