"""Money back: owed when an order that was paid ends, done when the shop has sent it; never above what came in."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import events, notices, slips, status
from orders.events import Verb
from orders.models import Order, Refund
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
    if amount <= 0:
        return None
    refund = order.refunds.create(amount=amount, reason=reason[:300])
    events.record(order, Verb.REFUND_DUE, was=order.state, note=reason)
    notices.announce_all([order], Audience, f"refund_due_{refund.pk}")
    return refund


def owe_what_was_paid(order: Order, reason: str) -> Refund | None:
    return owe(order, outstanding(order), reason)


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
    return True
