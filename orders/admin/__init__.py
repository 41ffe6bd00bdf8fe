"""Orders and their cases in the admin: looked at, and helped along by the actions that everybody has."""

from orders.admin import case, order

__all__ = ("case", "order")
