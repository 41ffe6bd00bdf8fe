"""What a buyer reads about an order: where it stands, what to do next, what happened so far."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from netpracharat.templatetags.thai import thai_date, thai_datetime
from orders import times
from orders.events import Verb
from orders.models import Order
from orders.states import GONE, NOT_SENT, FulfilmentStatus, OrderState, PaymentMethod, PaymentStatus


@dataclass(frozen=True, slots=True)
class Headline:
    """A state in a word, with its tone and icon, and a sentence on what comes next."""

    word: str
    tone: str
    sign: str
    next: str = ""


SIGNS = {
    Verb.PLACED: ("shopping-basket", "done"),
    Verb.SLIP_SENT: ("receipt", "done"),
    Verb.PAID: ("circle-check", "done"),
    Verb.SLIP_REJECTED: ("circle-alert", "danger"),
    Verb.SLIP_REVIEWED: ("receipt", "wait"),
    Verb.CONFIRMED: ("store", "done"),
    Verb.PACKED: ("package", "done"),
    Verb.SHIPPED: ("truck", "done"),
    Verb.DELIVERED: ("house", "done"),
    Verb.PRESUMED: ("house", "done"),
    Verb.SENT_AGAIN: ("truck", "done"),
    Verb.REMINDED: ("message-circle", "wait"),
    Verb.FAILED: ("package-x", "danger"),
    Verb.LOST: ("package-x", "danger"),
    Verb.RETURNED: ("package-x", "danger"),
    Verb.COMPLETED: ("circle-check", "done"),
    Verb.CANCEL_ASKED: ("message-circle", "wait"),
    Verb.CANCEL_DECLINED: ("message-circle-x", "danger"),
    Verb.CANCELLED: ("x", "danger"),
    Verb.EXPIRED: ("clock-alert", "danger"),
    Verb.REOPENED: ("rotate-ccw", "info"),
    Verb.REFUND_DUE: ("banknote", "wait"),
    Verb.REFUNDED: ("banknote", "done"),
    Verb.REFUND_FAILED: ("banknote", "danger"),
    Verb.CASE_OPENED: ("message-circle-warning", "danger"),
    Verb.CASE_ANSWERED: ("message-circle", "wait"),
    Verb.CASE_REPLIED: ("message-circle", "wait"),
    Verb.CASE_ESCALATED: ("scale", "wait"),
    Verb.CASE_AGREED: ("handshake", "done"),
    Verb.CASE_DECIDED: ("scale", "done"),
    Verb.CASE_CLOSED: ("circle-check", "done"),
}
NOTED_FOR_THE_SHOP = (Verb.SLIP_SENT,)
TO_COME = {
    PaymentMethod.PROMPTPAY: (Verb.SLIP_SENT, Verb.PAID, Verb.SHIPPED, Verb.DELIVERED),
    PaymentMethod.CASH_ON_DELIVERY: (Verb.CONFIRMED, Verb.SHIPPED, Verb.DELIVERED),
}


def headline(order: Order) -> Headline:
    match order.state:
        case OrderState.CANCELLED | OrderState.EXPIRED if order.payment_status == PaymentStatus.UNDER_REVIEW:
            sentence = _("The order has ended. The shop looks whether your money has come, and pays it back.")
            return Headline(_("Transfer reported, the shop is checking"), "wait", "receipt", sentence)
        case OrderState.CANCELLED:
            return Headline(_("Cancelled"), "danger", "x", order.cancel_reason)
        case OrderState.EXPIRED:
            sentence = _("The goods went back to the shop. If you have sent the money already, send us the slip.")
            return Headline(_("Not paid in time"), "danger", "clock-alert", sentence)
        case OrderState.COMPLETED:
            return Headline(_("Completed"), "done", "circle-check", _("Thank you for buying from the village."))
        case OrderState.CONFIRMED:
            return on_the_way(order)
    return not_yet_confirmed(order)


def not_yet_confirmed(order: Order) -> Headline:
    if order.payment_method == PaymentMethod.CASH_ON_DELIVERY:
        moment = thai_datetime(order.placed_at + times.TO_ACCEPT)
        sentence = _("The shop answers by %(moment)s.") % {"moment": moment}
        return Headline(_("Waiting for the shop"), "wait", "store", sentence)
    if order.payment_status == PaymentStatus.UNDER_REVIEW:
        sentence = _("The shop looks whether the money has come. You need do nothing.")
        return Headline(_("Transfer reported, the shop is checking"), "wait", "receipt", sentence)
    sentence = _("Please pay by %(moment)s.") % {"moment": thai_datetime(order.expires_at)}
    return Headline(_("Waiting for payment"), "wait", "qr-code", sentence)


def on_the_way(order: Order) -> Headline:
    match order.fulfilment_status:
        case FulfilmentStatus.SHIPPED:
            return Headline(_("On its way"), "done", "truck", until_received(order))
        case FulfilmentStatus.DELIVERED:
            sentence = _("If something is wrong, tell the shop within 7 days.")
            return Headline(_("Received"), "done", "house", sentence)
        case FulfilmentStatus.FAILED | FulfilmentStatus.RETURNED:
            sentence = _("The shop will call you. You can also call the shop.")
            return Headline(_("The parcel did not arrive"), "danger", "package-x", sentence)
    if order.cancel_asked_at:
        sentence = _("The shop will say whether it is still possible.")
        return Headline(_("You asked to cancel"), "wait", "message-circle", sentence)
    return Headline(_("The shop is preparing it"), "done", "package", _("You will see the tracking number here."))


def until_received(order: Order) -> str:
    if order.parcel.presumed_at:
        day = thai_date(order.parcel.presumed_at)
        return _("Has it come? If you don't tell us that it has not, it counts as received on %(day)s.") % {"day": day}
    return _("When it has come, please press “I have received it”.")


def can_miss(order: Order) -> bool:
    """Say that the parcel has not come; see parcels.miss."""
    return order.state == OrderState.CONFIRMED and order.fulfilment_status in GONE


def can_cancel(order: Order) -> bool:
    """Or ask for it; see lifecycle.cancel_by_buyer."""
    is_running = order.state in (OrderState.PENDING, OrderState.CONFIRMED)
    return is_running and order.fulfilment_status in NOT_SENT and not order.cancel_asked_at


def timeline(order: Order) -> list[dict[str, str]]:
    """What happened, then what is to come; as components/timeline.html shows it."""
    happened = [Verb.DELIVERED if event.verb == Verb.PRESUMED else event.verb for event in order.events.all()]
    events = [
        {
            "word": Verb(event.verb).label,
            "when": thai_datetime(event.at),
            "note": "" if event.verb in NOTED_FOR_THE_SHOP else event.note,
            "icon": SIGNS[event.verb][0],
            "tone": SIGNS[event.verb][1],
        }
        for event in order.events.all()
    ]
    return events + [{"word": verb.label, "icon": SIGNS[verb][0]} for verb in still_to_come(order, happened)]


def still_to_come(order: Order, happened: list[str]) -> list[Verb]:
    if order.state not in (OrderState.PENDING, OrderState.CONFIRMED):
        return []
    steps = TO_COME[order.payment_method]
    done = max((number for number, verb in enumerate(steps, start=1) if verb in happened), default=0)
    return list(steps[done:])


def rows(orders: Iterable[Order]) -> list[tuple[Order, Headline]]:
    """Orders, each with where it stands."""
    return [(order, headline(order)) for order in orders]
