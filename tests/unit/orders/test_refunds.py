"""Refunds: owed once, paid back once, never above what came in."""

from decimal import Decimal

import pytest
from django.core.files.storage import storages

from netpracharat.refusals import Refusal
from orders import lifecycle, refunds, slips
from orders.models import Refund
from orders.states import PaymentStatus, RefundState
from tests.factories import make_user
from tests.unit.orders.factories import make_order, make_paid_order, slip_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller():
    return make_user("บุญมี")


@pytest.fixture
def refund(seller):
    order = make_paid_order()
    lifecycle.cancel(order, "ของชำรุด", by=seller)
    return order.refunds.get()


def test_refund_done_twice_is_once(refund, seller):
    refunds.mark_done(refund, by=seller)
    refunds.mark_done(refund, by=seller)
    order = refund.order
    order.refresh_from_db()
    refund.refresh_from_db()
    assert (order.payment_status, refund.state, refund.done_by) == (
        PaymentStatus.REFUNDED,
        RefundState.DONE,
        seller,
    )
    assert order.events.filter(verb="refunded").count() == 1


def test_refund_that_was_rejected_is_not_done(refund, seller):
    Refund.objects.update(state=RefundState.REJECTED)
    with pytest.raises(Refusal):
        refunds.mark_done(refund, by=seller)
    assert Refund.objects.get().state == RefundState.REJECTED
    Refund.objects.update(state=RefundState.REQUESTED)


def test_no_more_is_owed_than_came_in():
    order = make_paid_order()
    refunds.owe(order, Decimal(3000), "ของขาดหนึ่งผืน")
    refunds.owe(order, Decimal(3000), "ของขาดอีกผืน")
    assert sum(Refund.objects.values_list("amount", flat=True)) == order.total
    assert refunds.owe(order, Decimal(1), "อีก") is None


def test_nothing_is_owed_for_what_was_not_paid():
    order = make_order()
    assert (refunds.owe(order, Decimal(100), "ของชำรุด"), Refund.objects.count()) == (None, 0)


def test_part_paid_back_is_said_so(seller):
    order = make_paid_order()
    refunds.mark_done(refunds.owe(order, Decimal(100), "ของชำรุด"), by=seller)
    order.refresh_from_db()
    assert order.payment_status == PaymentStatus.PARTIALLY_REFUNDED


@pytest.fixture
def evidence():
    return slips.read(slip_picture())


@pytest.mark.usefixtures("private_files")
def test_slip_of_the_refund_is_kept(refund, seller, evidence):
    refunds.mark_done(refund, by=seller, evidence=evidence)
    refund.refresh_from_db()
    assert storages["private"].exists(refund.evidence)


def test_second_press_leaves_no_picture_behind(refund, seller, evidence, private_files):
    for _press in range(2):
        refunds.mark_done(refund, by=seller, evidence=evidence)
    assert len(list((private_files / "slips").iterdir())) == 1


def test_refund_that_was_ended_keeps_no_picture(refund, seller, evidence, private_files):
    Refund.objects.update(state=RefundState.REJECTED)
    with pytest.raises(Refusal):
        refunds.mark_done(refund, by=seller, evidence=evidence)
    assert list((private_files / "slips").iterdir()) == []
    Refund.objects.update(state=RefundState.REQUESTED)
