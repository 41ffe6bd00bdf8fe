"""The life of an order after it is placed: accepted, cancelled, expired, completed.

Payments confirm what is paid in advance (orders.payments); parcels are sent by orders.parcels.
Locks are taken in the order of docs/house.md; each function is one transaction.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import events, notices, refunds, status
from orders.events import Verb
from orders.models import Order
from orders.notices import Audience
from orders.states import FulfilmentStatus, OrderState, PaymentMethod, PaymentState, PaymentStatus
from orders.steps import TooLate, lock, move, quantities
from products import stock

STILL_HERE = (FulfilmentStatus.UNFULFILLED, FulfilmentStatus.PACKED)


@transaction.atomic
def accept(order: Order, *, by: User) -> None:
    """The shop will send this order and be paid on delivery."""
    order = lock(order.pk)
    was = order.state
    only = {"state": OrderState.PENDING, "payment_method": PaymentMethod.CASH_ON_DELIVERY}
    if not move(order, OrderState.CONFIRMED, only=only, confirmed_at=timezone.now(), expires_at=None):
        raise TooLate(order)
    events.record(order, Verb.CONFIRMED, by=by, was=was)
    notices.announce(order, Audience.BUYER, "confirmed")


@transaction.atomic
def cancel(order: Order, *, by: User | None, reason: str = "") -> None:
    """End an order of which nothing was sent: the goods go back on the shelf, and money that came is owed."""
    order = lock(order.pk)
    was = order.state
    only = {"state__in": (OrderState.PENDING, OrderState.CONFIRMED), "fulfilment_status__in": STILL_HERE}
    ended = {"ended_at": timezone.now(), "expires_at": None, "cancel_reason": reason.strip()[:300]}
    if not move(order, OrderState.CANCELLED, only=only, **ended):
        raise TooLate(order)
    order.payments.filter(state=PaymentState.CREATED).update(state=PaymentState.CANCELLED)
    refunds.owe_what_was_paid(order, reason or _("The order was cancelled"))
    status.refresh(order)
    events.record(order, Verb.CANCELLED, by=by, was=was, note=reason)
    notices.announce_all([order], Audience, "cancelled")
    stock.release(quantities(order), reference=order.number, by=by)


@transaction.atomic
def cancel_by_buyer(order: Order, *, by: User | None, reason: str = "") -> None:
    """A buyer ends an order alone while nobody has accepted it, and asks the shop to after that."""
    order = lock(order.pk)
    if order.state == OrderState.PENDING:
        cancel(order, by=by, reason=reason)
    else:
        ask_to_cancel(order, by=by, reason=reason)


@transaction.atomic
def ask_to_cancel(order: Order, *, by: User | None, reason: str = "") -> None:
    order = lock(order.pk)
    only = {"state": OrderState.CONFIRMED, "fulfilment_status__in": STILL_HERE}
    if not move(order, OrderState.CONFIRMED, only=only, cancel_asked_at=timezone.now()):
        raise TooLate(order)
    events.record(order, Verb.CANCEL_ASKED, by=by, was=order.state, note=reason)
    notices.announce(order, Audience.SHOP, "cancel_asked")


@transaction.atomic
def keep(order: Order, *, by: User, reason: str) -> None:
    """The shop can't cancel any more, and says why."""
    if not reason.strip():
        raise Refusal(_("Please write why, so that the buyer understands."))
    order = lock(order.pk)
    only = {"state": OrderState.CONFIRMED, "cancel_asked_at__isnull": False}
    if not move(order, OrderState.CONFIRMED, only=only, cancel_asked_at=None):
        raise TooLate(order)
    events.record(order, Verb.CANCEL_DECLINED, by=by, was=order.state, note=reason)
    notices.announce(order, Audience.BUYER, "cancel_declined")


@transaction.atomic
def expire(order: Order, *, at: dt.datetime) -> bool:
    """Not paid in time. False where a transfer was reported, or the order ended, before the lock was ours."""
    order = lock(order.pk)
    was = order.state
    only = {"state": OrderState.PENDING, "payment_status": PaymentStatus.UNPAID, "expires_at__lt": at}
    if not move(order, OrderState.EXPIRED, only=only, ended_at=at):
        return False
    order.payments.filter(state=PaymentState.CREATED).update(state=PaymentState.EXPIRED)
    events.record(order, Verb.EXPIRED, was=was)
    notices.announce(order, Audience.BUYER, "expired")
    stock.release(quantities(order), reference=order.number)
    return True


@transaction.atomic
def complete(order: Order, *, by: User | None = None) -> None:
    """The buyer is content, or the time to complain is over."""
    order = lock(order.pk)
    was = order.state
    only = {"state": OrderState.CONFIRMED, "fulfilment_status": FulfilmentStatus.DELIVERED}
    if not move(order, OrderState.COMPLETED, only=only, ended_at=timezone.now(), completes_at=None):
        raise TooLate(order)
    events.record(order, Verb.COMPLETED, by=by, was=was)
