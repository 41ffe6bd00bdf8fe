"""People and their consents in the admin: to look at, and to give roles."""

from django.contrib import admin
from django.http import HttpRequest

from netpracharat.accounts.models import Consent, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ("__str__", "public_id", "is_staff", "is_active", "joined_at")
    list_filter = ("groups", "is_staff", "is_active")
    search_fields = ("=public_id", "=phone", "=email", "name")
    readonly_fields = ("public_id", "name", "phone", "phone_verified_at", "email", "joined_at", "erased_at")
    fields = (*readonly_fields, "is_active", "is_staff", "is_superuser", "groups")
    filter_horizontal = ("groups",)
    ordering = ("-joined_at",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        """A person is erased on request, by the page that keeps what the law keeps; never deleted."""
        return False


@admin.register(Consent)
class ConsentAdmin(admin.ModelAdmin):
    list_display = ("user", "purpose", "version", "given_at", "withdrawn_at")
    list_filter = ("purpose", "version")
    list_select_related = ("user",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _consent: Consent | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _consent: Consent | None = None) -> bool:
        return False
