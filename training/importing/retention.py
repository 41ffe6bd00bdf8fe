"""Files of names are kept no longer than they serve: after a while the file, its rows and its samples go."""

import datetime as dt

from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Case, F, Value, When

from training.models import ImportBatch, StagedRow
from training.states import BatchState

# What nobody decided on is discarded with its file.
DISCARDED = Case(
    When(state__in=(BatchState.UPLOADED, BatchState.REPORTED), then=Value(BatchState.UNDONE)), default=F("state")
)


def purge(now: dt.datetime) -> None:
    before = now - dt.timedelta(days=settings.TRAINING_IMPORT_DAYS)
    for batch in ImportBatch.objects.left_lying(before).order_by("pk"):
        forget(batch, before, now)


@transaction.atomic
def forget(batch: ImportBatch, before: dt.datetime, now: dt.datetime) -> None:
    """What it brought stays: the records, and the counts of its report."""
    counts = {name: value for name, value in batch.report.items() if name != "samples"}
    gone = {"state": DISCARDED, "path": "", "report": counts, "purged_at": now}
    if ImportBatch.objects.left_lying(before).filter(pk=batch.pk).update(**gone):
        StagedRow.objects.filter(batch_id=batch.pk).delete()
        storages["private"].delete(batch.path)  # last: after a crash here it is tried again
