"""What was sold for good, shop by shop and day by day: what orders tell about shops every night."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Sum
from django.db.models.functions import TruncDate

from orders.models import Order
from orders.states import OrderState, PaymentStatus
from shops.models import ShopMember
from shops.sold import Sold

MAY_CHANGE = dt.timedelta(days=120)  # by then an order is complete, and what went wrong with it is settled
MONEY_STAYED = (PaymentStatus.PAID, PaymentStatus.OVERPAID, PaymentStatus.COD_COLLECTED)


def days(since: dt.date) -> Iterator[Sold]:
    """Completed orders of which nothing was paid back, by the day on which they were confirmed, without delivery.

    What members buy in their own shop never counts.
    """
    own = ShopMember.objects.filter(shop=OuterRef("shop"), user=OuterRef("purchase__buyer"))
    sold = Order.objects.filter(~Exists(own), state=OrderState.COMPLETED, payment_status__in=MONEY_STAYED)
    by_day = sold.annotate(day=TruncDate("confirmed_at")).filter(day__gte=since)
    rows = by_day.values_list("shop", "day").annotate(Count("pk"), Sum("goods_total")).order_by("shop", "day")
    return (Sold(*row) for row in rows.iterator())
