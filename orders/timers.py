"""What happens to orders by itself as time goes by: each order in a transaction of its own."""

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import QuerySet

from orders import case_photos, cases, lifecycle, parcels, slips, times
from orders.models import Basket, Case, CasePhoto, Order, Refund, Slip
from orders.states import CaseState

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


def escalate_unanswered_cases(at: dt.datetime) -> None:
    _each(Case.objects.late(CaseState.OPENED, at), partial(cases.escalate_unanswered, at=at))


def presume_answers_accepted(at: dt.datetime) -> None:
    _each(Case.objects.late(CaseState.SELLER_ANSWERED, at), partial(cases.presume_accepted, at=at))


def close_exchanged_cases(at: dt.datetime) -> None:
    _each(Case.objects.late(CaseState.RESOLVED, at), partial(cases.close_exchanged, at=at))


def purge_slips(at: dt.datetime) -> None:
    """The picture goes, the transfer's reference stays: a slip still serves only once."""
    old = Slip.objects.exclude(picture="").filter(payment__order__ended_at__lt=at - times.SLIPS_KEPT)
    for slip in old[:AT_ONCE]:
        slips.drop(slip.picture)
        Slip.objects.filter(pk=slip.pk).update(picture="")
    for refund in Refund.objects.exclude(evidence="").filter(done_at__lt=at - times.SLIPS_KEPT)[:AT_ONCE]:
        slips.drop(refund.evidence)
        Refund.objects.filter(pk=refund.pk).update(evidence="")
    photos = CasePhoto.objects.filter(case__closed_at__lt=at - times.SLIPS_KEPT)[:AT_ONCE]
    case_photos.drop(photo.picture for photo in photos)
    CasePhoto.objects.filter(pk__in=[photo.pk for photo in photos]).delete()


def sweep_baskets(at: dt.datetime) -> None:
    Basket.objects.filter(user=None, touched_at__lt=at - times.BASKETS_KEPT).delete()


def _each(rows: QuerySet, step: Callable[[Any], None]) -> None:
    """One bad row stops nobody else: it is logged, and tried again at the next look."""
    for row in rows[:AT_ONCE]:
        try:
            step(row)
        except Exception:
            logger.exception("%r: %s failed", row, step)
