"""The ledger: every baht once, on its day, and nobody else's."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.utils import timezone

from orders import ledger, lifecycle, parcels, payments, refunds
from orders.ledger import Period
from orders.models import Order, Payment
from orders.papers import income_record
from tests.factories import make_product, make_shop
from tests.unit.orders.factories import make_cash_order, make_order, make_paid_order, make_purchase, variant_of

pytestmark = pytest.mark.django_db
NOVEMBER = Period(2026, 11)
BEFORE_MIDNIGHT = dt.datetime(2026, 11, 30, 16, 59, tzinfo=dt.UTC)  # 23:59 in Bangkok
AFTER_MIDNIGHT = dt.datetime(2026, 11, 30, 17, 1, tzinfo=dt.UTC)


def at(moment, *orders):
    """As if they had been paid then."""
    Order.objects.filter(pk__in=[order.pk for order in orders]).update(confirmed_at=moment)
    Payment.objects.filter(order__in=orders, state="confirmed").update(confirmed_at=moment)


@pytest.mark.parametrize(
    ("typed", "period"),
    [("2026-11", NOVEMBER), ("2026", Period(2026)), ("2026-13", None), ("x", None), ("", None), ("2026-1", None)],
)
def test_period_is_read_from_the_address(typed, period):
    today = timezone.localdate()
    assert Period.read(typed) == (period or Period(today.year, today.month))


def test_months_follow_one_another_over_new_year():
    assert [str(Period(2026, 12).moved(1)), str(Period(2026, 1).moved(-1)), str(Period(2026).moved(-1))] == [
        "2027-01",
        "2025-12",
        "2025",
    ]


def test_month_ends_at_midnight_in_bangkok():
    shop = make_shop()
    last, first = make_paid_order(shop=shop), make_paid_order(shop=shop)
    at(BEFORE_MIDNIGHT, last)
    at(AFTER_MIDNIGHT, first)
    assert list(ledger.sold(shop, NOVEMBER)) == [last]
    assert [day.on for day in ledger.cash_book(shop, Period(2026, 12))] == [dt.date(2026, 12, 1)]


def test_every_day_has_its_slot():
    shop = make_shop()
    order = make_paid_order(shop=shop)
    at(BEFORE_MIDNIGHT, order)
    days = ledger.over_time(shop, NOVEMBER)
    assert (len(days), days[0], days[-1]) == (
        30,
        (dt.date(2026, 11, 1), 0, 0),
        (dt.date(2026, 11, 30), 1, order.total),
    )
    months = ledger.over_time(shop, Period(2026))
    assert (len(months), months[10]) == (12, (dt.date(2026, 11, 1), 1, order.total))


def test_what_was_cancelled_is_not_sold_and_its_money_came_and_went():
    shop = make_shop()
    order = make_paid_order(shop=shop)
    lifecycle.cancel(order, "ของหมด", by=None)
    assert ledger.still_open(shop).owed == order.total
    refunds.mark_done(order.refunds.get(), by=None)
    this_month = Period.read("")
    assert list(ledger.sold(shop, this_month)) == []
    assert [(day.received, day.paid_back) for day in ledger.cash_book(shop, this_month)] == [(order.total, order.total)]
    assert ledger.still_open(shop).owed == 0


def test_products_and_provinces_are_summed():
    shop = make_shop()
    silk, soap = (variant_of(make_product(name, shop=shop)) for name in ("ผ้าไหม", "สบู่"))
    for wanted in (((silk, 2), (soap, 1)), ((silk, 1),)):
        payments.receive(make_purchase(*wanted).orders.get(), by=None)
    this_month = Period.read("")
    products = [(sale.name, sale.pieces, sale.total) for sale in ledger.by_product(shop, this_month)]
    assert products == [("ผ้าไหม", 3, 5550), ("สบู่", 1, 1850)]
    [province] = ledger.by_province(shop, this_month)
    assert (province.name, province.pieces, province.code, province.total) == ("สกลนคร", 2, 47, 7500)


def test_cash_is_outstanding_until_it_is_recorded():
    order = make_cash_order()
    lifecycle.accept(order, by=None)
    parcels.ship(order, "flash", "TH1", by=None)
    assert (ledger.still_open(order.shop).on_delivery, ledger.cash_book(order.shop, Period.read(""))) == (
        order.total,
        [],
    )
    payments.receive(order, by=None)
    assert ledger.still_open(order.shop).on_delivery == 0
    assert [day.received for day in ledger.cash_book(order.shop, Period.read(""))] == [order.total]


def test_another_shops_money_is_never_counted():
    other = make_paid_order(shop=make_shop())
    lifecycle.cancel(make_paid_order(shop=other.shop), "ของหมด", by=None)
    shop, this_month = make_shop(), Period.read("")
    assert list(ledger.order_rows(shop, this_month)) == ledger.cash_book(shop, this_month) == []
    assert ledger.by_product(shop, this_month) == ledger.by_province(shop, this_month) == []
    assert ledger.still_open(shop) == ledger.Open(Decimal(0), Decimal(0))


def test_what_waits_for_money_is_not_sold():
    order = make_order()
    assert list(ledger.sold(order.shop, Period.read(""))) == []


@pytest.mark.parametrize("period", [NOVEMBER, Period(2026), Period(2001, 1)])
def test_income_record_is_a_pdf_with_and_without_money(period):
    order = make_paid_order()
    at(BEFORE_MIDNIGHT, order)
    assert io.BytesIO(income_record.pdf(order.shop, period)).read(5) == b"%PDF-"
