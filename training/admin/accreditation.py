"""Accreditations in the admin: looked up, given, revoked with a reason; never typed over."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.read_only import ReadOnly
from training import accreditations
from training.admin.forms import AccreditForm, RevokeForm
from training.models import Accreditation


class StandingFilter(admin.SimpleListFilter):
    title = gettext_lazy("Standing")
    parameter_name = "revoked"

    def lookups(self, _request: HttpRequest, _admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("0", gettext_lazy("standing")), ("1", gettext_lazy("revoked"))]

    def queryset(self, _request: HttpRequest, rows: QuerySet[Accreditation]) -> QuerySet[Accreditation]:
        return rows if self.value() is None else rows.filter(revoked_at__isnull=self.value() == "0")


@admin.register(Accreditation)
class AccreditationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("person", "level", "valid_from", "valid_to", "revoked_at")
    list_filter = ("level", StandingFilter)
    list_select_related = ("person",)
    search_fields = ("=person__public_id", "person__first_name", "person__last_name")
    fields = ("person", "level", "valid_from", "valid_to", "given_by", "revoked_at", "revoked_reason")
    ordering = ("-valid_from", "-pk")
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/training/accreditation/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("training.accredit")

    def get_urls(self) -> list[URLPattern]:
        revoke = self.admin_site.admin_view(self.revoke)
        return [path("<int:pk>/revoke/", revoke, name="training_accreditation_revoke"), *super().get_urls()]

    def add_view(self, request: HttpRequest, *_arguments: Any, **_options: Any) -> HttpResponse:
        """`?who=` fills in whose page it was come from."""
        refuse_others(request)
        form = AccreditForm(request.POST or None, initial={"who": request.GET.get("who", "")})
        if not form.is_valid():
            lead = _("Who is accredited as a trainer may lead sessions between these days.")
            return self.ask(request, form, _("Give an accreditation"), lead)
        given = form.cleaned_data
        person, level = given["who"], given["level"]
        made = accreditations.give(person, level, given["valid_from"], given["valid_to"], by=request.user)
        messages.success(request, _("%(person)s is accredited.") % {"person": person})
        return redirect("admin:training_accreditation_change", made.pk)

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        found = get_object_or_404(Accreditation.objects.select_related("person"), pk=pk)
        form = RevokeForm(request.POST or None)
        if not form.is_valid():
            return self.ask(request, form, _("Revoke the accreditation"), str(found))
        accreditations.revoke(found, form.cleaned_data["reason"])
        messages.success(request, _("The accreditation is revoked."))
        return redirect("admin:training_accreditation_change", pk)

    def ask(self, request: HttpRequest, form: Form, title: str, lead: str) -> HttpResponse:
        back = {"back": reverse("admin:training_accreditation_changelist"), "back_word": self.opts.verbose_name_plural}
        context = {"form": form, "title": title, "lead": lead, **back}
        return render(request, "admin/training/ask.html", self.admin_site.each_context(request) | context)


def refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm("training.accredit"):
        raise PermissionDenied
