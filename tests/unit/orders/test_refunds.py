"""Refunds: owed once, paid back once, never above what came in."""

from decimal import Decimal

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, ProgrammingError, transaction

from netpracharat.refusals import Refusal
from orders import cases, lifecycle, refunds, slips, times
from orders.models import Order, Refund
from orders.states import CaseState, PaymentStatus, RefundState
from tests.factories import make_user
from tests.unit.orders.factories import make_case, make_order, make_paid_order, slip_picture

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


def test_database_itself_pays_back_no_more_than_came_in():
    order = make_paid_order()
    refunds.owe(order, order.total, "ของขาด")
    with pytest.raises(IntegrityError, match="more would be paid back"), transaction.atomic():
        Refund.objects.create(order=order, amount=Decimal("0.01"), reason="อีก")
    with pytest.raises(IntegrityError, match="more would be paid back"), transaction.atomic():
        Refund.objects.update(amount=order.total + 1)
    assert [refund.amount for refund in order.refunds.all()] == [order.total]


def test_confirmed_payment_is_final():
    order = make_paid_order()
    for change in ({"state": "rejected"}, {"amount": 1}):
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            order.payments.update(**change)
    assert order.payments.get().amount == order.total


def test_refund_that_did_not_go_through_is_still_owed(refund, seller):
    for _press in range(2):
        refunds.fail(refund, "เลขบัญชีไม่ถูกต้อง", by=seller)
    states = list(refund.order.refunds.order_by("pk").values_list("state", "amount"))
    assert states == [(RefundState.FAILED, refund.amount), (RefundState.REQUESTED, refund.amount)]
    assert refund.order.notices.filter(audience="buyer", kind__startswith="refund_failed").count() == 1


def test_refund_that_is_done_does_not_fail(refund, seller):
    refunds.mark_done(refund, by=seller)
    with pytest.raises(Refusal):
        refunds.fail(refund, "เลขบัญชีไม่ถูกต้อง", by=seller)
    assert Refund.objects.get().state == RefundState.DONE


def test_case_follows_the_refund_that_failed(seller):
    case = make_case(offer=500)
    cases.accept(case, by=None)
    case.refresh_from_db()
    refunds.fail(case.refund, "เลขบัญชีไม่ถูกต้อง", by=seller)
    case.refresh_from_db()
    refunds.mark_done(case.refund, by=seller)
    case.refresh_from_db()
    assert (case.state, case.refund.state) == (CaseState.CLOSED, RefundState.DONE)


def test_officers_see_what_is_owed_for_a_week(refund):
    asked = refund.requested_at + times.REFUND_PATIENCE
    seen = [list(Order.objects.owed_since_before(at)) for at in (refund.requested_at, asked)]
    assert seen == [[], [refund.order]]
