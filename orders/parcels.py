"""Parcels: packed and sent by the shop, received by the buyer; never called delivered by the shop alone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import parcels as carriers
from orders import events, notices, status, times
from orders.events import Verb
from orders.models import Order, Parcel
from orders.notices import Audience
from orders.states import OrderState, ParcelState
from orders.steps import TooLate, lock, quantities
from products import stock

NOT_SENT = (ParcelState.OPEN, ParcelState.PACKED)


@transaction.atomic
def pack(order: Order, *, by: User) -> None:
    """From here on the address is frozen."""
    order = _confirmed(order)
    Parcel.objects.get_or_create(order=order)
    _step(order, (ParcelState.OPEN,), ParcelState.PACKED, packed_at=timezone.now())
    _tell(order, Verb.PACKED, by=by)


@transaction.atomic
def ship(order: Order, carrier: str, number: str, *, by: User) -> None:
    """Hand the parcel over: `carrier` is a code of thai.parcels.CARRIERS, `number` as typed."""
    try:
        number = carriers.tracking_number(carrier, number)
    except ValueError as error:
        raise Refusal(str(error)) from error
    order = _confirmed(order)
    Parcel.objects.get_or_create(order=order)
    sent = {"shipped_at": timezone.now(), "carrier": carrier, "tracking_number": number}
    _step(order, NOT_SENT, ParcelState.SHIPPED, **sent)
    Order.objects.filter(pk=order.pk).update(cancel_asked_at=None)
    _tell(order, Verb.SHIPPED, by=by, note=number)
    notices.announce(order, Audience.BUYER, "shipped")
    stock.ship(quantities(order), reference=order.number, by=by)


@transaction.atomic
def deliver(order: Order, *, by: User | None) -> None:
    """The buyer has it, or the carrier or an officer says so; the time to complain begins."""
    order = _confirmed(order)
    now = timezone.now()
    _step(order, (ParcelState.SHIPPED,), ParcelState.DELIVERED, delivered_at=now)
    order.completes_at = now + times.PROTECTION
    order.save(update_fields=("completes_at",))
    _tell(order, Verb.DELIVERED, by=by)
    notices.announce(order, Audience.SHOP, "delivered")


def _confirmed(order: Order) -> Order:
    order = lock(order.pk)
    if order.state != OrderState.CONFIRMED:
        raise TooLate(order)
    return order


def _step(order: Order, start: tuple[ParcelState, ...], to: ParcelState, **changes: object) -> None:
    if not Parcel.objects.filter(order=order, state__in=start).update(state=to, **changes):
        raise Refusal(_("The parcel is already past this step. Please look at the order again."))


def _tell(order: Order, verb: Verb, *, by: User | None, note: str = "") -> None:
    status.refresh(order)
    events.record(order, verb, by=by, was=order.state, note=note)
