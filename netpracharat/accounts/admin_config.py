"""Puts our admin site in the place of Django's."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class NetAdminConfig(AdminConfig):
    default_site = "netpracharat.accounts.admin_site.NetAdminSite"

    def ready(self) -> None:
        super().ready()
        # allauth shows the secrets of the second step there; nobody needs to see another's.
        admin.site.unregister(apps.get_model("mfa", "Authenticator"))
