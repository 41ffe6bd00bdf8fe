"""Puts our admin site in the place of Django's."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

# Whose second step and whose e-mail address this is, nobody needs to see there; and roles are given in `UserAdmin`.
NOBODYS_BUSINESS = (("mfa", "Authenticator"), ("account", "EmailAddress"), ("auth", "Group"))


class NetAdminConfig(AdminConfig):
    default_site = "netpracharat.accounts.admin_site.NetAdminSite"

    def ready(self) -> None:
        from netpracharat.accounts import admin_dates  # noqa: PLC0415 - models are ready only now

        admin_dates.put_in_place()
        super().ready()
        for label in NOBODYS_BUSINESS:
            admin.site.unregister(apps.get_model(*label))
