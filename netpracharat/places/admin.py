"""Places in the admin: the register is read, the programme's facts about a village are kept."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from netpracharat.places.models import District, Province, Subdistrict, Village


class RegisterAdmin(admin.ModelAdmin):
    """What the register says is loaded by a command, never typed."""

    search_fields = ("name_th", "name_en", "^code")
    list_display = ("code", "name_th", "name_en")
    list_display_links = ("name_th",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _place: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _place: object = None) -> bool:
        return False


@admin.register(Province)
class ProvinceAdmin(RegisterAdmin):
    list_filter = ("region4",)


@admin.register(District)
class DistrictAdmin(RegisterAdmin):
    list_display = (*RegisterAdmin.list_display, "province")
    list_select_related = ("province",)
    list_filter = ("province",)


@admin.register(Subdistrict)
class SubdistrictAdmin(RegisterAdmin):
    list_display = (*RegisterAdmin.list_display, "district", "postal_codes")
    list_select_related = ("district",)
    list_filter = ("district__province",)


@admin.register(Village)
class VillageAdmin(RegisterAdmin):
    """Officers keep broadband and the model community; name and number come by import_villages."""

    list_display = (*RegisterAdmin.list_display, "subdistrict", "broadband", "connected_on", "is_model_community")
    list_filter = ("broadband", "is_model_community", "subdistrict__district__province")
    fields = (
        ("code", "moo"),
        ("name_th", "name_en"),
        "subdistrict",
        ("broadband", "connected_on"),
        "provider",
        "is_model_community",
    )
    readonly_fields = ("code", "moo", "name_th", "name_en", "subdistrict")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Village]:
        return super().get_queryset(request).select_related("subdistrict").defer("names")

    def has_change_permission(self, request: HttpRequest, village: Village | None = None) -> bool:
        return admin.ModelAdmin.has_change_permission(self, request, village)
