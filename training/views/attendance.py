"""A day at the trainers' desk: who is there, the QR code to check in by, and the tests."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat.personal import personal
from training.forms import ScoreForm
from training.models import SessionDay
from training.sessions import attending, closing
from training.states import SEATED
from training.views.desk import own_session
from training.views.papers import picture_code


def own_day(request: HttpRequest, code: str, pk: int) -> SessionDay:
    session = own_session(request.user, code)
    day = get_object_or_404(session.days.select_related("module"), pk=pk)
    day.session = session
    return day


@require_safe
@personal
def day(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    one = own_day(request, code, pk)
    there = dict(one.attendance.values_list("enrolment", "source"))
    listed = one.session.enrolments.filter(state__in=SEATED).exclude(state="offered").select_related("person")
    rows = [(enrolment, there.get(enrolment.pk)) for enrolment in listed.order_by("person__first_name", "pk")]
    context = {"session": one.session, "day": one, "rows": rows, "there": len(there)}
    return render(request, "training/desk/day.html", context)


@require_POST
def mark(request: HttpRequest, code: str, pk: int, enrolment: int) -> HttpResponse:
    """A button a person, each kept at once: the list may be open on two phones, and the net may go."""
    one = own_day(request, code, pk)
    person = get_object_or_404(one.session.enrolments, pk=enrolment)
    if request.POST.get("is_there") == "no":
        attending.unmark(person, one)
    else:
        attending.mark(person, one, by=request.user)
    return redirect(reverse("training_day", args=(code, pk)) + f"#e{enrolment}")


@require_safe
@personal
def day_code(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """To show in the room, on paper or on a screen."""
    one = own_day(request, code, pk)
    qr = picture_code(reverse("training_check_in", args=(one.key,)))
    context = {"session": one.session, "day": one, "qr": qr}
    return render(request, "training/desk/day_code.html", context)


@require_http_methods(("GET", "HEAD", "POST"))
@personal
def test(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    session = own_session(request.user, code)
    enrolment = get_object_or_404(session.enrolments.select_related("person"), pk=pk)
    enrolment.session = session
    form = ScoreForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt = closing.assess(enrolment, form.cleaned_data["score"], form.cleaned_data["note"], by=request.user)
        messages.success(request, _("Passed.") if attempt.is_passed else _("Not passed; another attempt is possible."))
        return redirect("training_desk_session", code)
    context = {"session": session, "enrolment": enrolment, "form": form, "attempts": enrolment.assessments.all()}
    return render(request, "training/desk/test.html", context)
