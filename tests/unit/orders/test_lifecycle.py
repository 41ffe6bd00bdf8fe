"""The life of an order: each step from where it may start, and refused from everywhere else."""

import datetime as dt

import pytest
from django.utils import timezone

from netpracharat.refusals import Refusal
from orders import lifecycle, parcels, payments
from orders.models import Notice, Order, Refund
from orders.states import OrderState, PaymentState, PaymentStatus
from orders.steps import TooLate
from products.models import Stock
from tests.factories import make_user
from tests.unit.orders.factories import make_cash_order, make_order, make_paid_order, make_sent_order

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(days=3)


@pytest.fixture
def seller():
    return make_user("บุญมี")


def now(order):
    order.refresh_from_db()
    return order


def verbs(order):
    return list(order.events.values_list("verb", flat=True))


def kinds(audience):
    return list(Notice.objects.filter(audience=audience).order_by("pk").values_list("kind", flat=True))


def shelf():
    return Stock.objects.values_list("on_hand", "allocated").get()


def test_accept_confirms_an_order_paid_on_delivery(seller):
    order = make_cash_order()
    lifecycle.accept(order, by=seller)
    assert (now(order).state, order.payment_status) == (OrderState.CONFIRMED, PaymentStatus.COD_DUE)
    assert kinds("buyer") == ["placed", "confirmed"]


def test_accept_twice_is_once(seller):
    order = make_cash_order()
    lifecycle.accept(order, by=seller)
    lifecycle.accept(order, by=seller)
    assert verbs(order) == ["placed", "confirmed"]


def test_accept_of_an_order_to_be_paid_in_advance_is_refused(seller):
    order = make_order()
    with pytest.raises(TooLate):
        lifecycle.accept(order, by=seller)
    assert (now(order).state, verbs(order)) == (OrderState.PENDING, ["placed"])


def test_cancel_gives_the_goods_back(seller):
    order = make_order()
    lifecycle.cancel(order, "ของชำรุด", by=seller)
    assert (now(order).state, order.cancel_reason, order.expires_at) == (OrderState.CANCELLED, "ของชำรุด", None)
    assert (shelf(), order.payments.get().state) == ((5, 0), PaymentState.CANCELLED)
    assert Refund.objects.count() == 0


def test_cancel_of_a_paid_order_owes_the_money_back(seller):
    order = make_paid_order()
    lifecycle.cancel(order, "ของชำรุด", by=seller)
    assert (now(order).state, shelf()) == (OrderState.CANCELLED, (5, 0))
    assert list(Refund.objects.values_list("amount", "state", "reason")) == [(order.total, "requested", "ของชำรุด")]
    assert verbs(order) == ["placed", "paid", "cancelled", "refund_due"]


def test_cancel_twice_is_once(seller):
    order = make_paid_order()
    for _press in range(2):
        lifecycle.cancel(order, "ของชำรุด", by=seller)
    assert (Refund.objects.count(), shelf()) == (1, (5, 0))


def test_cancel_needs_a_reason(seller):
    order = make_order()
    with pytest.raises(Refusal):
        lifecycle.cancel(order, "  ", by=seller)
    assert (now(order).state, shelf()) == (OrderState.PENDING, (5, 2))


def test_cancel_of_what_was_sent_is_refused(seller):
    order = make_sent_order()
    with pytest.raises(TooLate):
        lifecycle.cancel(order, "ของชำรุด", by=seller)
    assert (now(order).state, shelf(), Refund.objects.count()) == (OrderState.CONFIRMED, (3, 0), 0)


def test_cancel_of_an_expired_order_is_refused(seller):
    order = make_order()
    lifecycle.expire(order, at=timezone.now() + LATER)
    with pytest.raises(TooLate):
        lifecycle.cancel(order, "ของชำรุด", by=seller)
    assert (now(order).state, shelf()) == (OrderState.EXPIRED, (5, 0))


