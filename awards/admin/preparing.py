"""An edition's data in the admin: the secretary changes it while it is prepared, and reads it afterwards."""

from typing import Any

from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from awards.models import Category, Criterion, Level, Panel, PanelMember, Party, Round, Slot, Tier
from awards.states import EditionState
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import JUDGE

SEATS_OF_A_NEW_PANEL = 3
LABELS = {  # of fields that the models leave unnamed
    "slug": gettext_lazy("Word in addresses"),
    "round": gettext_lazy("Round"),
    "region": gettext_lazy("Region"),
    "category": gettext_lazy("Category"),
    "judge": gettext_lazy("Judge"),
    "party": gettext_lazy("Sits for"),
    "signer": gettext_lazy("Signs for it"),
}


class WhilePreparing:
    """Changeable while `is_preparing(row)`; the rules say by whom."""

    def formfield_for_dbfield(self, field: Field, request: HttpRequest, **options: Any) -> Any:
        if field.name in LABELS:
            options.setdefault("label", LABELS[field.name])
        return super().formfield_for_dbfield(field, request, **options)

    def is_preparing(self, row: Model) -> bool:
        return row.edition.state == EditionState.DRAFT

    def has_change_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return super().has_change_permission(request, row) and (row is None or self.is_preparing(row))

    def has_delete_permission(self, request: HttpRequest, row: Model | None = None) -> bool:
        return super().has_delete_permission(request, row) and row is not None and self.is_preparing(row)


class PartOfParent(WhilePreparing):
    """An inline: Django asks it with the row of its parent."""

    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, parent: Model | None = None) -> bool:
        return super().has_add_permission(request, parent) and (parent is None or self.is_preparing(parent))


class PartOfEdition(PartOfParent, admin.TabularInline):
    def is_preparing(self, row: Model) -> bool:
        return row.state == EditionState.DRAFT


class TierInline(PartOfEdition):
    model = Tier
    fields = ("position", "name_th", "slug", "decided_by")


class CategoryInline(PartOfEdition):
    model = Category
    fields = ("position", "name_th", "slug")


class RoundInline(PartOfEdition):
    model = Round
    fields = ("kind", "opens_at", "closes_at", "is_blind")


class ChoosesSigner:
    def formfield_for_foreignkey(self, field: Any, request: HttpRequest, **options: Any) -> Any:
        """Somebody of the ministries."""
        if field.name == "signer":
            options["queryset"] = User.objects.filter(is_staff=True, is_active=True).order_by("name")
        return super().formfield_for_foreignkey(field, request, **options)


class PartyInline(ChoosesSigner, PartOfEdition):
    model = Party
    fields = ("position", "name_th", "slug", "signer")


class SlotInline(PartOfParent, admin.TabularInline):
    model = Slot
    fields = ("region", "category", "quantity", "allows_joint")

    def formfield_for_foreignkey(self, field: Any, request: HttpRequest, **options: Any) -> Any:
        """Only categories of the tier's own edition."""
        if field.name == "category" and (tier_id := request.resolver_match.kwargs.get("object_id")):
            options["queryset"] = Category.objects.filter(edition__tiers=tier_id)
        return super().formfield_for_foreignkey(field, request, **options)


class LevelInline(PartOfParent, admin.TabularInline):
    model = Level

    def is_preparing(self, row: Criterion) -> bool:
        return row.round.opened_at is None


class CriterionInline(PartOfParent, admin.TabularInline):
    model = Criterion
    fields = ("position", "code", "name_th", "name_en", "part", "weight", "max_points", "tie_rank")

    def is_preparing(self, row: Round) -> bool:
        return row.opened_at is None


class OnlyThroughItsParent:
    """Reached by a link from its parent's page and leads back; the index doesn't list it, and it is added there too."""

    parent = "edition"

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def response_post_save_change(self, _request: HttpRequest, row: Model) -> HttpResponse:
        return redirect(f"admin:awards_{self.parent}_change", getattr(row, f"{self.parent}_id"))


@admin.register(Tier)
class TierAdmin(OnlyThroughItsParent, WhilePreparing, admin.ModelAdmin):
    fields = ("name_th", "name_en", "slug", "position", "decided_by")
    inlines = (SlotInline,)


