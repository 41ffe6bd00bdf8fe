"""The life of an order after it is placed: accepted, cancelled, expired, completed.

Payments confirm what is paid in advance (orders.payments); parcels are sent by orders.parcels.
Locks are taken in the order of docs/house.md; each function is one transaction. A second press of
the same button changes nothing; a press that comes too late is refused with a sentence.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import discounts, events, notices, refunds
from orders.events import Verb
from orders.models import Order
from orders.notices import Audience
from orders.states import NOT_SENT, RUNNING, FulfilmentStatus, OrderState, PaymentMethod, PaymentState, PaymentStatus
from orders.steps import Only, TooLate, lock, move, quantities
from products import stock

NOTHING_SENT: Only = {"state__in": RUNNING, "fulfilment_status__in": NOT_SENT}
MAY_BE_KEPT: Only = {"state": OrderState.CONFIRMED, "fulfilment_status__in": NOT_SENT}


@transaction.atomic
def accept(order: Order, *, by: User) -> None:
    """The shop will send this order and be paid on delivery."""
    order = lock(order.pk)
    was = order.state
    if was == OrderState.CONFIRMED:
        return
    only = {"state": OrderState.PENDING, "payment_method": PaymentMethod.CASH_ON_DELIVERY}
    if not move(order, OrderState.CONFIRMED, only=only, confirmed_at=timezone.now(), expires_at=None):
        raise TooLate(order)
    events.record(order, Verb.CONFIRMED, by=by, was=was)
    notices.announce(order, Audience.BUYER, "confirmed")


@transaction.atomic
def cancel(order: Order, reason: str, *, by: User) -> None:
    """The shop, or an officer, ends an order of which nothing was sent, and says why."""
    if not reason.strip():
        raise Refusal(_("Please write why, so that the buyer understands."))
    order = lock(order.pk)
    if order.state != OrderState.CANCELLED:
        _cancel(order, reason, by=by, only=NOTHING_SENT)


@transaction.atomic
def cancel_by_buyer(order: Order, reason: str = "", *, by: User | None) -> None:
    """A buyer ends an order alone while nobody has accepted it, and asks the shop to after that."""
    order = lock(order.pk)
    if order.state == OrderState.PENDING:
        _cancel(order, reason, by=by, only=NOTHING_SENT)
    elif order.state != OrderState.CANCELLED and order.cancel_asked_at is None:
        _ask_to_cancel(order, reason, by=by)


def _ask_to_cancel(order: Order, reason: str, *, by: User | None) -> None:
    if not move(order, OrderState.CONFIRMED, only=MAY_BE_KEPT, cancel_asked_at=timezone.now()):
        raise TooLate(order)
    event = events.record(order, Verb.CANCEL_ASKED, by=by, was=order.state, note=reason)
    notices.announce(order, Audience.SHOP, f"cancel_asked_{event.pk}")


@transaction.atomic
def keep(order: Order, reason: str, *, by: User) -> None:
    """The shop can't cancel any more, and says why."""
    if not reason.strip():
        raise Refusal(_("Please write why, so that the buyer understands."))
    order = lock(order.pk)
    only = MAY_BE_KEPT | {"cancel_asked_at__isnull": False}
    if not move(order, OrderState.CONFIRMED, only=only, cancel_asked_at=None):
        raise TooLate(order)
    event = events.record(order, Verb.CANCEL_DECLINED, by=by, was=order.state, note=reason)
    notices.announce(order, Audience.BUYER, f"cancel_declined_{event.pk}")


@transaction.atomic
def cancel_unaccepted(order: Order, *, at: dt.datetime) -> None:
    """The shop did not answer in time. Nothing happens where it did, before the lock was ours."""
    order = lock(order.pk)
    if Order.objects.unaccepted(at).filter(pk=order.pk).exists():
        _cancel(order, _("The shop did not accept the order in time."), by=None, only={"state": OrderState.PENDING})


@transaction.atomic
def expire(order: Order, *, at: dt.datetime) -> None:
    """Not paid in time. Nothing happens where a transfer was reported before the lock was ours."""
    order = lock(order.pk)
    was = order.state
    only = {"state": OrderState.PENDING, "payment_status": PaymentStatus.UNPAID, "expires_at__lt": at}
    if not move(order, OrderState.EXPIRED, only=only, ended_at=timezone.now()):
        return
    order.payments.filter(state=PaymentState.CREATED).update(state=PaymentState.EXPIRED)
    events.record(order, Verb.EXPIRED, was=was)
    notices.announce(order, Audience.BUYER, "expired")
    discounts.give_back(order)
    stock.release(quantities(order), reference=order.number)


@transaction.atomic
def complete(order: Order, *, by: User | None = None) -> None:
    """The buyer is content, or the time to complain is over."""
    order = lock(order.pk)
    was = order.state
    if was == OrderState.COMPLETED:
        return
    if order.cases.unclosed().exists():
        raise Refusal(_("There is a problem with this order that is not settled yet."))
    only = {"state": OrderState.CONFIRMED, "fulfilment_status": FulfilmentStatus.DELIVERED}
    if not move(order, OrderState.COMPLETED, only=only, ended_at=timezone.now(), completes_at=None):
        raise TooLate(order)
    events.record(order, Verb.COMPLETED, by=by, was=was)


def _cancel(order: Order, reason: str, *, by: User | None, only: Only) -> None:
    """The goods go back on the shelf, and money that came is owed. The caller holds the order."""
    was = order.state
    if not move(order, OrderState.CANCELLED, only=only, **ended(reason)):
        raise TooLate(order)
    order.payments.filter(state=PaymentState.CREATED).update(state=PaymentState.CANCELLED)
    events.record(order, Verb.CANCELLED, by=by, was=was, note=reason)
    refunds.owe_what_was_paid(order, reason)
    notices.announce_all([order], Audience, "cancelled")
    discounts.give_back(order)
    stock.release(quantities(order), reference=order.number, by=by)


def ended(reason: str) -> dict[str, object]:
    """What every cancelled order says of its end."""
    return {
        "ended_at": timezone.now(),
        "expires_at": None,
        "completes_at": None,
        "cancel_asked_at": None,
        "cancel_reason": reason.strip()[:300],
    }
