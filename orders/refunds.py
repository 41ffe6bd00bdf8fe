"""Money back: owed when an order that was paid ends, done when the shop has sent it; never above what came in."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.money import baht
from netpracharat.refusals import Refusal
from orders import case_steps, events, notices, slips, status
from orders.events import Verb
from orders.models import Case, Order, Refund
from orders.notices import Audience
from orders.slips import ReadSlip
from orders.states import RefundState
from orders.steps import lock

OPEN = (RefundState.REQUESTED, RefundState.APPROVED)
COUNTED = (*OPEN, RefundState.DONE)


def outstanding(order: Order) -> Decimal:
    """What came in and isn't on its way back yet, in baht."""
    paid, _is_reported = status.money_in(order)
    back = order.refunds.filter(state__in=COUNTED).aggregate(sum=Sum("amount"))["sum"]
    return paid - (back or Decimal(0))


def owe(order: Order, amount: Decimal, reason: str) -> Refund | None:
    """A refund of the amount, or of what is outstanding if that is less; the caller holds the order."""
    amount = min(amount, outstanding(order))
    return _create(order, amount, reason) if amount > 0 else None


def owe_what_was_paid(order: Order, reason: str) -> Refund | None:
    return owe(order, outstanding(order), reason)


def agree(order: Order, amount: Decimal, reason: str) -> Refund:
    """A refund that shop and buyer agreed on, or an officer decided; the caller holds the order."""
    refuse_above_what_came_in(order, amount)
    return _create(order, amount, reason, RefundState.APPROVED)


def refuse_above_what_came_in(order: Order, amount: Decimal) -> None:
    if amount > (most := outstanding(order)):
        raise Refusal(_("At most %(amount)s can be paid back: no more has come in.") % {"amount": baht(most)})


def _create(order: Order, amount: Decimal, reason: str, state: RefundState = RefundState.REQUESTED) -> Refund:
    refund = order.refunds.create(amount=amount, reason=reason[:300], state=state)
    events.record(order, Verb.REFUND_DUE, was=order.state, note=reason)
    notices.announce_all([order], Audience, f"refund_due_{refund.pk}")
    return refund


@transaction.atomic
def fail(refund: Refund, reason: str, *, by: User) -> None:
    """The transfer did not go through: as much is owed as before, and the buyer is asked for another account."""
    if not reason.strip():
        raise Refusal(_("Please write why, so that the buyer understands."))
    order = lock(refund.order_id)
    refund.refresh_from_db()
    if refund.state == RefundState.FAILED:
        return
    state = refund.state
    if not Refund.objects.filter(pk=refund.pk, state__in=OPEN).update(state=RefundState.FAILED):
        raise Refusal(_("This refund was ended already."))
    again = order.refunds.create(amount=refund.amount, reason=refund.reason, state=state)
    Case.objects.filter(refund=refund).update(refund=again)
    event = events.record(order, Verb.REFUND_FAILED, by=by, was=order.state, note=reason)
    notices.announce(order, Audience.BUYER, f"refund_failed_{event.pk}")


def mark_done(refund: Refund, *, by: User, evidence: ReadSlip | None = None) -> None:
    """The shop has sent the money back, perhaps with its bank's slip. A second press changes nothing."""
    name = slips.keep(evidence) if evidence else ""
    try:
        is_first = _mark_done(refund, name, by=by)
    except BaseException:
        slips.drop(name)
        raise
    if not is_first:
        slips.drop(name)


@transaction.atomic
def _mark_done(refund: Refund, evidence: str, *, by: User) -> bool:
    order = lock(refund.order_id)
    refund.refresh_from_db()
    if refund.state == RefundState.DONE:
        return False
    done = {"state": RefundState.DONE, "done_at": timezone.now(), "done_by": by, "evidence": evidence}
    if not Refund.objects.filter(pk=refund.pk, state__in=OPEN).update(**done):
        raise Refusal(_("This refund was ended already."))
    status.refresh(order)
    events.record(order, Verb.REFUNDED, by=by, was=order.state)
    notices.announce(order, Audience.BUYER, f"refunded_{refund.pk}")
    case_steps.close_paid_back(order, refund, by=by)
    return True
