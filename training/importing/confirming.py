"""Somebody looked at the report and says yes; above 10,000 rows it is a second person. Or says: take it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from netpracharat.refusals import Refusal
from training.models import ImportBatch
from training.states import BatchState

NEEDS_A_SECOND = 10_000


def confirm(batch: ImportBatch, *, by: User) -> None:
    require_officer(by)
    if (batch.rows or 0) > NEEDS_A_SECOND and batch.uploaded_by_id == by.pk:
        raise Refusal(_("So large an import is confirmed by another officer than the one who uploaded it."))
    step(batch, BatchState.REPORTED, BatchState.CONFIRMED, confirmed_by=by, confirmed_at=timezone.now())


def undo(batch: ImportBatch, *, by: User) -> None:
    """What was written goes when the import next runs."""
    require_officer(by)
    step(batch, BatchState.APPLIED, BatchState.UNDOING)


def require_officer(user: User) -> None:
    if not is_officer(user):
        raise Refusal(_("Only an officer decides on an import."))


@transaction.atomic
def step(batch: ImportBatch, old: BatchState, new: BatchState, **fields: object) -> None:
    if not ImportBatch.objects.filter(pk=batch.pk, state=old).update(state=new, done=0, **fields):
        raise Refusal(_("This import has gone on meanwhile."))
    batch.refresh_from_db()
