"""Cases: who may say what and when, what becomes of it, and that nothing is settled behind anybody's back."""

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from netpracharat.accounts import roles
from netpracharat.refusals import Refusal
from orders import cases, lifecycle, parcels, refunds, timers, times
from orders.case_steps import Answer
from orders.cases import Claim
from orders.models import Case, Order, Refund
from orders.states import CaseKind, CaseState, OrderState, PaymentStatus, RefundState, Remedy, Wish
from shops.models import ShopMember
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import (
    CLAIM,
    make_case,
    make_cash_order,
    make_order,
    make_paid_order,
    make_received_order,
    make_sent_order,
)

pytestmark = pytest.mark.django_db
NOTHING = Answer(Remedy.NOTHING, "ผ้าเป็นแบบนี้ทุกผืน")
EXCHANGE = Answer(Remedy.EXCHANGE, "จะส่งผืนใหม่ให้")
MINUTE = dt.timedelta(minutes=1)


def money(amount):
    return Answer(Remedy.REFUND, "ขออภัย", Decimal(amount))


@pytest.fixture
def officer():
    user = make_user("วันเพ็ญ", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    return user


def now(row):
    row.refresh_from_db()
    return row


def said(case):
    return list(case.turns.values_list("verb", flat=True))


def noticed(case):
    kinds = case.order.notices.filter(kind__startswith="case_").order_by("pk").values_list("audience", "kind")
    return [(audience, kind.rstrip("0123456789_")) for audience, kind in kinds]


def test_buyer_reports_what_is_wrong_and_the_shop_is_told():
    case = make_case()
    assert (case.state, case.kind, said(case)) == (CaseState.OPENED, CaseKind.DAMAGED, ["case_opened"])
    assert case.order.events.last().verb == "case_opened"
    assert noticed(case) == [("shop", "case_opened")]
    assert abs(case.answer_by - timezone.now() - times.CASE_ANSWER) < MINUTE


def test_second_press_finds_the_open_case():
    order = make_received_order()
    assert cases.begin(order, CLAIM, by=None) == cases.begin(order, CLAIM, by=None)
    assert order.events.filter(verb="case_opened").count() == 1


@pytest.mark.parametrize("make", [make_order, make_paid_order, make_sent_order])
def test_nothing_is_reported_of_what_has_not_come(make):
    order = make()
    with pytest.raises(Refusal):
        cases.begin(order, CLAIM, by=None)
    assert Case.objects.count() == 0


def test_nothing_is_reported_after_the_protection():
    order = make_received_order()
    Order.objects.update(completes_at=timezone.now() - MINUTE)
    with pytest.raises(Refusal):
        cases.begin(order, CLAIM, by=None)
    assert Case.objects.count() == 0


def test_parcel_that_failed_can_be_reported_as_not_received_alone():
    order = make_sent_order()
    parcels.miss(order, by=None)
    order.refresh_from_db()
    with pytest.raises(Refusal):
        cases.begin(order, CLAIM, by=None)
    case = cases.begin(order, Claim(CaseKind.NOT_RECEIVED, Wish.ALL, "ไม่เคยได้รับ"), by=None)
    assert case.state == CaseState.OPENED


def test_order_does_not_complete_while_a_case_is_open():
    case = make_case()
    with pytest.raises(Refusal):
        lifecycle.complete(case.order)
    timers.complete_delivered(timezone.now() + 2 * times.PROTECTION)
    assert now(case.order).state == OrderState.CONFIRMED


def test_database_itself_completes_no_order_with_an_open_case():
    case = make_case()
    with pytest.raises(IntegrityError, match="open case"), transaction.atomic():
        Order.objects.filter(pk=case.order_id).update(state=OrderState.COMPLETED)
    assert now(case.order).state == OrderState.CONFIRMED


def test_order_completes_once_the_case_is_closed():
    case = make_case()
    cases.settle(case, by=None)
    timers.complete_delivered(timezone.now() + 2 * times.PROTECTION)
    assert (now(case).state, now(case.order).state) == (CaseState.CLOSED, OrderState.COMPLETED)


def test_shop_answers_once_a_turn():
    case = make_case()
    cases.answer(case, money(500), by=None)
    with pytest.raises(Refusal):
        cases.answer(case, NOTHING, by=None)
    assert (now(case).state, case.remedy, case.amount) == (CaseState.SELLER_ANSWERED, Remedy.REFUND, 500)
    assert said(case) == ["case_opened", "case_answered"]


@pytest.mark.parametrize(
    "answer",
    [money("3750.01"), Answer(Remedy.REFUND, "ขออภัย"), Answer(Remedy.NOTHING, " "), Answer(Remedy.EXCHANGE, "", 5)],
)
def test_answer_that_cannot_be_kept_is_refused(answer):
    case = make_case()
    with pytest.raises(Refusal):
        cases.answer(case, answer, by=None)
    assert (now(case).state, said(case)) == (CaseState.OPENED, ["case_opened"])


def test_money_that_was_not_collected_cannot_be_offered():
    order = make_cash_order()
    lifecycle.accept(order, by=None)
    parcels.ship(order, "flash", "TH1", by=None)
    parcels.deliver(order, by=None)
    with pytest.raises(Refusal):
        cases.answer(make_case(now(order)), money(1), by=None)
    assert Refund.objects.count() == 0


def test_accepted_offer_is_owed_paid_back_and_closes_the_case():
    case = make_case(offer=500)
    cases.accept(case, by=None)
    refund = now(case).refund
    assert (case.state, refund.state, refund.amount) == (CaseState.RESOLVED, RefundState.APPROVED, 500)
    refunds.mark_done(refund, by=make_user())
    assert (now(case).state, now(case.order).payment_status) == (CaseState.CLOSED, PaymentStatus.PARTIALLY_REFUNDED)


def test_second_acceptance_changes_nothing():
    case = make_case(offer=500)
    for _press in range(2):
        cases.accept(case, by=None)
    assert (Refund.objects.count(), said(case).count("case_agreed")) == (1, 1)


def test_buyer_writes_back_and_the_shop_has_another_turn():
    case = make_case(offer=500)
    cases.write_back(case, "ขอคืนทั้งหมด", by=None)
    assert (now(case).state, case.remedy, case.amount) == (CaseState.OPENED, "", None)
    cases.answer(case, money(1000), by=None)
    assert said(case) == ["case_opened", "case_answered", "case_replied", "case_answered"]


def test_refusal_that_is_accepted_closes_the_case_without_money():
    case = make_case()
    cases.answer(case, NOTHING, by=None)
    cases.accept(case, by=None)
    assert (now(case).state, Refund.objects.count()) == (CaseState.CLOSED, 0)


def test_exchange_is_waited_for_and_closes_by_itself():
    case = make_case()
    cases.answer(case, EXCHANGE, by=None)
    cases.accept(case, by=None)
    timers.close_exchanged_cases(timezone.now() + times.EXCHANGE - MINUTE)
    assert now(case).state == CaseState.RESOLVED
    timers.close_exchanged_cases(timezone.now() + times.EXCHANGE + MINUTE)
    assert now(case).state == CaseState.CLOSED


def test_exchange_that_does_not_come_goes_to_an_officer():
    case = make_case()
    cases.answer(case, EXCHANGE, by=None)
    cases.accept(case, by=None)
    cases.escalate(case, "ไม่ส่งมา", by=None)
    assert now(case).state == CaseState.ESCALATED


def test_agreed_refund_is_not_argued_about_again():
    case = make_case(offer=500)
    cases.accept(case, by=None)
    for act in (cases.escalate, cases.settle):
        with pytest.raises(Refusal):
            act(case, by=None)
    assert (now(case).state, said(case)[-1]) == (CaseState.RESOLVED, "case_agreed")


@pytest.mark.parametrize(("hours", "state"), [(47.9, CaseState.OPENED), (48.1, CaseState.ESCALATED)])
def test_silent_shop_loses_its_turn_after_48_hours(hours, state):
    case = make_case()
    timers.escalate_unanswered_cases(case.opened_at + dt.timedelta(hours=hours))
    assert now(case).state == state


@pytest.mark.parametrize(("days", "state"), [(6.9, CaseState.SELLER_ANSWERED), (7.1, CaseState.RESOLVED)])
def test_answer_stands_after_a_week_of_silence(days, state):
    case = make_case(offer=500)
    timers.presume_answers_accepted(timezone.now() + dt.timedelta(days=days))
    assert (now(case).state, Refund.objects.count()) == (state, int(state == CaseState.RESOLVED))


def test_officer_decides_and_both_are_told(officer):
    case = make_case(escalated=True)
    cases.decide(case, money(3750), by=officer)
    assert (now(case).state, case.decided_by, case.refund.amount) == (CaseState.RESOLVED, officer, 3750)
    assert noticed(case)[-2:] == [("buyer", "case_decided"), ("shop", "case_decided")]
    refunds.mark_done(case.refund, by=officer)
    assert (now(case).state, now(case.order).payment_status) == (CaseState.CLOSED, PaymentStatus.REFUNDED)


def test_officer_decides_for_the_shop(officer):
    case = make_case(escalated=True)
    cases.decide(case, NOTHING, by=officer)
    assert (now(case).state, Refund.objects.count()) == (CaseState.CLOSED, 0)


def test_decision_is_the_last_word(officer):
    case = make_case(escalated=True)
    cases.decide(case, EXCHANGE, by=officer)
    for act in (lambda: cases.escalate(case, by=None), lambda: cases.decide(case, NOTHING, by=officer)):
        with pytest.raises(Refusal):
            act()
    assert (now(case).remedy, said(case)[-1]) == (Remedy.EXCHANGE, "case_decided")


def test_officer_of_the_shop_decides_nothing_there(officer):
    case = make_case(make_received_order(shop=make_shop(owner=officer)), escalated=True)
    assert not officer.has_perm("orders.decide_case", case)
    with pytest.raises(Refusal):
        cases.decide(case, money(1), by=officer)
    assert (now(case).state, Refund.objects.count()) == (CaseState.ESCALATED, 0)


def test_database_itself_lets_no_member_decide():
    case = make_case(escalated=True)
    packer = ShopMember.objects.create(shop=case.order.shop, user=make_user(), role="packer").user
    with pytest.raises(IntegrityError, match="member of the shop"), transaction.atomic():
        Case.objects.update(decided_by=packer)
    assert now(case).decided_by is None


def test_pile_of_an_officer_is_what_the_rule_lets_decide(officer):
    own, other = make_shop(owner=officer), make_shop()
    made = [make_case(make_received_order(shop=shop), escalated=True) for shop in (own, other)]
    allowed = [case for case in made if officer.has_perm("orders.decide_case", case)]
    assert list(Case.objects.to_decide_by(officer)) == allowed == [made[1]]


def test_all_money_back_for_what_never_came_ends_the_order(officer):
    order = make_sent_order()
    parcels.miss(order, by=None)
    case = cases.begin(now(order), Claim(CaseKind.NOT_RECEIVED, Wish.ALL, "ไม่เคยได้รับ"), by=None)
    cases.answer(case, money(order.total), by=None)
    cases.accept(case, by=None)
    assert (now(order).state, order.refunds.get().amount) == (OrderState.CANCELLED, order.total)
    refunds.mark_done(order.refunds.get(), by=officer)
    assert now(case).state == CaseState.CLOSED


def test_parcel_that_comes_back_ends_the_case_too():
    order = make_sent_order()
    parcels.miss(order, by=None)
    case = cases.begin(now(order), Claim(CaseKind.NOT_RECEIVED, Wish.ALL, "ไม่เคยได้รับ"), by=None)
    parcels.take_back(order, "ตีกลับ", by=None)
    assert (now(case).state, now(order).refunds.get().amount) == (CaseState.CLOSED, order.total)


def test_turns_are_never_rewritten():
    case = make_case()
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        case.turns.update(amount=1)
    assert case.turns.get().amount is None
