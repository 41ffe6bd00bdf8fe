"""Who may do what with a shop."""

import datetime as dt

import rules
from django.db.models import Q
from django.utils import timezone

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from shops.models import AccountChange, Shop, ShopMember

Role = ShopMember.Role
KNOWN_FOR = dt.timedelta(days=7)  # who agrees to another account was not let in for it


def role_of(user: User, shop: Shop) -> str | None:
    """The user's role in the shop; one query for a user and shop, kept on the user."""
    if not user.is_authenticated:
        return None
    roles = user.__dict__.setdefault("_shop_roles", {})
    if shop.pk not in roles:
        in_time = Q(until=None) | Q(until__gt=timezone.now())
        roles[shop.pk] = shop.members.filter(in_time, user=user).values_list("role", flat=True).first()
    return roles[shop.pk]


@rules.predicate
def is_member(user: User, shop: Shop) -> bool:
    return role_of(user, shop) is not None


@rules.predicate
def is_seller(user: User, shop: Shop) -> bool:
    return role_of(user, shop) in ShopMember.WITH_MONEY


@rules.predicate
def is_owner(user: User, shop: Shop) -> bool:
    return role_of(user, shop) == Role.OWNER


@rules.predicate
def is_helper(user: User, shop: Shop) -> bool:
    """Somebody who acts for the shop for a time: everything but its money and its people."""
    return role_of(user, shop) == Role.HELPER


@rules.predicate
def judges_shop(user: User, shop: Shop) -> bool:
    """An officer, but not of a shop that is the officer's own."""
    return is_officer(user) and not is_member(user, shop)


@rules.predicate
def may_agree(user: User, change: AccountChange) -> bool:
    """Somebody else who is trusted with the shop's money and has been for a while, or an officer."""
    if change.asked_by_id == user.pk:
        return False
    trusted = change.shop.members.filter(user=user, role__in=ShopMember.WITH_MONEY)
    return judges_shop(user, change.shop) or trusted.filter(joined_at__lte=timezone.now() - KNOWN_FOR).exists()


rules.add_perm("shops.view_shop_desk", is_member)
rules.add_perm("shops.change_shop_page", is_seller | is_helper)
rules.add_perm("shops.open_and_close_shop", is_owner)
rules.add_perm("shops.change_shop_money", is_owner)
rules.add_perm("shops.manage_shop_members", is_owner)
rules.add_perm("shops.help_shop", is_helper)
rules.add_perm("shops.answer_for_shop", is_seller)
rules.add_perm("shops.list_shop_products", is_seller | is_helper)
rules.add_perm("shops.handle_shop_orders", is_member)
rules.add_perm("shops.handle_shop_payments", is_seller)
rules.add_perm("shops.judge_shop", is_officer)
rules.add_perm("shops.judge_shop_members", judges_shop)
rules.add_perm("shops.agree_to_account_change", may_agree)
rules.add_perm("shops", is_officer)
for model in ("shop", "shopmember", "deliveryrate", "accountchange"):
    rules.add_perm(f"shops.view_{model}", is_officer)
