"""What a shop answers to a review or a question: once, and to be mended for a while."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import remark_letters
from products.models import Question, Review
from products.moderation import reporting
from products.states import Standing

ANSWER_STAYS_OPEN = dt.timedelta(days=7)


@transaction.atomic
def answer(remark: Review | Question, words: str, *, by: User) -> None:
    """The first answer is told to whoever wrote; mending it is not."""
    if not words.strip():
        raise Refusal(_("Please write the answer."))
    now, is_first = timezone.now(), remark.answered_at is None
    may_answer = Q(answered_at=None) | Q(answered_at__gt=now - ANSWER_STAYS_OPEN)
    still_open = type(remark).objects.filter(may_answer, pk=remark.pk, standing=Standing.SHOWN)
    at = {"answered_at": now, "answered_by": by} if is_first else {}
    if not still_open.update(answer=words.strip(), **at):
        raise Refusal(_("This answer can't be changed any more."))
    remark.refresh_from_db(fields=("answer", "answered_at"))
    reporting.hint(remark, words)
    if is_first:
        remark_letters.tell_author(remark)


def is_answer_open(remark: Review | Question) -> bool:
    """Whether the shop may answer, or still mend what it answered."""
    if remark.standing != Standing.SHOWN:
        return False
    return remark.answered_at is None or remark.answered_at > timezone.now() - ANSWER_STAYS_OPEN
