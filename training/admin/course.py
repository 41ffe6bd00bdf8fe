"""Courses in the admin: a version is changed until its first session, then copied into a new one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.read_only import ReadOnly
from training import courses
from training.admin.forms import FirstVersionForm
from training.admin.rows import NeverDeleted
from training.models import Course, CourseVersion, Module
from training.states import AccreditationLevel

ASKED = ("hours", "min_attendance", "min_score")


class FirstVersionInline(admin.TabularInline):
    """On the page of a new course."""

    model = CourseVersion
    form = FirstVersionForm
    fields = ASKED
    min_num = max_num = 1
    can_delete = False


class VersionInline(ReadOnly, admin.TabularInline):
    model = CourseVersion
    fields = ("number", *ASKED)
    show_change_link = True


@admin.register(Course)
class CourseAdmin(NeverDeleted, admin.ModelAdmin):
    list_display = ("code", "name_th", "accredits_as", "valid_years")
    list_display_links = ("code", "name_th")
    search_fields = ("=code", "name_th", "name_en")
    fields = ("code", "name_th", "name_en", "accredits", "valid_years")
    list_per_page = 50
    change_form_template = "admin/training/course/change_form.html"

    @admin.display(description=gettext_lazy("accredits as"))
    def accredits_as(self, course: Course) -> str:
        return str(AccreditationLevel(course.accredits).label) if course.accredits else ""

    def get_inlines(self, _request: HttpRequest, course: Course | None = None) -> tuple[type, ...]:
        return (FirstVersionInline,) if course is None else (VersionInline,)

    def formfield_for_dbfield(self, field: Field, request: HttpRequest, **options: Any) -> Any:
        if field.name != "accredits":
            return super().formfield_for_dbfield(field, request, **options)
        levels = (("", gettext_lazy("nothing")), *AccreditationLevel.choices)
        return forms.ChoiceField(label=gettext_lazy("accredits as"), choices=levels, required=False)

    def get_urls(self) -> list[URLPattern]:
        new = self.admin_site.admin_view(self.new_version)
        return [path("<int:pk>/new-version/", new, name="training_course_new_version"), *super().get_urls()]

    def new_version(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what it will do, and copies."""
        if not request.user.has_perm("training.add_courseversion"):
            raise PermissionDenied
        course = get_object_or_404(Course, pk=pk)
        if request.method == "POST":
            made = courses.new_version(course)
            messages.success(request, _("The new version is made. It can be changed until its first session."))
            return redirect("admin:training_courseversion_change", made.pk)
        lead = _(
            "The latest version is copied with its modules. Sessions planned from then on are held by the new one."
        )
        context = {
            "title": _("New version of %(course)s") % {"course": course},
            "lead": lead,
            "back": reverse("admin:training_course_change", args=(pk,)),
            "back_word": course,
        }
        return render(request, "admin/training/ask.html", self.admin_site.each_context(request) | context)


class ModuleInline(admin.TabularInline):
    model = Module
    fields = ("position", "name_th", "name_en", "minutes")
    extra = 0

    def has_add_permission(self, request: HttpRequest, version: CourseVersion | None = None) -> bool:
        return super().has_add_permission(request, version) and is_open(version)

    def has_change_permission(self, request: HttpRequest, version: CourseVersion | None = None) -> bool:
        return super().has_change_permission(request, version) and is_open(version)

    def has_delete_permission(self, request: HttpRequest, version: CourseVersion | None = None) -> bool:
        return super().has_delete_permission(request, version) and is_open(version)


@admin.register(CourseVersion)
class CourseVersionAdmin(NeverDeleted, admin.ModelAdmin):
    """Reached from its course, and leads back there."""

    fields = ASKED
    list_display = ("__str__", *ASKED)
    list_select_related = ("course",)
    inlines = (ModuleInline,)
    change_form_template = "admin/training/courseversion/change_form.html"

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, version: CourseVersion | None = None) -> bool:
        return super().has_change_permission(request, version) and is_open(version)

    def response_post_save_change(self, _request: HttpRequest, version: CourseVersion) -> HttpResponse:
        return redirect("admin:training_course_change", version.course_id)


def is_open(version: Model | None) -> bool:
    return version is None or not courses.is_frozen(version)
