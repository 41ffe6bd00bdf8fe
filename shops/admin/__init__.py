"""Shops in the admin: approving and suspending them, their people, and changes of the accounts of their money."""

from shops.admin.account import AccountChangeAdmin
from shops.admin.shop import ShopAdmin

__all__ = ["AccountChangeAdmin", "ShopAdmin"]
