"""What an officer may do with an order, by the same actions as shop and buyer."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from orders import lifecycle, parcels, payments, refunds
from orders.models import Order
from orders.refunds import OPEN
from orders.states import GONE, NOT_SENT, RUNNING, UNDERWAY, OrderState, PaymentMethod, PaymentStatus


@dataclass(frozen=True)
class Act:
    name: str | Promise
    is_possible: Callable[[Order], bool]
    do: Callable[[Order, str, User], None]  # order, reason, by
    needs_reason: bool = False


def pay_back(order: Order, *, by: User) -> None:
    for refund in order.refunds.filter(state__in=OPEN):
        refunds.mark_done(refund, by=by)


def waits_for_money(order: Order) -> bool:
    """Cash too, which whoever received the parcel has given to the carrier."""
    if order.payment_method == PaymentMethod.CASH_ON_DELIVERY:
        return order.payment_status == PaymentStatus.COD_DUE and order.fulfilment_status in GONE
    return order.payment_status in (PaymentStatus.UNPAID, PaymentStatus.UNDER_REVIEW)


ACTS = {
    "cancel": Act(
        _("Cancel the order"),
        lambda order: order.state in RUNNING and order.fulfilment_status in NOT_SENT,
        lambda order, reason, by: lifecycle.cancel(order, reason, by=by),
        needs_reason=True,
    ),
    "deliver": Act(
        _("The buyer has received it"),
        lambda order: order.state == OrderState.CONFIRMED and order.fulfilment_status in UNDERWAY,
        lambda order, _reason, by: parcels.deliver(order, by=by),
    ),
    "receive": Act(_("The money has come"), waits_for_money, lambda order, _reason, by: payments.receive(order, by=by)),
    "refund": Act(
        _("The money was paid back"),
        lambda order: order.refunds.filter(state__in=OPEN).exists(),
        lambda order, _reason, by: pay_back(order, by=by),
    ),
}


def possible(order: Order) -> list[str]:
    return [verb for verb, act in ACTS.items() if act.is_possible(order)]
