"""Tracking numbers of many parcels: lines are cut, looked at and sent, each for itself; nothing typed is lost."""

import pytest

from orders import lifecycle, parcels, payments, tracking
from orders.states import FulfilmentStatus
from tests.factories import make_shop
from tests.unit.orders.factories import make_order

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def shop():
    return make_shop()


def make_paid(shop):
    order = make_order(shop=shop)
    payments.receive(order, by=None)
    return order


@pytest.mark.parametrize(
    ("line", "carrier", "number"),
    [
        ("{}, Flash, TH0123456789", "flash", "TH0123456789"),
        ("{}\tแฟลช\tth 0123 456789", "flash", "TH0123456789"),
        ("{} ; J&T Express ; 820012345678", "jt", "820012345678"),
        ('"{}","ไปรษณีย์ไทย","ED 123 456 785 TH"', "thailand_post", "ED123456785TH"),
        ("{} EMS ed123456785th", "thailand_post", "ED123456785TH"),
        ("{}, ed123456785th", "thailand_post", "ED123456785TH"),
        ("{} ED123456785TH", "thailand_post", "ED123456785TH"),
        ("{}, ส่งเอง", "own", ""),
    ],
)
def test_line_is_understood_however_it_is_written(shop, line, carrier, number):
    order = make_paid(shop)
    (read,) = tracking.read(shop, line.format(order.number.lower()))
    assert (read.order, read.carrier, read.tracking, read.trouble) == (order, carrier, number, "")


def test_usual_carrier_is_for_lines_that_name_none(shop):
    one, other = make_paid(shop), make_paid(shop)
    lines = tracking.read(shop, f"{one.number}, 11\n{other.number}, Kerry, 22", "flash")
    assert [(line.carrier, line.tracking) for line in lines] == [("flash", "11"), ("kex", "22")]


def test_headings_and_orders_still_without_a_number_are_passed_over(shop):
    order = make_paid(shop)
    text = f"order number,carrier,tracking\n\n{tracking.begun([order])}{order.number}, Flash, TH1"
    assert [line.written.at for line in tracking.read(shop, text)] == [4]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{}, Flsh, TH1", "We know no carrier “Flsh”. Is it Flash Express (แฟลช)?"),
        ("{}, ไปรษณีย์ไทย, ED123456758TH", "{wrong} Is it ED123457658TH, ED123456578TH, ED123456785TH?"),
        ("{}, ไปรษณีย์ไทย, ED12345678STH", "{wrong} Is it ED123456785TH?"),
        ("{}, ไปรษณีย์ไทย, ED123456784TH", "{wrong}"),
        ("{}, 123", "Please write who carries it, or choose the carrier for all lines."),
        ("{}, Flash", "Please write the tracking number that stands on the carrier's receipt."),
    ],
)
def test_line_that_is_wrong_says_why_and_what_was_perhaps_meant(shop, line, sentence):
    wrong = "This tracking number has a wrong digit; please compare it with the receipt."
    (read,) = tracking.read(shop, line.format(make_paid(shop).number))
    assert read.trouble == sentence.format(wrong=wrong)


def test_order_of_another_shop_is_no_order(shop):
    foreign = make_paid(make_shop("ร้านอื่น"))
    (read,) = tracking.read(shop, f"{foreign.number}, Flash, TH1")
    assert (read.order, read.trouble) == (None, "Your shop has no order of this number.")
    assert tracking.send([read], by=None).done == 0
    foreign.refresh_from_db()
    assert foreign.fulfilment_status == FulfilmentStatus.UNFULFILLED


def test_misread_order_number_finds_the_order_that_waits(shop):
    order = make_paid(shop)
    mistyped = ("2" if order.number[0] != "2" else "3") + order.number[1:]
    (read,) = tracking.read(shop, f"{mistyped}, Flash, TH1")
    assert read.trouble == f"Your shop has no order of this number. Is it {order.number}?"


def test_order_that_may_not_be_sent_says_where_it_stands(shop):
    unpaid, asked, sent = make_order(shop=shop), make_paid(shop), make_paid(shop)
    lifecycle.cancel_by_buyer(asked, "", by=None)
    parcels.ship(sent, "flash", "TH1", by=None)
    text = "\n".join(f"{order.number}, Flash, TH{order.pk}" for order in (unpaid, asked, sent))
    steps = [line.trouble.partition("“")[2].rstrip("”.") for line in tracking.read(shop, text)]
    assert steps == ["Waiting for payment", "The buyer asks to cancel", "On its way"]


def test_twins_are_refused(shop):
    one, other, third = make_paid(shop), make_paid(shop), make_paid(shop)
    text = f"{one.number}, Flash, TH1\n{one.number}, Flash, TH2\n{other.number}, Flash, TH3\n{third.number}, Flash, TH3"
    troubles = [line.trouble for line in tracking.read(shop, text)]
    assert (
        troubles
        == ["This order stands here more than once."] * 2
        + ["Two parcels of different people have this tracking number."] * 2
    )


def test_good_lines_are_sent_and_the_others_are_left(shop):
    one, other = make_paid(shop), make_paid(shop)
    lines = tracking.read(shop, f"{one.number}, Flash, TH1\n{other.number}, Flsh, TH2")
    sent = tracking.send(lines, by=None)
    assert (sent.done, [line.written.number for line in sent.left]) == (1, [other.number])
    one.refresh_from_db()
    assert (one.fulfilment_status, one.parcel.tracking_number) == (FulfilmentStatus.SHIPPED, "TH1")


def test_order_cancelled_after_the_look_is_left_with_its_reason(shop):
    order = make_paid(shop)
    lines = tracking.read(shop, f"{order.number}, Flash, TH1")
    lifecycle.cancel(order, "ของหมด", by=None)
    sent = tracking.send(lines, by=None)
    assert (sent.done, len(sent.left)) == (0, 1)
    assert sent.left[0].trouble.startswith("This can't be done any more")
