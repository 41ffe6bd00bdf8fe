"""Who may do what with a shop."""

import rules

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from shops.models import Shop, ShopMember

Role = ShopMember.Role


def role_of(user: User, shop: Shop) -> str | None:
    """The user's role in the shop; one query for a user and shop, kept on the user."""
    if not user.is_authenticated:
        return None
    roles = user.__dict__.setdefault("_shop_roles", {})
    if shop.pk not in roles:
        roles[shop.pk] = shop.members.filter(user=user).values_list("role", flat=True).first()
    return roles[shop.pk]


@rules.predicate
def is_member(user: User, shop: Shop) -> bool:
    return role_of(user, shop) is not None


@rules.predicate
def is_seller(user: User, shop: Shop) -> bool:
    return role_of(user, shop) in (Role.OWNER, Role.SELLER)


@rules.predicate
def is_owner(user: User, shop: Shop) -> bool:
    return role_of(user, shop) == Role.OWNER


rules.add_perm("shops.view_shop_desk", is_member)
rules.add_perm("shops.change_shop_page", is_seller)
rules.add_perm("shops.open_and_close_shop", is_owner)
rules.add_perm("shops.change_shop_money", is_owner)
rules.add_perm("shops.manage_shop_members", is_owner)
rules.add_perm("shops.list_shop_products", is_seller)
rules.add_perm("shops.handle_shop_orders", is_member)
rules.add_perm("shops.handle_shop_payments", is_seller)
rules.add_perm("shops.judge_shop", is_officer)
for permission in ("shops", "shops.view_shop", "shops.view_shopmember", "shops.view_deliveryrate"):
    rules.add_perm(permission, is_officer)
