"""Who may do what with an order."""

import rules
from django.contrib.auth.models import AnonymousUser

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from orders.models import Case, Order
from shops.rules import is_member


@rules.predicate
def is_buyer(user: User | AnonymousUser, order: Order) -> bool:
    """The one who ordered. A guest's only key is the link, so whoever holds it is the guest."""
    return order.purchase.buyer_id is None or order.purchase.buyer_id == user.pk


@rules.predicate
def is_of_shop(user: User | AnonymousUser, order: Order) -> bool:
    return is_member(user, order.shop)


@rules.predicate
def judges_own_shop(user: User, case: Case) -> bool:
    return is_member(user, case.order.shop)


rules.add_perm("orders.decide_case", is_officer & ~judges_own_shop)
rules.add_perm("orders.act_as_buyer", is_buyer)
rules.add_perm("orders.view_slips", is_buyer | is_of_shop | is_officer)
rules.add_perm("orders.help_order", is_officer)
for seen in ("order", "orderline", "orderevent", "payment", "refund", "parcel", "case", "caseturn"):
    rules.add_perm(f"orders.view_{seen}", is_officer)
rules.add_perm("orders", is_officer)
