"""The books: what does not add up is found, whatever wrote it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from orders import books, cases, lifecycle, parcels, refunds
from orders.cases import Claim
from orders.models import DiscountCode, Order, Parcel, Payment, Redemption, Refund
from products.models import Stock
from tests.factories import make_product
from tests.unit.orders.factories import (
    make_discounted_order,
    make_order,
    make_paid_order,
    make_sent_order,
    variant_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def books_balance():
    """Here they may not: in the place of the check after every other test."""


def cancel_paid():
    order = make_paid_order()
    lifecycle.cancel(order, "ของหมด", by=None)
    return order


def parcel_without_order():
    Parcel.objects.create(order=make_order(), state="packed")


def line_more():
    order = make_order()
    order.lines.create(name="ของแถม", unit_price=5, quantity=1, weight_grams=1)


def discounted():
    return make_discounted_order(variant_of(make_product()))


def refund_too_much():
    order = cancel_paid()
    with connection.cursor() as cursor:  # past the guard of the table itself
        cursor.execute("SET LOCAL session_replication_role = replica")
    Refund.objects.create(order=order, amount=1, reason="เกิน")


def complete_in_anger():
    order = make_sent_order()
    parcels.deliver(order, by=None)
    order.refresh_from_db()
    cases.begin(order, Claim("damaged", "all", "ผ้าขาด"), by=None)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    Order.objects.update(state="completed")


SPOILERS = {
    "stock is not the sum": lambda: make_order() and Stock.objects.update(on_hand=9),
    "set aside is not what open orders hold": lambda: make_order() and Order.objects.update(state="cancelled"),
    "goods are not the sum of the lines": line_more,
    "paid without the money": lambda: (
        make_order() and Order.objects.update(state="confirmed", confirmed_at=timezone.now())
    ),
    "more paid back than came in": refund_too_much,
    "ended with money that nobody owes back": lambda: cancel_paid() and Refund.objects.all().delete(),
    "discount without a code that counts it": lambda: (
        discounted() and Redemption.objects.update(given_back_at=timezone.now()) and DiscountCode.objects.update(uses=0)
    ),
    "uses are not the orders that used it": lambda: discounted() and DiscountCode.objects.update(uses=2),
    "complete with an open complaint": complete_in_anger,
    "parcel and order disagree": parcel_without_order,
}


@pytest.mark.parametrize("complaint", SPOILERS)
def test_what_does_not_add_up_is_found(complaint):
    SPOILERS[complaint]()
    [found] = books.complaints()
    assert found.startswith(complaint)


def test_a_market_day_balances():
    order = cancel_paid()
    refunds.mark_done(order.refunds.get(), by=None)
    assert books.complaints() == []


def test_check_books_says_so():
    make_order()
    call_command("check_books")


def test_check_books_fails_where_money_is_missing():
    make_paid_order()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    Payment.objects.update(state="rejected")
    with pytest.raises(CommandError, match="paid without the money"):
        call_command("check_books")
