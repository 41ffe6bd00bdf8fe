"""Races in an order's life: of two steps that exclude each other never both, and the books balance after each."""

from functools import partial

import pytest
from django.utils import timezone

from netpracharat.refusals import Refusal
from netpracharat.thai.slips import SlipReference
from orders import books, lifecycle, parcels, payments, refunds, times
from orders.models import Order, OrderEvent, Parcel, Refund, Slip
from orders.slips import ReadSlip
from orders.states import FulfilmentStatus, OrderState, PaymentStatus
from products.models import Stock
from tests.concurrency.threads import all_at_once
from tests.factories import make_product, make_shop
from tests.unit.orders.factories import make_purchase, variant_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]
ROUNDS = range(20)
LATER = times.TO_PAY + times.GRACE


@pytest.fixture
def silk():
    return variant_of(make_product(shop=make_shop(takes_cash_on_delivery=True), on_hand=500))


def new_order(silk, **fields):
    return make_purchase((silk, 1), **fields).orders.get()


def paid_order(silk):
    order = new_order(silk)
    payments.confirm(order.payments.get(), by=None)
    return order


def race(*acts):
    """Both at once; whoever comes too late is refused, and nothing else goes wrong."""
    outcomes = all_at_once(acts)
    assert all(outcome is None or isinstance(outcome, Refusal) for outcome in outcomes), outcomes
    return [outcome is None for outcome in outcomes]


def seen(order):
    order.refresh_from_db()
    return order.state, order.payment_status, order.fulfilment_status


def settle(silk):
    """After the rounds: nothing is set aside but for orders that still run."""
    assert books.complaints() == []
    running = Order.objects.filter(state__in=("pending", "confirmed"), fulfilment_status__in=("unfulfilled", "packed"))
    assert Stock.objects.get(pk=silk.pk).allocated == running.count()


def test_expire_and_confirm_end_in_a_paid_order_with_its_goods(silk):
    for _round in ROUNDS:
        order = new_order(silk)
        at = order.placed_at + 2 * LATER
        race(partial(lifecycle.expire, order, at=at), partial(payments.receive, order, by=None))
        assert seen(order)[:2] == (OrderState.CONFIRMED, PaymentStatus.PAID)
    settle(silk)


def test_expire_never_meets_a_reported_transfer(silk):
    for _round in ROUNDS:
        order = new_order(silk)
        at = order.placed_at + 2 * LATER
        slip = ReadSlip(b"jpeg", None)
        all_at_once([partial(lifecycle.expire, order, at=at), partial(payments.submit_slip, order, slip)])
        assert seen(order)[:2] == (OrderState.PENDING, PaymentStatus.UNDER_REVIEW)
    settle(silk)


def test_ship_and_cancel_are_never_both(silk):
    for _round in ROUNDS:
        order = paid_order(silk)
        shipped, cancelled = race(
            partial(parcels.ship, order, "flash", "TH1", by=None),
            partial(lifecycle.cancel, order, "ของชำรุด", by=None),
        )
        assert shipped != cancelled
        assert (order.events.filter(verb="shipped").exists(), order.refunds.exists()) == (shipped, cancelled)
    settle(silk)


def test_cancel_and_pay_lose_no_money(silk):
    for _round in ROUNDS:
        order = new_order(silk)
        race(
            partial(lifecycle.cancel_by_buyer, order, by=None), partial(payments.confirm, order.payments.get(), by=None)
        )
        state, money, _parcel = seen(order)
        owed = list(order.refunds.values_list("amount", flat=True))
        asked = order.cancel_asked_at is not None
        assert (state, money, owed, asked) in (
            (OrderState.CANCELLED, PaymentStatus.UNPAID, [], False),  # cancelled first: the payment is void
            (OrderState.CANCELLED, PaymentStatus.PAID, [order.total], False),
            (OrderState.CONFIRMED, PaymentStatus.PAID, [], True),  # paid first: the buyer has to ask
        )
    settle(silk)


def test_two_people_confirm_one_payment_once(silk):
    for _round in ROUNDS:
        payment = new_order(silk).payments.get()
        race(*[partial(payments.confirm, payment, by=None)] * 2)
    assert OrderEvent.objects.filter(verb="paid").count() == len(ROUNDS)
    settle(silk)


def test_confirm_and_reject_are_never_both(silk):
    for _round in ROUNDS:
        order = new_order(silk)
        payments.submit_slip(order, ReadSlip(b"jpeg", None))
        payment = order.payments.get()
        confirmed, rejected = race(
            partial(payments.confirm, payment, by=None), partial(payments.reject, payment, "ไม่พบยอด", by=None)
        )
        assert confirmed != rejected
        assert (seen(order)[0] == OrderState.CONFIRMED) is confirmed
    settle(silk)


