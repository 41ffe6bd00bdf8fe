"""Verifying a certificate: for everybody, without signing in, and also after it was revoked."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netpracharat.certificates import drawing, finding
from netpracharat.certificates.models import Certificate
from netpracharat.certificates.standing import standing
from netpracharat.personal import personal
from netpracharat.refusals import Refusal


@login_not_required
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """A code leads to its certificate. A number can be guessed, so it tells no more than whether it holds."""
    typed = request.GET.get("number", "").strip()
    if found := finding.by_code(typed):
        return redirect(found)
    found = finding.by_number(typed)
    context = {"typed": typed, "certificate": found, "standing": found and standing(found)}
    return render(request, "certificates/verify.html", context)


@login_not_required
@require_safe
@personal
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    if not (found := finding.by_code(code)):
        return render(request, "certificates/verify.html", {"typed": code}, status=404)
    context = {
        "certificate": found,
        "standing": standing(found),
        "sheet": drawing.sheet(found),
        "may_print": drawing.may_print(found),
    }
    return render(request, "certificates/certificate.html", context)


@login_not_required
@require_safe
@personal
def certificate_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever has the code, which is the holder and whomever the holder shows it to."""
    found = get_object_or_404(Certificate, code=code)
    if not drawing.may_print(found):
        raise Refusal(_("This certificate is not printed any more."), back_to=found.get_absolute_url())
    language = request.GET.get("lang")
    if language not in ("th", "en"):
        language = get_language()
    name = f"{found.kind}-{found.year}-{found.serial:06}-{language}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(drawing.pdf(found, language), content_type="application/pdf", headers=headers)
