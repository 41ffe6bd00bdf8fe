"""A shop's ledger of a month or a year: what was sold, what came in and went back, and what is still open.

Sold is what was confirmed in that time and not cancelled since. Money counts on the day on which it came or went.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, DateField, Q, QuerySet, Sum
from django.db.models.functions import TruncDate, TruncMonth
from django.utils import timezone
from django.utils.translation import get_language

from netpracharat.thai import dates
from orders.models import Order, OrderLine, Payment, Refund
from orders.refunds import OPEN
from orders.states import GONE, OrderState, PaymentState, PaymentStatus, RefundState
from shops.models import Shop

SOLD = (OrderState.CONFIRMED, OrderState.COMPLETED)
MOST_PRODUCTS = 20
MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
YEAR = re.compile(r"20[0-9]{2}")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Period:
    """A month of a year, or the whole of it; it begins at midnight in Bangkok."""

    year: int
    month: int | None = None

    @classmethod
    def read(cls, typed: str) -> "Period":
        """Of an address: 2026-11 or 2026; this month for anything else."""
        if found := MONTH.fullmatch(typed):
            return cls(int(found[1]), int(found[2]))
        if YEAR.fullmatch(typed):
            return cls(int(typed))
        today = timezone.localdate()
        return cls(today.year, today.month)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.month or 1, 1)

    def moved(self, steps: int) -> "Period":
        if not self.month:
            return Period(self.year + steps)
        years, month = divmod(self.month - 1 + steps, 12)
        return Period(self.year + years, month + 1)

    @property
    def is_over(self) -> bool:
        return self.moved(1).first <= timezone.localdate()

    def within(self, field: str) -> Q:
        start, end = (timezone.make_aware(dt.datetime.combine(one.first, dt.time())) for one in (self, self.moved(1)))
        return Q(**{f"{field}__gte": start, f"{field}__lt": end})

    def cut(self, field: str) -> TruncDate | TruncMonth:
        """The day of a moment, or where a year is looked at the first of its month."""
        return TruncDate(field) if self.month else TruncMonth(field, output_field=DateField())

    def slots(self) -> list[dt.date]:
        """The days of the month, or the months of the year."""
        if not self.month:
            return [dt.date(self.year, month, 1) for month in range(1, 13)]
        days = (self.moved(1).first - self.first).days
        return [self.first + dt.timedelta(days=number) for number in range(days)]


@dataclass(frozen=True, slots=True)
class Sale:
    """What one product, province or day brought."""

    name: str
    pieces: int
    total: Decimal
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What came in on a day or in a month, and what was paid back."""

    on: dt.date
    received: Decimal = NOTHING
    paid_back: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Open:
    """What is open now, whenever it was ordered: to be paid back, and to be collected by the carriers."""

    owed: Decimal
    on_delivery: Decimal


def sold(shop: Shop, period: Period) -> QuerySet[Order]:
    return shop.orders.filter(period.within("confirmed_at"), state__in=SOLD)


def over_time(shop: Shop, period: Period) -> list[tuple[dt.date, int, Decimal]]:
    """How many orders and how much for each day of a month, each month of a year; empty ones too."""
    rows = sold(shop, period).order_by().values_list(period.cut("confirmed_at")).annotate(Count("pk"), Sum("total"))
    found = {slot: (number, total) for slot, number, total in rows}
    return [(slot, *found.get(slot, (0, NOTHING))) for slot in period.slots()]


def by_product(shop: Shop, period: Period) -> list[Sale]:
    """The best sold, by what they were called when they were ordered."""
    lines = OrderLine.objects.filter(order__in=sold(shop, period).order_by().values("pk"))
    rows = lines.order_by().values_list("name").annotate(Sum("quantity"), Sum("total"))
    return [Sale(*row) for row in rows.order_by("-total__sum", "name")[:MOST_PRODUCTS]]


def by_province(shop: Shop, period: Period) -> list[Sale]:
    """Where buyers live: never more rows than provinces."""
    province = "subdistrict__district__province"
    rows = sold(shop, period).order_by().values_list(province_name(), province)
    rows = rows.annotate(number=Count("pk"), sum=Sum("total")).order_by("-sum", province)
    return [Sale(name, number, total, code) for name, code, number, total in rows]


def province_name() -> str:
    """The column in the reader's language."""
    return f"subdistrict__district__province__name_{dates.known(get_language())}"


def cash_book(shop: Shop, period: Period) -> list[Day]:
    """The days of a month, or months of a year, in which money moved."""
    came = Payment.objects.filter(period.within("confirmed_at"), order__shop=shop, state=PaymentState.CONFIRMED)
    went = Refund.objects.filter(period.within("done_at"), order__shop=shop, state=RefundState.DONE)
    received = dict(came.order_by().values_list(period.cut("confirmed_at")).annotate(Sum("amount")))
    paid_back = dict(went.order_by().values_list(period.cut("done_at")).annotate(Sum("amount")))
    days = sorted(received.keys() | paid_back.keys())
    return [Day(day, received.get(day, NOTHING), paid_back.get(day, NOTHING)) for day in days]


def still_open(shop: Shop) -> Open:
    owed = Refund.objects.filter(order__shop=shop, state__in=OPEN)
    carried = shop.orders.filter(
        state=OrderState.CONFIRMED, payment_status=PaymentStatus.COD_DUE, fulfilment_status__in=GONE
    )
    return Open(
        owed.aggregate(sum=Sum("amount", default=NOTHING))["sum"],
        carried.aggregate(sum=Sum("total", default=NOTHING))["sum"],
    )


def order_rows(shop: Shop, period: Period) -> Iterator[tuple[object, ...]]:
    """Each order sold, for a table to take home."""
    rows = sold(shop, period).order_by("confirmed_at", "pk")
    columns = ("number", province_name(), "goods_total", "delivery_fee", "discount", "total")
    for confirmed_at, method, status, *row in rows.values_list(
        "confirmed_at", "payment_method", "payment_status", *columns
    ).iterator(chunk_size=2000):
        yield (timezone.localtime(confirmed_at).date(), *row, method, status)
