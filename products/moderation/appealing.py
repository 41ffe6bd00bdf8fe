"""Whoever a decision is about appeals once; another officer answers."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products.models import Decision, Review
from products.moderation import deciding, telling
from products.states import Standing

TO_APPEAL = dt.timedelta(days=30)
Outcome = Decision.Outcome


def is_open(decision: Decision) -> bool:
    return decision.appealed_at is None and decision.at > timezone.now() - TO_APPEAL


def standing_against(review: Review) -> Decision | None:
    """The decision for which a review is not shown now."""
    if review.standing == Standing.SHOWN:
        return None
    return Decision.objects.against().filter(matter__review=review).first()


def appeal(decision: Decision, words: str) -> None:
    if not words.strip():
        raise Refusal(_("Please write why it should be looked at again."))
    now = timezone.now()
    waiting = Decision.objects.against().filter(pk=decision.pk, appealed_at=None, at__gt=now - TO_APPEAL)
    if not waiting.update(appeal=words.strip(), appealed_at=now):
        raise Refusal(_("This decision was appealed against already, or it is too long ago."))


def may_answer(decision: Decision, user: User) -> bool:
    """An appeal that waits, for anybody but who decided."""
    return bool(decision.appealed_at and not decision.outcome and not decision.is_own(user))


@transaction.atomic
def answer(decision: Decision, outcome: Outcome, words: str, *, by: User) -> None:
    """Never by whoever decided first."""
    deciding.refuse_partial(decision.matter, by)
    if decision.is_own(by):
        raise Refusal(_("You decided this yourself, so another officer answers the appeal."))
    if not words.strip():
        raise Refusal(_("Please write the answer: whoever appealed reads it."))
    now = {"outcome": outcome, "answer": words.strip(), "answered_by": by, "answered_at": timezone.now()}
    if not Decision.objects.appealed().filter(pk=decision.pk).update(**now):
        raise Refusal(_("This appeal is answered already."))
    decision.refresh_from_db()
    if outcome == Outcome.UPHELD:
        deciding.undo(decision)
    telling.tell(decision)
