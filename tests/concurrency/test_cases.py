"""Races about complaints and money that goes back: one outcome each, and never more than came in."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError
from django.utils import timezone

from netpracharat.refusals import Refusal
from orders import books, cases, lifecycle, refunds, times
from orders.case_steps import Answer
from orders.models import Refund
from orders.states import CaseState, OrderState, RefundState, Remedy
from tests.concurrency.threads import all_at_once
from tests.factories import make_product, make_user
from tests.unit.orders.factories import CLAIM, make_case, make_received_order

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]
ROUNDS = range(10)
RIVALS = 16
HALF = Answer(Remedy.REFUND, "คืนครึ่งหนึ่ง", Decimal(500))
NOTHING = Answer(Remedy.NOTHING, "ผ้าเป็นแบบนี้ทุกผืน")


@pytest.fixture
def silk():
    return make_product(on_hand=500)


@pytest.fixture
def order(silk):
    return make_received_order(product=silk)


def race(*acts):
    """Both at once; whoever comes too late is refused, and nothing else goes wrong."""
    outcomes = all_at_once(acts)
    assert not [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, Refusal)], outcomes
    return [not isinstance(outcome, Refusal) for outcome in outcomes]


def test_order_never_completes_with_an_open_case(silk):
    for _round in ROUNDS:
        order = make_received_order(product=silk)
        completed, opened = race(partial(lifecycle.complete, order), partial(cases.begin, order, CLAIM, by=None))
        order.refresh_from_db()
        assert completed != opened
        assert (order.state == OrderState.COMPLETED) is completed
        assert order.cases.exists() is opened
    assert books.complaints() == []


def test_sixteen_presses_open_one_case(order):
    cases_found = all_at_once([partial(cases.begin, order, CLAIM, by=None)] * RIVALS)
    assert set(cases_found) == {order.cases.get()}


def test_shop_and_clock_take_one_turn(silk):
    for _round in ROUNDS:
        case = make_case(make_received_order(product=silk))
        late = timezone.now() + 2 * times.CASE_ANSWER
        answered, _clock = race(
            partial(cases.answer, case, HALF, by=None), partial(cases.escalate_unanswered, case, at=late)
        )
        case.refresh_from_db()
        assert case.state == (CaseState.SELLER_ANSWERED if answered else CaseState.ESCALATED)
        assert case.turns.count() == 2


def test_acceptance_and_escalation_are_never_both(silk):
    for _round in ROUNDS:
        case = make_case(make_received_order(product=silk), offer=500)
        race(partial(cases.accept, case, by=None), partial(cases.escalate, case, by=None))
        case.refresh_from_db()
        assert (case.state, case.order.refunds.count()) in ((CaseState.RESOLVED, 1), (CaseState.ESCALATED, 0))


def test_two_officers_decide_once(silk):
    officers = [make_user(), make_user()]
    for _round in ROUNDS:
        case = make_case(make_received_order(product=silk), escalated=True)
        rulings = zip(officers, (HALF, NOTHING), strict=True)
        decided = race(*[partial(cases.decide, case, ruling, by=officer) for officer, ruling in rulings])
        case.refresh_from_db()
        assert sorted(decided) == [False, True]
        assert case.order.refunds.exists() is decided[0]


def owe(order, amount):
    """Without the order's lock, as no action would: the table guards itself."""
    try:
        Refund.objects.create(order=order, amount=amount, reason="แข่ง")
    except IntegrityError:
        return False
    return True


def test_sixteen_refunds_stay_within_what_was_paid(order):
    third = order.total / 3
    owed = all_at_once([partial(owe, order, third.quantize(Decimal("0.01")))] * RIVALS)
    assert owed.count(True) == 3
    assert sum(order.refunds.values_list("amount", flat=True)) <= order.total
    assert books.complaints() == []


def test_refund_is_done_or_fails_and_is_owed_or_back_once(silk):
    user = make_user()
    for _round in ROUNDS:
        case = make_case(make_received_order(product=silk), offer=500)
        cases.accept(case, by=None)
        case.refresh_from_db()
        race(partial(refunds.mark_done, case.refund, by=user), partial(refunds.fail, case.refund, "เลขบัญชีผิด", by=user))
        states = sorted(case.order.refunds.values_list("state", flat=True))
        assert states in ([RefundState.DONE], [RefundState.APPROVED, RefundState.FAILED])
    assert books.complaints() == []