@admin.register(Party)
class PartyAdmin(ChoosesSigner, OnlyThroughItsParent, WhilePreparing, admin.ModelAdmin):
    fields = ("name_th", "name_en", "slug", "is_ministry", "position", "signer")


@admin.register(Category)
class CategoryAdmin(OnlyThroughItsParent, WhilePreparing, admin.ModelAdmin):
    fields = ("name_th", "name_en", "slug", "position", "market_categories")


@admin.register(Round)
class RoundAdmin(OnlyThroughItsParent, WhilePreparing, admin.ModelAdmin):
    """Once judging is open, only its last day may still move."""

    fields = ("kind", "opens_at", "closes_at", "is_blind", "min_sheets", "counts", "advances")
    inlines = (CriterionInline,)

    def is_preparing(self, row: Round) -> bool:
        return row.locked_at is None

    def has_delete_permission(self, request: HttpRequest, row: Round | None = None) -> bool:
        return super().has_delete_permission(request, row) and row.opened_at is None

    def get_readonly_fields(self, _request: HttpRequest, row: Round | None = None) -> tuple[str, ...]:
        if row is None or row.opened_at is None:
            return ()
        return tuple(name for name in self.fields if name != "closes_at")


@admin.register(Criterion)
class CriterionAdmin(OnlyThroughItsParent, WhilePreparing, admin.ModelAdmin):
    parent = "round"
    fields = ("code", "name_th", "name_en", "part", "weight", "max_points", "position", "tie_rank")
    inlines = (LevelInline,)

    def is_preparing(self, row: Criterion) -> bool:
        return row.round.opened_at is None


class MemberInline(PartOfParent, admin.TabularInline):
    model = PanelMember
    fields = ("judge", "party", "is_chair")

    def is_preparing(self, row: Panel) -> bool:
        return row.round.opened_at is None

    def get_extra(self, _request: HttpRequest, panel: Panel | None = None, **_options: Any) -> int:
        return 0 if panel else SEATS_OF_A_NEW_PANEL

    def get_queryset(self, request: HttpRequest) -> QuerySet[PanelMember]:
        return super().get_queryset(request).filter(replaced_at=None).select_related("judge", "party")

    def formfield_for_foreignkey(self, field: Any, request: HttpRequest, **options: Any) -> Any:
        if field.name == "judge":
            options["queryset"] = User.objects.filter(groups__name=JUDGE, is_active=True).order_by("name")
        if field.name == "party" and (panel_id := request.resolver_match.kwargs.get("object_id")):
            options["queryset"] = Party.objects.filter(edition__rounds__panels=panel_id)
        elif field.name == "party" and (round_id := request.GET.get("round", "")).isdecimal():
            options["queryset"] = Party.objects.filter(edition__rounds=round_id)
        return super().formfield_for_foreignkey(field, request, **options)


@admin.register(Panel)
class PanelAdmin(WhilePreparing, admin.ModelAdmin):
    """Who sits is decided before the round opens; afterwards a judge can only be replaced (awards.judging.panels)."""

    list_display = ("__str__", "quorum", "sheets_per_entry")
    list_filter = ("round__edition", "round__kind")
    list_select_related = ("round__edition", "region", "category")
    fields = ("round", "region", "category", "quorum", "sheets_per_entry")
    inlines = (MemberInline,)

    def is_preparing(self, row: Panel) -> bool:
        return row.round.opened_at is None

    def response_post_save_add(self, _request: HttpRequest, panel: Panel) -> HttpResponse:
        return redirect("admin:awards_board", panel.round.edition_id)

    response_post_save_change = response_post_save_add

    def formfield_for_foreignkey(self, field: Any, request: HttpRequest, **options: Any) -> Any:
        """Rounds that aren't open yet, and the categories of their editions."""
        waiting = Round.objects.filter(opened_at=None).exclude(edition__state=EditionState.CANCELLED)
        if field.name == "round":
            options["queryset"] = waiting.select_related("edition")
        if field.name == "category":
            options["queryset"] = Category.objects.filter(edition__rounds__in=waiting).distinct()
        return super().formfield_for_foreignkey(field, request, **options)
