"""Somebody looked at the report and says yes; above 10,000 rows it is a second person. Or says: take it back."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from training.models import ImportBatch
from training.states import BatchState

NEEDS_A_SECOND = 10_000


def confirm(batch: ImportBatch, *, by: User) -> None:
    refuse_stranger(batch, by)
    if needs_another(batch, by):
        raise Refusal(_("So large an import is confirmed by another officer than the one who uploaded it."))
    step(batch, BatchState.CONFIRMED, after=(BatchState.REPORTED,), confirmed_by=by, confirmed_at=timezone.now())


def needs_another(batch: ImportBatch, user: User) -> bool:
    return (batch.rows or 0) > NEEDS_A_SECOND and batch.uploaded_by_id == user.pk


def undo(batch: ImportBatch, *, by: User) -> None:
    """What was written goes when the import next runs."""
    refuse_stranger(batch, by)
    step(batch, BatchState.UNDOING, after=(BatchState.APPLIED,))


def discard(batch: ImportBatch, *, by: User) -> None:
    """Nothing of it was written."""
    refuse_stranger(batch, by)
    step(batch, BatchState.UNDONE, after=(BatchState.UPLOADED, BatchState.REPORTED))


def go_on(batch: ImportBatch, *, by: User) -> None:
    """After it stopped for a reason that is gone now."""
    refuse_stranger(batch, by)
    ImportBatch.objects.filter(pk=batch.pk).update(trouble="")
    batch.refresh_from_db()


def refuse_stranger(batch: ImportBatch, user: User) -> None:
    if not ImportBatch.objects.visible_to(user).filter(pk=batch.pk).exists():
        raise Refusal(_("Only an officer of its province decides on an import."))


@transaction.atomic
def step(batch: ImportBatch, new: BatchState, *, after: Collection[BatchState], **fields: object) -> None:
    now = {"state": new, "done": 0, "changed_at": timezone.now(), **fields}
    if not ImportBatch.objects.filter(pk=batch.pk, state__in=after).update(**now):
        raise Refusal(_("This import has gone on meanwhile."))
    batch.refresh_from_db()
