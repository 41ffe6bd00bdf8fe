"""The shops app."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    name = "shops"

    def ready(self) -> None:
        from netpracharat.accounts import privacy as everybodys  # noqa: PLC0415 - models are ready only now
        from shops import privacy  # noqa: PLC0415

        everybodys.register("shops", export=privacy.export, erase=privacy.erase, objections=privacy.objections)
