"""Certificates in the admin: looked up by number, code or name; an officer can revoke one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from netpracharat.certificates import keepers, numbers, revocation
from netpracharat.certificates.models import Certificate, Series
from netpracharat.read_only import ReadOnly
from netpracharat.thai import dates


class SeriesFilter(admin.SimpleListFilter):
    """Kinds and years from their few series, not from a million certificates."""

    title = gettext_lazy("kind and year")
    parameter_name = "series"

    def lookups(self, _request: HttpRequest, _admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(str(series), str(series)) for series in Series.objects.order_by("-year", "kind")]

    def queryset(self, _request: HttpRequest, certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
        kind, _space, year = (self.value() or "").partition(" ")
        return certificates.filter(kind=kind, year=year) if year.isdecimal() else certificates


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Everybody who verifies the certificate reads it."),
    )


@admin.register(Certificate)
class CertificateAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("number", "name", "title", "issued_at", "revoked_at")
    list_filter = (SeriesFilter,)
    search_fields = ("^name",)
    search_help_text = gettext_lazy("Number, code, or how the name begins")
    fields = (
        *("number", "code", "name", "name_en", "title", "facts", "valid_until", "issued_at", "issued_by"),
        *("revoked_at", "revoked_reason", "revoked_by", "replaced_by", "erased_at"),
    )
    readonly_fields = ("number", "title", "facts")
    ordering = ("-pk",)
    show_full_result_count = False
    change_form_template = "admin/certificates/certificate/change_form.html"

    @admin.display(description=gettext_lazy("Certificate number"))
    def number(self, certificate: Certificate) -> str:
        return certificate.number

    @admin.display(description=gettext_lazy("What for"))
    def title(self, certificate: Certificate) -> str:
        return certificate.printed["title"][dates.known(get_language())]

    @admin.display(description=gettext_lazy("printed"))
    def facts(self, certificate: Certificate) -> str:
        language = dates.known(get_language())
        return " · ".join(f"{label[language]} {value[language]}" for label, value in certificate.printed["facts"])

    def get_search_results(self, request: HttpRequest, certificates: QuerySet, typed: str) -> tuple[QuerySet, bool]:
        if number := numbers.read(typed):
            return certificates.filter(**dict(zip(("kind", "year", "serial"), number, strict=True))), False
        if (by_code := certificates.filter(code=numbers.code_typed(typed))).exists():
            return by_code, False
        return super().get_search_results(request, certificates, typed)

    def get_urls(self) -> list[URLPattern]:
        revoke = self.admin_site.admin_view(self.revoke)
        return [path("<int:pk>/revoke/", revoke, name="certificates_certificate_revoke"), *super().get_urls()]

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks for the reason, and revokes; or leads to what the certificate was given for."""
        if not request.user.has_perm("certificates.revoke_certificate"):
            raise PermissionDenied
        certificate = get_object_or_404(Certificate, pk=pk)
        if page := keepers.page_of(certificate, request.user):
            messages.warning(request, _("This certificate goes with what it was given for: that is revoked here."))
            return redirect(page)
        form = RevokeForm(request.POST or None)
        if form.is_valid():
            revocation.revoke(certificate, form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Revoked. The certificate's page says so from now on."))
            return redirect("admin:certificates_certificate_change", pk)
        context: dict[str, Any] = {"certificate": certificate, "form": form, "title": _("Revoke the certificate")}
        context |= self.admin_site.each_context(request) | {"opts": self.opts}
        return render(request, "admin/certificates/certificate/revoke.html", context)
