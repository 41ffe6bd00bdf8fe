"""Cases: a buyer reports a problem, the shop answers, and where they can't agree an officer decides.

Each function is one transaction, begins with the order's lock, and leaves a turn, an event and a notice.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import parcels, refunds, times
from orders.case_steps import RUNNING, Answer, CaseMoved, close, step, take_turn
from orders.events import Verb
from orders.models import Case, Order
from orders.rules import is_of_shop
from orders.states import CaseKind, CaseState, FulfilmentStatus, OrderState, PaymentStatus, Remedy, Wish
from orders.steps import lock

FOOD = "food"  # slug of the category


@dataclass(frozen=True, slots=True)
class Claim:
    """What a buyer says is wrong, and would be content with."""

    kind: CaseKind
    wish: Wish
    text: str


def possible_kinds(order: Order, at: dt.datetime) -> list[CaseKind]:
    """What may be reported: anything until the protection ends, and of a parcel that failed that it has not come."""
    if order.state != OrderState.CONFIRMED:
        return []
    if order.fulfilment_status == FulfilmentStatus.FAILED:
        return [CaseKind.NOT_RECEIVED]
    is_protected = order.fulfilment_status == FulfilmentStatus.DELIVERED and order.completes_at > at
    is_paid_back = order.payment_status == PaymentStatus.REFUNDED
    return list(CaseKind) if is_protected and not is_paid_back else []


def has_food(order: Order) -> bool:
    """What may spoil on its way back."""
    return order.lines.filter(product__category__slug=FOOD).exists()


def may_escalate(case: Case) -> bool:
    """Where the answer won't do, or the exchange that was promised doesn't come."""
    is_promised = case.state == CaseState.RESOLVED and case.remedy == Remedy.EXCHANGE and not case.decided_at
    return is_promised or case.state == CaseState.SELLER_ANSWERED


def may_settle(case: Case) -> bool:
    """Money that is agreed on is waited for: its arrival closes the case."""
    return case.state in RUNNING or (case.state == CaseState.RESOLVED and case.remedy != Remedy.REFUND)


@transaction.atomic
def begin(order: Order, claim: Claim, *, by: User | None) -> Case:
    """A second press finds the case that is open already."""
    refuse_silence(claim.text)
    order = lock(order.pk)
    if already := order.cases.unclosed().first():
        return already
    if claim.kind not in possible_kinds(order, timezone.now()):
        raise Refusal(_("This can't be reported any more: the time to complain is over. Please call the shop."))
    deadline = timezone.now() + times.CASE_ANSWER
    case = order.cases.create(kind=claim.kind, wish=claim.wish, answer_by=deadline)
    take_turn(case, Verb.CASE_OPENED, claim.text, by=by)
    return case


@transaction.atomic
def answer(case: Case, said: Answer, *, by: User) -> None:
    """The shop's turn, once: it offers something, or refuses and says why."""
    case = held(case)
    refuse_unworkable(case.order, said)
    offer = {"remedy": said.remedy, "amount": said.amount, "answer_by": timezone.now() + times.CASE_ACCEPTANCE}
    step(case, (CaseState.OPENED,), CaseState.SELLER_ANSWERED, **offer)
    take_turn(case, Verb.CASE_ANSWERED, said, by=by)


@transaction.atomic
def write_back(case: Case, text: str, *, by: User | None) -> None:
    """The buyer isn't content and gives the shop another turn."""
    refuse_silence(text)
    case = held(case)
    asked = {"remedy": "", "amount": None, "answer_by": timezone.now() + times.CASE_ANSWER}
    step(case, (CaseState.SELLER_ANSWERED,), CaseState.OPENED, **asked)
    take_turn(case, Verb.CASE_REPLIED, text, by=by)


@transaction.atomic
def accept(case: Case, *, by: User | None) -> None:
    """The buyer is content with the shop's answer."""
    case = held(case)
    if case.state in (CaseState.RESOLVED, CaseState.CLOSED):
        return
    _let_stand(case, by=by)


@transaction.atomic
def escalate(case: Case, text: str = "", *, by: User | None) -> None:
    """The buyer asks an officer to decide."""
    case = held(case)
    if case.state == CaseState.ESCALATED:
        return
    if not may_escalate(case):
        raise CaseMoved
    step(case, (case.state,), CaseState.ESCALATED, answer_by=None)
    take_turn(case, Verb.CASE_ESCALATED, text, by=by)


