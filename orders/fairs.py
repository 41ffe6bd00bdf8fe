"""What was sold at a fair: orders placed in its days that were confirmed and not cancelled, for its goods alone."""

import datetime as dt

from django.db.models import Count, Sum
from django.utils import timezone

from orders.ledger import NOTHING, SOLD
from orders.models import OrderLine
from products.fairs.sold import Sold
from products.models import Fair


def sold_at(fair: Fair) -> Sold:
    first, after = midnight(fair.first_day), midnight(fair.last_day + dt.timedelta(days=1))
    orders = {"order__placed_at__gte": first, "order__placed_at__lt": after, "order__state__in": SOLD}
    lines = OrderLine.objects.filter(fair.goods(), **orders).order_by()
    found = lines.aggregate(
        orders=Count("order", distinct=True),
        total=Sum("total", default=NOTHING),
        shops=Count("order__shop", distinct=True),
    )
    return Sold(**found)


def midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
