"""Downloads of the results' pages: workbook, minutes, score sheets."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from awards.admin.signing import seen_edition
from awards.models import Round
from awards.results import minutes as minutes_
from awards.results import workbook as workbook_
from netpracharat import sheets as sheets_


def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    edition = seen_edition(request, pk)
    return sheets_.xlsx_response(f"awards-{edition.year}.xlsx", *workbook_.tables(edition))


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    edition = seen_edition(request, pk)
    return download(minutes_.minutes(edition), f"minutes-{edition.year}.pdf")


def sheets(request: HttpRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(Round.objects.select_related("edition"), pk=pk)
    if not request.user.has_perm("awards.see_results", round_.edition):
        raise Http404
    return download(minutes_.sheets(round_), f"sheets-{round_.edition.year}-{round_.kind}.pdf")


def download(pdf: bytes, name: str) -> HttpResponse:
    return HttpResponse(pdf, content_type="application/pdf", headers=sheets_.attached(name))
