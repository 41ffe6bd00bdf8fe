"""The one place where an order's payment status and fulfilment status come from."""

from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from orders.models import Order, Parcel, Payment, Refund
from orders.states import (
    FulfilmentStatus,
    ParcelState,
    PaymentMethod,
    PaymentState,
    PaymentStatus,
    RefundState,
)

FULFILMENT = {
    None: FulfilmentStatus.UNFULFILLED,
    ParcelState.OPEN: FulfilmentStatus.UNFULFILLED,
    ParcelState.PACKED: FulfilmentStatus.PACKED,
    ParcelState.SHIPPED: FulfilmentStatus.SHIPPED,
    ParcelState.DELIVERED: FulfilmentStatus.DELIVERED,
    ParcelState.FAILED: FulfilmentStatus.FAILED,
    ParcelState.LOST: FulfilmentStatus.FAILED,
    ParcelState.RETURNED: FulfilmentStatus.RETURNED,
}
NOTHING = Decimal(0)


def refresh(order: Order) -> None:
    """Derive both statuses anew and store them; the caller holds the order's lock."""
    paid, is_reported = money_in(order)
    order.payment_status = payment_status(order, paid=paid, refunded=refunded(order), is_reported=is_reported)
    parcel_state = Parcel.objects.filter(order=order).values_list("state", flat=True).first()
    order.fulfilment_status = FULFILMENT[parcel_state]
    order.save(update_fields=("payment_status", "fulfilment_status"))


def payment_status(
    order: Order, *, paid: Decimal = NOTHING, refunded: Decimal = NOTHING, is_reported: bool = False
) -> PaymentStatus:
    """Cash on delivery is never paid before it was collected."""
    if refunded:
        return PaymentStatus.REFUNDED if refunded >= paid else PaymentStatus.PARTIALLY_REFUNDED
    total = order.goods_total + order.delivery_fee - order.discount
    if order.payment_method == PaymentMethod.CASH_ON_DELIVERY:
        return PaymentStatus.COD_COLLECTED if paid >= total else PaymentStatus.COD_DUE
    if paid >= total:
        return PaymentStatus.OVERPAID if paid > total else PaymentStatus.PAID
    return PaymentStatus.UNDER_REVIEW if is_reported else PaymentStatus.UNPAID


def money_in(order: Order) -> tuple[Decimal, bool]:
    """What the shop confirmed to have, and whether a transfer waits for its look."""
    row = Payment.objects.filter(order=order).aggregate(
        paid=Coalesce(Sum("amount", filter=Q(state=PaymentState.CONFIRMED)), NOTHING),
        reported=Count("pk", filter=Q(state=PaymentState.SUBMITTED)),
    )
    return row["paid"], row["reported"] > 0


def refunded(order: Order) -> Decimal:
    done = Refund.objects.filter(order=order, state=RefundState.DONE)
    return done.aggregate(sum=Coalesce(Sum("amount"), NOTHING))["sum"]