def test_buyer_cancels_alone_what_nobody_has_accepted():
    order = make_order()
    lifecycle.cancel_by_buyer(order, "เปลี่ยนใจ", by=None)
    assert (now(order).state, shelf()) == (OrderState.CANCELLED, (5, 0))


def test_buyer_asks_once_it_is_confirmed():
    order = make_paid_order()
    for _press in range(2):
        lifecycle.cancel_by_buyer(order, "เปลี่ยนใจ", by=None)
    assert (now(order).state, shelf()) == (OrderState.CONFIRMED, (5, 2))
    assert order.cancel_asked_at is not None
    assert verbs(order) == ["placed", "paid", "cancel_asked"]


def test_buyer_can_not_even_ask_once_it_is_sent():
    order = make_sent_order()
    with pytest.raises(TooLate):
        lifecycle.cancel_by_buyer(order, by=None)
    assert now(order).cancel_asked_at is None


def test_buyer_who_asked_is_told_no_and_may_ask_again(seller):
    order = make_paid_order()
    for _time in range(2):
        lifecycle.cancel_by_buyer(order, "เปลี่ยนใจ", by=None)
        lifecycle.keep(order, "ตัดผ้าแล้ว", by=seller)
    assert (now(order).cancel_asked_at, order.state) == (None, OrderState.CONFIRMED)
    assert len([kind for kind in kinds("shop") if kind.startswith("cancel_asked")]) == 2
    assert len([kind for kind in kinds("buyer") if kind.startswith("cancel_declined")]) == 2


def test_keep_without_a_question_is_refused(seller):
    order = make_paid_order()
    with pytest.raises(TooLate):
        lifecycle.keep(order, "ตัดผ้าแล้ว", by=seller)
    assert verbs(order) == ["placed", "paid"]


def test_expire_gives_the_goods_back():
    order = make_order()
    lifecycle.expire(order, at=timezone.now() + LATER)
    assert (now(order).state, shelf()) == (OrderState.EXPIRED, (5, 0))
    assert order.payments.get().state == PaymentState.EXPIRED
    assert kinds("buyer") == ["placed", "expired"]


def test_expire_leaves_what_still_has_time():
    order = make_order()
    lifecycle.expire(order, at=timezone.now())
    assert (now(order).state, verbs(order), shelf()) == (OrderState.PENDING, ["placed"], (5, 2))


def test_expire_leaves_what_was_paid():
    order = make_paid_order()
    Order.objects.update(expires_at=timezone.now() - LATER)
    lifecycle.expire(order, at=timezone.now())
    assert (now(order).state, shelf()) == (OrderState.CONFIRMED, (5, 2))


def test_money_brings_an_expired_order_back(seller):
    order = make_order()
    lifecycle.expire(order, at=timezone.now() + LATER)
    payments.receive(order, by=seller)
    assert (now(order).state, order.payment_status, shelf()) == (OrderState.CONFIRMED, PaymentStatus.PAID, (5, 2))
    assert verbs(order) == ["placed", "expired", "reopened", "paid"]


def test_unaccepted_order_is_cancelled():
    order = make_cash_order()
    lifecycle.cancel_unaccepted(order, at=timezone.now())
    assert (now(order).state, shelf()) == (OrderState.CANCELLED, (5, 0))


def test_accepted_order_is_not_cancelled_as_unaccepted(seller):
    order = make_cash_order()
    lifecycle.accept(order, by=seller)
    lifecycle.cancel_unaccepted(order, at=timezone.now())
    assert (now(order).state, shelf()) == (OrderState.CONFIRMED, (5, 2))


def test_complete_ends_what_was_received():
    order = make_sent_order()
    parcels.deliver(order, by=None)
    for _press in range(2):
        lifecycle.complete(order)
    assert (now(order).state, order.completes_at) == (OrderState.COMPLETED, None)
    assert verbs(order)[-2:] == ["delivered", "completed"]


def test_complete_of_what_is_on_its_way_is_refused():
    order = make_sent_order()
    with pytest.raises(TooLate):
        lifecycle.complete(order)
    assert now(order).state == OrderState.CONFIRMED
