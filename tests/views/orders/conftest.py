"""Whatever is pressed, the books balance after it."""

from tests.unit.orders.conftest import books_balance

__all__ = ("books_balance",)
