"""Sessions in the admin: found, filtered and read; what happens to one happens at the trainers' desk."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from netpracharat.places.labels import label
from netpracharat.read_only import ReadOnly
from training.admin.rows import OwnRows
from training.models import Session, SessionDay, SessionTrainer
from training.sessions import calendar


class DayInline(ReadOnly, admin.TabularInline):
    model = SessionDay
    fields = ("on", "starts_at", "ends_at")


class TrainerInline(ReadOnly, admin.TabularInline):
    model = SessionTrainer
    fields = ("person", "is_lead")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SessionTrainer]:
        return super().get_queryset(request).select_related("person", "session__course_version__course")


@admin.register(Session)
class SessionAdmin(OwnRows, ReadOnly, admin.ModelAdmin):
    list_display = ("code", "course", "place", "starts_on", "state", "named", "reported_headcount")
    list_filter = (
        "state",
        ("course_version__course", admin.RelatedOnlyFieldListFilter),
        ("subdistrict__district__province", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("=code", "venue", "centre__name_th", "=centre__code")
    search_help_text = gettext_lazy("A session's code, its place, or its centre")
    fields = (
        *("code", "course", "centre", "place", "venue", "starts_on", "ends_on", "state", "cancelled_reason"),
        *("capacity", "named", "reported_headcount", "created_by", "verified_by", "verified_at"),
    )
    inlines = (TrainerInline, DayInline)
    ordering = ("-starts_on", "-pk")
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/training/session/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        related = ("course_version__course", "centre", "created_by", "verified_by", *calendar.PLACE)
        return calendar.with_taken(super().get_queryset(request)).select_related(*related)

    @admin.display(description=gettext_lazy("course"))
    def course(self, session: Session) -> str:
        return str(session.course_version.course)

    @admin.display(description=gettext_lazy("place"))
    def place(self, session: Session) -> str:
        return label(session.village or session.subdistrict)

    @admin.display(description=gettext_lazy("on the list"))
    def named(self, session: Session) -> str:
        return f"{session.taken:,} / {session.capacity:,}"
