"""What shops sold, day by day: the fact that figures of many shops go by."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from shops.models import SoldOnDay

AT_ONCE = 2_000


class Sold(NamedTuple):
    shop: int
    day: dt.date
    orders: int
    baht: Decimal


@transaction.atomic
def keep(days: Iterable[Sold], since: dt.date) -> None:
    """All that is known from `since` on; what was known before stays."""
    SoldOnDay.objects.filter(day__gte=since).delete()
    rows = (SoldOnDay(shop_id=one.shop, day=one.day, orders=one.orders, baht=one.baht) for one in days)
    SoldOnDay.objects.bulk_create(rows, batch_size=AT_ONCE)
