"""Parcels: packed and sent by the shop, received by the buyer; never called delivered by the shop alone.

Each function is one transaction, and a second press of the same button changes nothing.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import parcels as carriers
from orders import case_steps, discounts, events, notices, refunds, status, times
from orders.events import Verb
from orders.lifecycle import ended
from orders.models import Order, OrderEvent, Parcel
from orders.notices import Audience
from orders.states import OrderState, ParcelState, PaymentState
from orders.steps import TooLate, lock, move, quantities
from products import stock

OWN_DELIVERY = "own"
LEFT = (ParcelState.SHIPPED, ParcelState.DELIVERED)
BEFORE = {
    ParcelState.PACKED: (ParcelState.OPEN,),
    ParcelState.SHIPPED: (ParcelState.OPEN, ParcelState.PACKED, ParcelState.FAILED),
    ParcelState.DELIVERED: (ParcelState.SHIPPED, ParcelState.FAILED),
    ParcelState.FAILED: (ParcelState.SHIPPED, ParcelState.DELIVERED),
    ParcelState.RETURNED: (ParcelState.SHIPPED, ParcelState.FAILED),
    ParcelState.LOST: (ParcelState.SHIPPED, ParcelState.FAILED),
}


@transaction.atomic
def pack(order: Order, *, by: User) -> None:
    """From here on the address is frozen."""
    order = _confirmed(order)
    parcel, _is_new = Parcel.objects.get_or_create(order=order)
    if parcel.state == ParcelState.OPEN:
        _step(parcel, ParcelState.PACKED, packed_at=timezone.now())
        _tell(order, Verb.PACKED, by=by)


@transaction.atomic
def ship(order: Order, carrier: str, number: str, *, by: User) -> None:
    """Hand the parcel over: `carrier` is one of thai.parcels.CARRIERS or OWN_DELIVERY, `number` as typed.

    What did not arrive may be sent again; the stock has fallen already when it left first.
    """
    number = tracking_number(carrier, number)
    order = _confirmed(order)
    parcel, _is_new = Parcel.objects.get_or_create(order=order)
    if parcel.state in LEFT:
        return
    is_again = parcel.state == ParcelState.FAILED
    sent = {"shipped_at": timezone.now(), "reminded_at": None, "carrier": carrier, "tracking_number": number}
    _step(parcel, ParcelState.SHIPPED, **sent)
    Order.objects.filter(pk=order.pk).update(cancel_asked_at=None)  # that question is answered now
    event = _tell(order, Verb.SENT_AGAIN if is_again else Verb.SHIPPED, by=by, note=number)
    notices.announce(order, Audience.BUYER, f"shipped_{event.pk}")
    if not is_again:
        stock.ship(quantities(order), reference=order.number, by=by)


def tracking_number(carrier: str, typed: str) -> str:
    """As the carrier writes it; who brings it himself has none."""
    if carrier == OWN_DELIVERY:
        return ""
    try:
        number = carriers.tracking_number(carrier, typed)
    except carriers.TrackingError as error:
        raise Refusal(str(error)) from error
    if not number:
        raise Refusal(_("Please write the tracking number that stands on the carrier's receipt."))
    return number


@transaction.atomic
def deliver(order: Order, *, by: User | None) -> None:
    """The buyer has it, or the carrier or an officer says so; the time to complain begins."""
    order = _confirmed(order)
    parcel = _sent(order)
    if parcel.state != ParcelState.DELIVERED:
        event = _deliver(order, parcel, Verb.DELIVERED, by=by)
        notices.announce(order, Audience.SHOP, f"delivered_{event.pk}")


def _deliver(order: Order, parcel: Parcel, verb: Verb, *, by: User | None = None) -> OrderEvent:
    now = timezone.now()
    _step(parcel, ParcelState.DELIVERED, delivered_at=now)
    Order.objects.filter(pk=order.pk).update(completes_at=now + times.PROTECTION)
    return _tell(order, verb, by=by)


@transaction.atomic
def remind(order: Order, *, at: dt.datetime) -> None:
    """Ask the buyer whether the parcel, sent before `at`, has come. Nothing happens where it is known by now."""
    order = lock(order.pk)
    if not Order.objects.unheard_of(at).filter(pk=order.pk).exists():
        return
    Parcel.objects.filter(order=order).update(reminded_at=timezone.now())
    event = events.record(order, Verb.REMINDED, was=order.state)
    notices.announce(order, Audience.BUYER, f"reminded_{event.pk}")


@transaction.atomic
def presume_delivered(order: Order, *, at: dt.datetime) -> None:
    """Nobody has answered since `at`: it counts as received. Nothing happens where somebody did, before the lock."""
    order = lock(order.pk)
    if not Order.objects.unanswered(at).filter(pk=order.pk).exists():
        return
    event = _deliver(order, order.parcel, Verb.PRESUMED)
    notices.announce_all([order], Audience, f"presumed_{event.pk}")


@transaction.atomic
def fail(order: Order, reason: str = "", *, by: User) -> None:
    """The carrier could not hand it over, says the shop, who sends it again, takes it back or calls it lost."""
    order = _confirmed(order)
    parcel = _sent(order)
    if parcel.state == ParcelState.DELIVERED:
        raise Refusal(_("The buyer has received the parcel already."))
    _fail(order, parcel, reason, by=by)


@transaction.atomic
def miss(order: Order, reason: str = "", *, by: User | None) -> None:
    """The buyer says that it has not come, even where it counts as received: the time to complain stops."""
    order = _confirmed(order)
    _fail(order, _sent(order), reason, by=by)


def _fail(order: Order, parcel: Parcel, reason: str, *, by: User | None) -> None:
    if parcel.state == ParcelState.FAILED:
        return
    _step(parcel, ParcelState.FAILED, delivered_at=None)
    Order.objects.filter(pk=order.pk).update(completes_at=None)
    event = _tell(order, Verb.FAILED, by=by, note=reason)
    notices.announce_all([order], Audience, f"failed_{event.pk}")


@transaction.atomic
def lose(order: Order, reason: str, *, by: User) -> None:
    """The parcel will not be found: the order ends, and money is owed."""
    _end(order, ParcelState.LOST, Verb.LOST, reason, by=by)


@transaction.atomic
def take_back(order: Order, reason: str, *, by: User) -> None:
    """The parcel came back to the shop: the order ends, the goods are on the shelf again, money is owed."""
    if _end(order, ParcelState.RETURNED, Verb.RETURNED, reason, by=by):
        stock.take_back(quantities(order), reference=order.number, by=by)


def _end(order: Order, to: ParcelState, verb: Verb, reason: str, *, by: User) -> bool:
    """The order ends with its parcel; False where a press before this one did it."""
    if not reason.strip():
        raise Refusal(_("Please write what happened to the parcel, so that the buyer understands."))
    order = lock(order.pk)
    parcel, was = _sent(order), order.state
    if parcel.state == to:
        return False
    _step(parcel, to)
    status.refresh(order)
    if not move(order, OrderState.CANCELLED, only={"state": OrderState.CONFIRMED}, **ended(reason)):
        raise TooLate(order)
    order.payments.filter(state=PaymentState.CREATED).update(state=PaymentState.CANCELLED)
    events.record(order, verb, by=by, was=was, note=reason)
    refunds.owe_what_was_paid(order, reason)
    notices.announce(order, Audience.BUYER, verb)
    case_steps.close_ended(order, reason, by=by)
    discounts.give_back(order)
    return True


def _confirmed(order: Order) -> Order:
    order = lock(order.pk)
    if order.state != OrderState.CONFIRMED:
        raise TooLate(order)
    return order


def _sent(order: Order) -> Parcel:
    parcel = Parcel.objects.filter(order=order, shipped_at__isnull=False).first()
    if parcel is None:
        raise Refusal(_("The parcel has not been sent yet."))
    return parcel


def _step(parcel: Parcel, to: ParcelState, **changes: object) -> None:
    if not Parcel.objects.filter(pk=parcel.pk, state__in=BEFORE[to]).update(state=to, **changes):
        raise Refusal(_("The parcel is already past this step. Please look at the order again."))


def _tell(order: Order, verb: Verb, *, by: User | None, note: str = "") -> OrderEvent:
    status.refresh(order)
    return events.record(order, verb, by=by, was=order.state, note=note)
