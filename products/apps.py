"""The products app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = _("Goods and search")

    def ready(self) -> None:
        from products.search import index  # noqa: PLC0415 - models are ready only now
        from shops import changes  # noqa: PLC0415

        changes.on_change(index.refresh_shop)
