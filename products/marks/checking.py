"""An officer compares a mark with its document and lets it be shown, or sends it back with the reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products.marks import telling
from products.marks.steps import step
from products.models import Mark
from products.states import MarkState


@transaction.atomic
def approve(mark: Mark, *, by: User) -> None:
    """It takes the place of the one of its kind that was shown until now."""
    if mark.is_run_out:
        raise Refusal(_("This mark has run out. Send it back: the shop hands in the new document."))
    for shown in Mark.objects.twins_of(mark).filter(state=MarkState.APPROVED):
        step(shown, "withdraw")
    step(mark, "approve", checked_by=by, checked_at=timezone.now(), note="")
    telling.tell(mark, telling.approved)


@transaction.atomic
def send_back(mark: Mark, reason: str, *, by: User) -> None:
    """Whether it waits, or was found wrong after all."""
    if not reason.strip():
        raise Refusal(_("Please write the reason, so that the shop knows what to change."))
    step(mark, "send_back", checked_by=by, checked_at=timezone.now(), note=reason.strip())
    telling.tell(mark, telling.sent_back)
