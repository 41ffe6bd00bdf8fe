"""What happens to orders by itself as time goes by: each order in a transaction of its own."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from functools import partial

from orders import lifecycle, parcels, slips, times
from orders.models import Basket, Order, Refund, Slip

AT_ONCE = 500  # the next minute takes the rest
logger = logging.getLogger(__name__)


def expire_overdue(at: dt.datetime) -> None:
    deadline = at - times.GRACE
    _each(Order.objects.overdue(deadline), partial(lifecycle.expire, at=deadline))


def cancel_unaccepted(at: dt.datetime) -> None:
    placed_before = at - times.TO_ACCEPT
    _each(Order.objects.unaccepted(placed_before), partial(lifecycle.cancel_unaccepted, at=placed_before))


def remind_of_arrival(at: dt.datetime) -> None:
    sent_before = at - (times.ARRIVAL - times.TO_ANSWER)
    _each(Order.objects.unheard_of(sent_before), partial(parcels.remind, at=sent_before))


def presume_delivered(at: dt.datetime) -> None:
    """Only what was asked about: a clock that stood still for a week takes nobody's days to answer."""
    asked_before = at - times.TO_ANSWER
    _each(Order.objects.unanswered(asked_before), partial(parcels.presume_delivered, at=asked_before))


def complete_delivered(at: dt.datetime) -> None:
    _each(Order.objects.to_complete(at), lifecycle.complete)


def purge_slips(at: dt.datetime) -> None:
    """The picture goes, the transfer's reference stays: a slip still serves only once."""
    old = Slip.objects.exclude(picture="").filter(payment__order__ended_at__lt=at - times.SLIPS_KEPT)
    for slip in old[:AT_ONCE]:
        slips.drop(slip.picture)
        Slip.objects.filter(pk=slip.pk).update(picture="")
    for refund in Refund.objects.exclude(evidence="").filter(done_at__lt=at - times.SLIPS_KEPT)[:AT_ONCE]:
        slips.drop(refund.evidence)
        Refund.objects.filter(pk=refund.pk).update(evidence="")


def sweep_baskets(at: dt.datetime) -> None:
    Basket.objects.filter(user=None, touched_at__lt=at - times.BASKETS_KEPT).delete()


def _each(orders: Iterable[Order], step: Callable[[Order], None]) -> None:
    """One bad row stops nobody else: it is logged, and tried again at the next look."""
    for order in orders[:AT_ONCE]:
        try:
            step(order)
        except Exception:
            logger.exception("Order %s: %s failed", order.number, step)
