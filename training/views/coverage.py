"""Where the training has been, for everybody: from the nation down to the village, and lists to take home."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netpracharat import sheets
from training.coverage import geography, pages, villages


@login_not_required
@require_safe
def coverage(request: HttpRequest, word: str = "") -> HttpResponseBase:
    place = found(word) if word else None
    return render(request, "training/coverage.html", {"page": pages.page(place)})


@login_not_required
@require_safe
def without_teacher(_request: HttpRequest, word: str, ending: str) -> HttpResponseBase:
    place = found(word)
    if type(place) not in villages.WITHIN or ending not in ("csv", "xlsx"):
        raise Http404
    name, rows = f"villages-without-teacher-{word}.{ending}", villages.rows(place)
    if ending == "csv":
        return sheets.csv_response(name, villages.head(), rows)
    return sheets.xlsx_response(name, sheets.Table(_("Villages"), villages.head(), rows))


def found(word: str) -> geography.Place:
    if not (place := geography.find(word)):
        raise Http404
    return place
