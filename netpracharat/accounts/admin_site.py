"""The admin: for staff with a second step of sign-in, whose one door is the site's own sign-in."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from netpracharat.accounts import waiting
from netpracharat.accounts.models import User


class NetAdminSite(admin.AdminSite):
    site_header = gettext_lazy("Net Pracharat: the officers' desk")
    site_title = gettext_lazy("The officers' desk")
    index_title = gettext_lazy("What needs doing")
    enable_nav_sidebar = False  # the room is for the work; index and breadcrumbs lead everywhere

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().index(request, {"waiting": waiting.for_user(request.user), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Rooms in the order of the house, from the top floor down, instead of by the alphabet."""
        floors = {config.label: number for number, config in enumerate(apps.get_app_configs())}
        return sorted(super().get_app_list(request, app_label), key=lambda room: floors[room["app_label"]])

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and has_second_step(request.user)

    @method_decorator((never_cache, login_not_required))
    def login(self, request: HttpRequest, _extra_context: dict | None = None) -> HttpResponse:
        """Where those are sent who may not see the admin, or not yet."""
        wanted = request.GET.get("next") or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(wanted)
        if not request.user.is_staff:
            raise PermissionDenied
        if has_second_step(request.user):
            return redirect("admin:index")
        messages.warning(request, _("The officers' desk needs a second step of sign-in. Please set it up here."))
        return redirect("mfa_activate_totp")

    def password_change(self, _request: HttpRequest, _extra_context: dict | None = None) -> HttpResponse:
        return redirect("account_change_password")


def has_second_step(user: User) -> bool:
    """The demo asks for none, and says so on every page of the admin."""
    return settings.DEMO or is_mfa_enabled(user)
