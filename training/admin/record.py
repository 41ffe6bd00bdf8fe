"""Training records in the admin: found by person, course and day, and revoked with a reason."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from netpracharat.certificates import numbers
from netpracharat.read_only import ReadOnly
from netpracharat.thai import dates
from training.admin.accreditation import StandingFilter
from training.admin.person import BoundedPaginator
from training.admin.rows import FoundOrNot
from training.forms import RevokeRecordForm
from training.models import Person, TrainingRecord
from training.persons import finding
from training.sessions import verifying

HEAD = ("person", "course")


@admin.register(TrainingRecord)
class TrainingRecordAdmin(FoundOrNot, ReadOnly, admin.ModelAdmin):
    list_display = ("person", "course", "finished_on", "grade", "is_standing")
    list_filter = ("course", "grade", StandingFilter)
    list_select_related = HEAD
    search_fields = ("person__name_key",)  # see get_search_results
    search_help_text = gettext_lazy(
        "How the name begins, a whole ID or phone number, the day of the training, or a certificate's number"
    )
    fields = (
        *("person", "course", "finished_on", "hours", "grade", "session", "batch", "row", "certificate"),
        *("revoked_at", "revoked_reason"),
    )
    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by = ()
    change_form_template = "admin/training/trainingrecord/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[TrainingRecord]:
        return super().get_queryset(request).visible_to(request.user)

    def get_ordering(self, _request: HttpRequest) -> tuple[str, ...]:
        return ("-pk",)

    def get_search_results(
        self, _request: HttpRequest, records: QuerySet[TrainingRecord], typed: str
    ) -> tuple[QuerySet[TrainingRecord], bool]:
        return (search(records, typed.strip()) if typed.strip() else records), False

    @admin.display(description=gettext_lazy("standing"), boolean=True)
    def is_standing(self, record: TrainingRecord) -> bool:
        return record.revoked_at is None

    def get_urls(self) -> list[URLPattern]:
        revoke = self.admin_site.admin_view(self.revoke)
        return [path("<int:pk>/revoke/", revoke, name="training_trainingrecord_revoke"), *super().get_urls()]

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = get_object_or_404(self.get_queryset(request).select_related(*HEAD, "certificate"), pk=pk)
        form = RevokeRecordForm(request.POST or None)
        if not form.is_valid():
            return self.ask(request, form, found)
        verifying.revoke(found, form.cleaned_data["reason"], by=request.user)
        self.log_change(request, found, _("Revoked: {reason}").format(**form.cleaned_data))
        messages.success(request, _("The record is revoked, and with it its certificate and accreditation."))
        return redirect("admin:training_trainingrecord_change", pk)

    def ask(self, request: HttpRequest, form: RevokeRecordForm, found: TrainingRecord) -> HttpResponse:
        day = dates.long(found.finished_on, dates.known(get_language()))
        lead = f"{found.person} · {found.course} · {day}"
        back = reverse("admin:training_trainingrecord_change", args=(found.pk,))
        context: dict[str, Any] = {"form": form, "title": _("Revoke the record"), "lead": lead}
        context |= {"back": back, "back_word": str(found.person)} | self.admin_site.each_context(request)
        return render(request, "admin/training/ask.html", context)


def search(records: QuerySet[TrainingRecord], typed: str) -> QuerySet[TrainingRecord]:
    if number := numbers.read(typed):
        kind, year, serial = number
        return records.filter(certificate__kind=kind, certificate__year=year, certificate__serial=serial)
    try:
        return records.filter(finished_on=dates.parse(typed))
    except dates.DateError:
        return records.filter(person__in=finding.find(Person.objects.all(), typed))
