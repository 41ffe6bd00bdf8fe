"""How a case takes a step: one guarded UPDATE decides, the turn is written down, and the others are told."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import events, notices
from orders.events import Verb
from orders.models import Case, Order, Refund
from orders.notices import Audience
from orders.states import CaseState, Remedy

TOLD = {
    Verb.CASE_OPENED: (Audience.SHOP,),
    Verb.CASE_ANSWERED: (Audience.BUYER,),
    Verb.CASE_REPLIED: (Audience.SHOP,),
    Verb.CASE_ESCALATED: tuple(Audience),
    Verb.CASE_AGREED: (Audience.SHOP,),
    Verb.CASE_DECIDED: tuple(Audience),
    Verb.CASE_CLOSED: tuple(Audience),
}
RUNNING = (CaseState.OPENED, CaseState.SELLER_ANSWERED, CaseState.ESCALATED)  # not yet agreed or decided
BUYERS_TURNS = (Verb.CASE_OPENED, Verb.CASE_REPLIED, Verb.CASE_ESCALATED)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shop offers, or an officer decides: the amount only where money goes back."""

    remedy: Remedy
    text: str
    amount: Decimal | None = None


class CaseMoved(Refusal):
    """Somebody was faster; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(_("The case is already past this step. Please look at it again."))


def step(case: Case, start: Collection[CaseState], to: CaseState, **changes: object) -> None:
    """The guarded UPDATE; the caller holds the order."""
    if not Case.objects.filter(pk=case.pk, state__in=start).update(state=to, **changes):
        raise CaseMoved
    case.state = to
    for field, value in changes.items():
        setattr(case, field, value)


def take_turn(case: Case, verb: Verb, said: Answer | str = "", *, by: User | None = None) -> None:
    """What was said stays between the two sides; the order's own history only says that it was."""
    answer = said if isinstance(said, Answer) else Answer("", said)
    case.turns.create(verb=verb, text=answer.text.strip(), remedy=answer.remedy, amount=answer.amount, by=by)
    event = events.record(case.order, verb, by=by, was=case.order.state)
    notices.announce_all([case.order], TOLD[verb], f"{verb}_{event.pk}")


def close(case: Case, start: Collection[CaseState], said: str = "", *, by: User | None = None) -> None:
    step(case, start, CaseState.CLOSED, closed_at=timezone.now(), answer_by=None)
    take_turn(case, Verb.CASE_CLOSED, said, by=by)


def close_paid_back(order: Order, refund: Refund, *, by: User | None) -> None:
    """The money that was agreed or decided on is back: nothing is left to do. The caller holds the order."""
    case = Case.objects.filter(refund=refund, state=CaseState.RESOLVED).first()
    if case:
        case.order = order
        close(case, (CaseState.RESOLVED,), by=by)


def close_ended(order: Order, said: str, *, by: User | None) -> None:
    """The order ended by another way, its money is owed: there is nothing left to argue about."""
    for case in order.cases.filter(state__in=RUNNING):
        case.order = order
        close(case, RUNNING, said, by=by)
