"""Enrolling without an account: a session's page, one's own place behind its link, and checking in on the day."""

from urllib.parse import urlencode

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat.personal import personal
from netpracharat.places.labels import label, thai
from netpracharat.refusals import Refusal
from training.forms import CheckInForm, EnrolForm
from training.models import Enrolment, Session, SessionDay, TrainingRecord
from training.sessions import attending, calendar, moments, people, places, telling

# A whole village shares one address of its carrier; a phone is written to a few times a day at most.
LIMITS = {"training_enrol": "60/h/ip,6/d/key"}


@login_not_required
@require_http_methods(("GET", "HEAD", "POST"))
def session(request: HttpRequest, code: str) -> HttpResponse:
    related = Session.objects.in_public().select_related("course_version__course", "centre", *calendar.PLACE)
    found = get_object_or_404(related, code=code)
    form = EnrolForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return enrol(request, found, form)
    context = {
        "session": found,
        "place": label(found.village or found.subdistrict),
        "map_url": map_url(found),
        "days": found.days.select_related("module"),
        "form": form if moments.takes_enrolments(found, timezone.now()) else None,
        "left": max(places.free(found), 0),
        "waiting": places.waiting(found).count(),
    }
    return render(request, "training/session.html", context)


def enrol(request: HttpRequest, session: Session, form: EnrolForm) -> HttpResponse:
    """To who is on the list already the link goes by phone alone: a name and a number are no secret."""
    given = form.given()
    if not ratelimit.consume(request, app="training", action="training_enrol", config=LIMITS, key=given.phone):
        raise Refusal(_("Too many have enrolled from here just now. Please try again later."))
    place, is_new = places.enrol(session, people.find_or_add(given), at=timezone.now())
    telling.tell(place, "place")
    if is_new:
        return redirect("training_enrolment", place.token)
    messages.info(request, _("You are on the list already. The link to your place is sent to your phone."))
    return redirect("training_session", session.code)


def map_url(session: Session) -> str:
    """Opens the phone's map app where there is one, else the map's page."""
    where = f"{session.venue} {thai(session.village or session.subdistrict)}"
    return f"https://www.google.com/maps/search/?{urlencode({'api': 1, 'query': where})}"


def own_place(token: str) -> Enrolment:
    related = Enrolment.objects.select_related("session__course_version__course", "session__centre", "person")
    return get_object_or_404(related.select_related(*(f"session__{path}" for path in calendar.PLACE)), token=token)


@login_not_required
@require_safe
@personal
def enrolment(request: HttpRequest, token: str) -> HttpResponse:
    place = own_place(token)
    record = TrainingRecord.objects.filter(session=place.session, person=place.person).select_related("certificate")
    context = {
        "enrolment": place,
        "session": place.session,
        "place": label(place.session.village or place.session.subdistrict),
        "map_url": map_url(place.session),
        "ahead": places.ahead_of(place),
        "may_leave": place.state in places.LEAVABLE and place.session.state == "open",
        "record": record.first(),
    }
    return render(request, "training/enrolment.html", context)


@login_not_required
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    places.accept(own_place(token), at=timezone.now())
    messages.success(request, _("The place is yours."))
    return redirect("training_enrolment", token)


@login_not_required
@require_POST
def leave(request: HttpRequest, token: str) -> HttpResponse:
    places.leave(own_place(token), at=timezone.now())
    messages.success(request, _("You have given your place back. Thank you for telling us."))
    return redirect("training_enrolment", token)


@login_not_required
@require_http_methods(("GET", "HEAD", "POST"))
@personal
def check_in(request: HttpRequest, key: str) -> HttpResponse:
    day = get_object_or_404(SessionDay.objects.select_related("session__course_version__course", "module"), key=key)
    form = CheckInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attending.check_in(day, form.cleaned_data["digits"], on=timezone.localdate())
        messages.success(request, _("You are checked in. Welcome!"))
        return redirect("training_check_in", key)
    return render(request, "training/check_in.html", {"day": day, "session": day.session, "form": form})
