"""The products app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = _("Goods and search")

    def ready(self) -> None:
        from products import helping, hooks  # noqa: F401, PLC0415 - models exist only from here on
