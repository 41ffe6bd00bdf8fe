"""The shops app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShopsConfig(AppConfig):
    name = "shops"
    verbose_name = _("Shops")

    def ready(self) -> None:
        from netpracharat.accounts import landing  # noqa: PLC0415 - models are ready only now
        from netpracharat.accounts import privacy as everybodys  # noqa: PLC0415
        from shops import members, privacy  # noqa: PLC0415

        landing.register(members.home_of)
        everybodys.register("shops", export=privacy.export, erase=privacy.erase, objections=privacy.objections)
