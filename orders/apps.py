"""The orders app."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"

    def ready(self) -> None:
        from orders import hooks  # noqa: F401, PLC0415 - models exist only from here on