@transaction.atomic
def decide(case: Case, ruling: Answer, *, by: User) -> None:
    """An officer who is no member of the shop has the last word."""
    refuse_silence(ruling.text)
    case = held(case)
    if is_of_shop(by, case.order):
        raise Refusal(_("You belong to this shop. Another officer has to decide."))
    refuse_unworkable(case.order, ruling)
    ruled = {"remedy": ruling.remedy, "amount": ruling.amount, "decided_at": timezone.now(), "decided_by": by}
    step(case, (CaseState.ESCALATED,), CaseState.RESOLVED, answer_by=None, **ruled)
    take_turn(case, Verb.CASE_DECIDED, ruling, by=by)
    _carry_out(case, by=by)


@transaction.atomic
def settle(case: Case, *, by: User | None) -> None:
    """The buyer needs nothing more."""
    case = held(case)
    if case.state == CaseState.CLOSED:
        return
    if not may_settle(case):
        raise Refusal(_("The case closes by itself when the shop has paid you back."))
    close(case, (case.state,), by=by)


@transaction.atomic
def escalate_unanswered(case: Case, *, at: dt.datetime) -> None:
    """The shop was silent. Nothing happens where it answered before the lock was ours."""
    case = held(case)
    if Case.objects.late(CaseState.OPENED, at).filter(pk=case.pk).exists():
        step(case, (CaseState.OPENED,), CaseState.ESCALATED, answer_by=None)
        take_turn(case, Verb.CASE_ESCALATED, _("The shop did not answer in time."))


@transaction.atomic
def presume_accepted(case: Case, *, at: dt.datetime) -> None:
    """The buyer was silent: the shop's answer stands."""
    case = held(case)
    if Case.objects.late(CaseState.SELLER_ANSWERED, at).filter(pk=case.pk).exists():
        _let_stand(case, by=None)


@transaction.atomic
def close_exchanged(case: Case, *, at: dt.datetime) -> None:
    """Nobody has complained of the exchange."""
    case = held(case)
    if Case.objects.late(CaseState.RESOLVED, at).filter(pk=case.pk).exists():
        close(case, (CaseState.RESOLVED,))


def held(case: Case) -> Case:
    """The case as it is now, its order held until the transaction ends."""
    order = lock(case.order_id)
    case = Case.objects.get(pk=case.pk)
    case.order = order
    return case


def refuse_silence(text: str) -> None:
    if not text.strip():
        raise Refusal(_("Please write why, so that the other side understands."))


def refuse_unworkable(order: Order, said: Answer) -> None:
    if said.remedy == Remedy.NOTHING:
        refuse_silence(said.text)
    if (said.remedy == Remedy.REFUND) != bool(said.amount):
        raise Refusal(_("Please write how much money goes back."))
    if said.amount:
        refunds.refuse_above_what_came_in(order, said.amount)


def _let_stand(case: Case, *, by: User | None) -> None:
    if case.remedy == Remedy.NOTHING:
        close(case, (CaseState.SELLER_ANSWERED,), by=by)
        return
    step(case, (CaseState.SELLER_ANSWERED,), CaseState.RESOLVED, answer_by=None)
    take_turn(case, Verb.CASE_AGREED, by=by)
    _carry_out(case, by=by)


def _carry_out(case: Case, *, by: User | None) -> None:
    """What was agreed or decided becomes money owed, days to exchange, or the end."""
    this = Case.objects.filter(pk=case.pk)
    match case.remedy:
        case Remedy.REFUND:
            this.update(refund=refunds.agree(case.order, case.amount, CaseKind(case.kind).label))
            _end_what_never_came(case, by=by)
        case Remedy.EXCHANGE:
            this.update(answer_by=timezone.now() + times.EXCHANGE)
        case Remedy.NOTHING:
            close(case, (CaseState.RESOLVED,), by=by)


def _end_what_never_came(case: Case, *, by: User | None) -> None:
    """All the money goes back for a parcel that did not arrive: it counts as lost, and the order ends with it."""
    is_missing = case.order.fulfilment_status == FulfilmentStatus.FAILED
    if is_missing and not refunds.outstanding(case.order):
        parcels.lose(case.order, CaseKind(case.kind).label, by=by)
