"""Parcels: packed and sent by the shop, received by the buyer; never called delivered by the shop alone.

Each function is one transaction, and a second press of the same button changes nothing.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import parcels as carriers
from orders import events, notices, refunds, status, times
from orders.events import Verb
from orders.lifecycle import ended
from orders.models import Order, Parcel
from orders.notices import Audience
from orders.states import OrderState, ParcelState, PaymentState
from orders.steps import TooLate, lock, move, quantities
from products import stock

OWN_DELIVERY = "own"
LEFT = (ParcelState.SHIPPED, ParcelState.DELIVERED)
BEFORE = {
    ParcelState.PACKED: (ParcelState.OPEN,),
    ParcelState.SHIPPED: (ParcelState.OPEN, ParcelState.PACKED),
    ParcelState.DELIVERED: (ParcelState.SHIPPED,),
    ParcelState.RETURNED: (ParcelState.SHIPPED,),
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
    """Hand the parcel over: `carrier` is one of thai.parcels.CARRIERS or OWN_DELIVERY, `number` as typed."""
    number = tracking_number(carrier, number)
    order = _confirmed(order)
    parcel, _is_new = Parcel.objects.get_or_create(order=order)
    if parcel.state in LEFT:
        return
    _step(parcel, ParcelState.SHIPPED, shipped_at=timezone.now(), carrier=carrier, tracking_number=number)
    Order.objects.filter(pk=order.pk).update(cancel_asked_at=None)  # that question is answered now
    _tell(order, Verb.SHIPPED, by=by, note=number)
    notices.announce(order, Audience.BUYER, "shipped")
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
    if parcel.state == ParcelState.DELIVERED:
        return
    now = timezone.now()
    _step(parcel, ParcelState.DELIVERED, delivered_at=now)
    Order.objects.filter(pk=order.pk).update(completes_at=now + times.PROTECTION)
    _tell(order, Verb.DELIVERED, by=by)
    notices.announce(order, Audience.SHOP, "delivered")


@transaction.atomic
def take_back(order: Order, reason: str, *, by: User) -> None:
    """The parcel came back to the shop: the order ends, the goods are on the shelf again, money is owed."""
    if not reason.strip():
        raise Refusal(_("Please write why it came back, so that the buyer understands."))
    order = lock(order.pk)
    parcel = _sent(order)
    if parcel.state == ParcelState.RETURNED:
        return
    was = order.state
    _step(parcel, ParcelState.RETURNED)
    status.refresh(order)
    if not move(order, OrderState.CANCELLED, only={"state": OrderState.CONFIRMED}, **ended(reason)):
        raise TooLate(order)
    order.payments.filter(state=PaymentState.CREATED).update(state=PaymentState.CANCELLED)
    events.record(order, Verb.RETURNED, by=by, was=was, note=reason)
    refunds.owe_what_was_paid(order, reason)
    notices.announce(order, Audience.BUYER, "returned")
    stock.take_back(quantities(order), reference=order.number, by=by)


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


def _tell(order: Order, verb: Verb, *, by: User | None, note: str = "") -> None:
    status.refresh(order)
    events.record(order, verb, by=by, was=order.state, note=note)
