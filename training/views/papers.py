"""What a trainer prints: the sheet that people sign on every day, and the poster with the session's QR code."""

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from netpracharat.personal import personal
from netpracharat.places.labels import label
from training.states import EnrolmentState
from training.views.desk import own_session

DAYS_A_SHEET = 5  # as many boxes as a name and an A4 page leave room for
EMPTY_LINES = 5  # for who comes without a place
LISTED = (EnrolmentState.ENROLLED, EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.NO_SHOW)


def picture_code(path: str) -> SafeString:
    """Of an address of the site, on white in both themes."""
    drawn = segno.make(settings.SITE_URL + path, error="m", micro=False)
    picture = drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
    return mark_safe(picture)  # noqa: S308 - drawn by segno


@require_safe
@personal
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    session = own_session(request.user, code)
    days, listed = list(session.days.all()), session.enrolments.filter(state__in=LISTED).select_related("person")
    context = {
        "session": session,
        "place": label(session.village or session.subdistrict),
        "sheets": [days[first : first + DAYS_A_SHEET] for first in range(0, len(days), DAYS_A_SHEET)],
        "people": listed.order_by("person__first_name", "pk"),
        "empty_lines": range(EMPTY_LINES),
    }
    return render(request, "training/desk/sheet.html", context)


@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    session = own_session(request.user, code)
    context = {
        "session": session,
        "place": label(session.village or session.subdistrict),
        "days": session.days.all(),
        "qr": picture_code(reverse("training_session", args=(code,))),
    }
    return render(request, "training/desk/poster.html", context)
