"""Which officer answers for which province, in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import OFFICER
from training.models import OfficeArea


@admin.register(OfficeArea)
class OfficeAreaAdmin(admin.ModelAdmin):
    list_display = ("officer_name", "province_name")
    list_display_links = ("officer_name",)
    list_filter = (("province", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("officer", "province")
    search_fields = ("officer__name",)
    ordering = ("officer__name", "province__sort_key")
    list_per_page = 50

    @admin.display(description=gettext_lazy("officer"), ordering="officer__name")
    def officer_name(self, area: OfficeArea) -> str:
        return str(area.officer)

    @admin.display(description=gettext_lazy("province"), ordering="province__sort_key")
    def province_name(self, area: OfficeArea) -> str:
        return str(area.province)

    def formfield_for_foreignkey(self, field: ForeignKey, request: HttpRequest, **options: Any) -> Any:
        if field.name == "officer":
            officers = User.objects.filter(groups__name=OFFICER, is_active=True).order_by("name", "pk")
            help_text = gettext_lazy("An officer without any province answers for the whole nation.")
            options |= {"queryset": officers, "label": gettext_lazy("officer"), "help_text": help_text}
        if field.name == "province":
            options |= {"label": gettext_lazy("province")}
        return super().formfield_for_foreignkey(field, request, **options)