def test_accept_and_the_48_hours_are_never_both(silk):
    for _round in ROUNDS:
        order = new_order(silk, method="cod")
        accepted, _timer = race(
            partial(lifecycle.accept, order, by=None),
            partial(lifecycle.cancel_unaccepted, order, at=timezone.now() + LATER),
        )
        assert (seen(order)[0] == OrderState.CONFIRMED) is accepted
    settle(silk)


def test_two_packers_send_one_parcel_once(silk):
    for _round in ROUNDS:
        order = paid_order(silk)
        race(partial(parcels.ship, order, "flash", "TH1", by=None), partial(parcels.ship, order, "jt", "TH2", by=None))
    assert (Parcel.objects.count(), Stock.objects.get(pk=silk.pk).on_hand) == (len(ROUNDS), 500 - len(ROUNDS))
    settle(silk)


def test_received_and_come_back_are_never_both(silk):
    for _round in ROUNDS:
        order = paid_order(silk)
        parcels.ship(order, "flash", "TH1", by=None)
        delivered, came_back = race(
            partial(parcels.deliver, order, by=None), partial(parcels.take_back, order, "ไม่มีผู้รับ", by=None)
        )
        assert delivered != came_back
        assert (seen(order)[2] == FulfilmentStatus.DELIVERED) is delivered
    settle(silk)


def test_one_refund_is_paid_back_once(silk):
    for _round in ROUNDS:
        order = paid_order(silk)
        race(*[partial(lifecycle.cancel, order, "ของชำรุด", by=None)] * 2)
        race(*[partial(refunds.mark_done, order.refunds.get(), by=None)] * 2)
    assert (Refund.objects.count(), OrderEvent.objects.filter(verb="refunded").count()) == (20, 20)
    settle(silk)


def asked_order(silk):
    """Sent, and the buyer's days to answer are over."""
    order = paid_order(silk)
    parcels.ship(order, "flash", "TH1", by=None)
    Parcel.objects.filter(order=order).update(reminded_at=timezone.now() - 2 * times.TO_ANSWER)
    return order


def presume(order):
    return partial(parcels.presume_delivered, order, at=timezone.now() - times.TO_ANSWER)


def test_timer_and_buyer_receive_once(silk):
    for _round in ROUNDS:
        order = asked_order(silk)
        race(presume(order), partial(parcels.deliver, order, by=None))
        assert seen(order)[2] == FulfilmentStatus.DELIVERED
        assert order.events.filter(verb__in=("delivered", "presumed")).count() == 1
    settle(silk)


def test_timer_never_overrules_a_buyer_who_waits_in_vain(silk):
    for _round in ROUNDS:
        order = asked_order(silk)
        race(presume(order), partial(parcels.miss, order, by=None))
        assert seen(order)[2] == FulfilmentStatus.FAILED
        assert order.completes_at is None
    settle(silk)


def test_two_timers_ask_once(silk):
    order = paid_order(silk)
    parcels.ship(order, "flash", "TH1", by=None)
    race(*[partial(parcels.remind, order, at=timezone.now() + times.ARRIVAL)] * 8)
    assert order.events.filter(verb="reminded").count() == 1


def test_sent_again_lost_and_come_back_exclude_each_other(silk):
    for _round in ROUNDS:
        order = paid_order(silk)
        parcels.ship(order, "flash", "TH1", by=None)
        parcels.fail(order, by=None)
        lost, came_back = race(
            partial(parcels.lose, order, "หาไม่พบ", by=None), partial(parcels.take_back, order, "ตีกลับ", by=None)
        )
        assert lost != came_back
        assert order.refunds.count() == 1
    assert Stock.objects.get(pk=silk.pk).on_hand == 500 - OrderEvent.objects.filter(verb="lost").count()
    settle(silk)


def test_looking_again_and_sending_again_take_one_slip_once(silk):
    for number in ROUNDS:
        order = new_order(silk)
        slip = ReadSlip(b"jpeg", SlipReference("004", f"REF{number}"))
        payments.submit_slip(order, slip)
        rejected = order.payments.get()
        payments.reject(rejected, "ไม่พบยอด", by=None)
        outcomes = all_at_once(
            [partial(payments.review, rejected, by=None), partial(payments.submit_slip, order, slip)]
        )
        assert all(outcome is None or isinstance(outcome, Refusal | Slip) for outcome in outcomes), outcomes
        assert seen(order)[1] == PaymentStatus.UNDER_REVIEW
        assert [payment.slips.count() for payment in order.payments.all()] == [0, 1]
    settle(silk)
