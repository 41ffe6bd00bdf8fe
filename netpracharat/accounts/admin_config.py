"""Puts our admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class NetAdminConfig(AdminConfig):
    default_site = "netpracharat.accounts.admin_site.NetAdminSite"
