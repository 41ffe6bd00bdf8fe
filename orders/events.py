"""What happened to an order, in words: each step leaves a row that nobody edits."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from orders.models import Order, OrderEvent


class Verb(models.TextChoices):
    PLACED = "placed", _("Ordered")
    SLIP_SENT = "slip_sent", _("Transfer reported")
    PAID = "paid", _("Payment received")
    SLIP_REJECTED = "slip_rejected", _("Transfer not found")
    SLIP_REVIEWED = "slip_reviewed", _("The shop looks for the transfer again")
    CONFIRMED = "confirmed", _("The shop accepted the order")
    PACKED = "packed", _("Packed")
    SHIPPED = "shipped", _("On its way")
    SENT_AGAIN = "sent_again", _("Sent again")
    REMINDED = "reminded", _("The buyer was asked whether it has come")
    DELIVERED = "delivered", _("Received")
    PRESUMED = "presumed", _("Counted as received, for nobody said that it has not come")
    FAILED = "failed", _("The parcel did not arrive")
    LOST = "lost", _("The parcel is lost")
    RETURNED = "returned", _("The parcel came back")
    COMPLETED = "completed", _("Completed")
    CANCEL_ASKED = "cancel_asked", _("Cancellation asked for")
    CANCEL_DECLINED = "cancel_declined", _("The shop could not cancel any more")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Not paid in time")
    REOPENED = "reopened", _("Open again")
    REFUND_DUE = "refund_due", _("Money is to be paid back")
    REFUNDED = "refunded", _("Money paid back")
    REFUND_FAILED = "refund_failed", _("The money could not be paid back")
    CASE_OPENED = "case_opened", _("The buyer reported a problem")
    CASE_ANSWERED = "case_answered", _("The shop answered the problem")
    CASE_REPLIED = "case_replied", _("The buyer wrote back")
    CASE_ESCALATED = "case_escalated", _("An officer was asked to decide")
    CASE_AGREED = "case_agreed", _("Buyer and shop agreed")
    CASE_DECIDED = "case_decided", _("An officer decided")
    CASE_CLOSED = "case_closed", _("The problem is settled")


def record(order: Order, verb: Verb, *, by: User | None = None, was: str = "", note: str = "") -> OrderEvent:
    """Write what was done; `was` is the order's state before, its present one is read from the order."""
    return OrderEvent.objects.create(
        order=order, verb=verb, from_state=was, to_state=order.state, note=note[:300], by=by
    )


def record_placed(orders: Iterable[Order], *, by: User | None) -> None:
    OrderEvent.objects.bulk_create(
        OrderEvent(order=order, verb=Verb.PLACED, to_state=order.state, by=by) for order in orders
    )
