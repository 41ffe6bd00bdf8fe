"""A shop's desk: what has to be done next with each order, and the figures of today and this month."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Case, Count, Q, QuerySet, Sum, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models import Case as Complaint
from orders.models import Order, Refund
from orders.refunds import OPEN
from orders.states import GONE, CaseState, FulfilmentStatus, OrderState, PaymentMethod, PaymentStatus
from products.models import Product
from products.states import ProductState
from shops.models import Shop


class Step(models.TextChoices):
    """What an order waits for; first come those that wait for the shop."""

    CASE = "case", _("The buyer reports a problem")
    ANSWER = "answer", _("The buyer asks to cancel")
    CHECK = "check", _("Check the transfer")
    ACCEPT = "accept", _("Accept the order")
    PACK = "pack", _("Pack")
    SHIP = "ship", _("Send")
    FAILED = "failed", _("The parcel did not arrive")
    COLLECT = "collect", _("Record the cash")
    REFUND = "refund", _("Pay back")
    UNPAID = "unpaid", _("Waiting for payment")
    SENT = "sent", _("On its way")
    ENDED = "ended", _("Ended")


TO_DO = (
    *(Step.CASE, Step.ANSWER, Step.CHECK, Step.ACCEPT, Step.PACK),
    *(Step.SHIP, Step.FAILED, Step.COLLECT, Step.REFUND),
)
PROBLEMS = (Step.CASE, Step.ANSWER, Step.FAILED, Step.REFUND)
SIGNS = {
    Step.CASE: ("message-circle-warning", "danger"),
    Step.ANSWER: ("message-circle", "danger"),
    Step.CHECK: ("receipt", "wait"),
    Step.ACCEPT: ("store", "wait"),
    Step.PACK: ("package", "wait"),
    Step.SHIP: ("truck", "wait"),
    Step.FAILED: ("package-x", "danger"),
    Step.COLLECT: ("banknote", "wait"),
    Step.REFUND: ("banknote", "danger"),
    Step.UNPAID: ("clock", "info"),
    Step.SENT: ("truck", "done"),
    Step.ENDED: ("circle-check", "info"),
}
# The first that fits counts.
STEP = Case(
    When(Q(pk__in=Complaint.objects.filter(state=CaseState.OPENED).values("order")), then=Value(Step.CASE)),
    When(state=OrderState.CONFIRMED, cancel_asked_at__isnull=False, then=Value(Step.ANSWER)),
    When(payment_status=PaymentStatus.UNDER_REVIEW, then=Value(Step.CHECK)),
    When(Q(pk__in=Refund.objects.filter(state__in=OPEN).values("order")), then=Value(Step.REFUND)),
    When(state=OrderState.CONFIRMED, fulfilment_status=FulfilmentStatus.FAILED, then=Value(Step.FAILED)),
    When(payment_status=PaymentStatus.COD_DUE, fulfilment_status__in=GONE, then=Value(Step.COLLECT)),
    When(~Q(state__in=(OrderState.PENDING, OrderState.CONFIRMED)), then=Value(Step.ENDED)),
    When(state=OrderState.PENDING, payment_method=PaymentMethod.CASH_ON_DELIVERY, then=Value(Step.ACCEPT)),
    When(state=OrderState.PENDING, then=Value(Step.UNPAID)),
    When(fulfilment_status=FulfilmentStatus.UNFULFILLED, then=Value(Step.PACK)),
    When(fulfilment_status=FulfilmentStatus.PACKED, then=Value(Step.SHIP)),
    default=Value(Step.SENT),
    output_field=models.CharField(),
)


@dataclass(frozen=True, slots=True)
class Figures:
    orders_today: int
    earned_this_month: Decimal


def orders_of(shop: Shop) -> QuerySet[Order]:
    """The shop's orders, each with its next step as `step`."""
    return shop.orders.annotate(step=STEP)


def waiting(shop: Shop) -> Counter[str]:
    """How many orders wait for each step."""
    rows = orders_of(shop).order_by().values("step").annotate(number=Count("pk"))
    return Counter({row["step"]: row["number"] for row in rows})


def figures(shop: Shop) -> Figures:
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    sold = Q(state__in=(OrderState.CONFIRMED, OrderState.COMPLETED), confirmed_at__gte=today.replace(day=1))
    row = shop.orders.aggregate(
        orders_today=Count("pk", filter=Q(placed_at__gte=today)),
        earned_this_month=Sum("total", filter=sold, default=Decimal(0)),
    )
    return Figures(**row)


def drafts(shop: Shop) -> int:
    return Product.objects.filter(shop=shop, state=ProductState.DRAFT).count()
