"""Learning centres in the admin: where they are, who works there, and what they were called before."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from netpracharat.places.labels import label
from training.admin.forms import CentreForm, StaffForm, StaffFormSet
from training.admin.rows import NeverDeleted, OwnRows
from training.models import CentreName, CentreStaff, LearningCentre


class StaffInline(admin.TabularInline):
    """Added by phone or e-mail; who is there already is read, or taken out."""

    model = CentreStaff
    form = StaffForm
    formset = StaffFormSet
    fields = ("contact", "is_manager")
    extra = 1

    @admin.display(description=gettext_lazy("Phone number or e-mail"))
    def contact(self, staff: CentreStaff) -> str:
        """Of who is there already the name alone."""
        return str(staff.user)

    def has_change_permission(self, _request: HttpRequest, _centre: LearningCentre | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[CentreStaff]:
        return super().get_queryset(request).select_related("user", "centre")


class FormerNameInline(admin.TabularInline):
    model = CentreName
    extra = 0


@admin.register(LearningCentre)
class LearningCentreAdmin(OwnRows, NeverDeleted, admin.ModelAdmin):
    form = CentreForm
    list_display = ("code", "name_th", "level", "place")
    list_display_links = ("code", "name_th")
    list_filter = ("level", ("subdistrict__district__province", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("subdistrict__district__province",)
    search_fields = ("=code", "name_th", "name_en", "former_names__name")
    search_help_text = gettext_lazy("A code, or a name of today or of former days")
    fields = ("code", "level", "name_th", "name_en", "place")
    inlines = (StaffInline, FormerNameInline)
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description=gettext_lazy("place"))
    def place(self, centre: LearningCentre) -> str:
        return label(centre.subdistrict)

    def get_form(self, request: HttpRequest, obj: LearningCentre | None = None, **options: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, **options)
        form.officer = request.user
        return form
