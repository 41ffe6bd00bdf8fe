"""Files of names go after a while; what they brought stays."""

import datetime as dt

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from netpracharat.refusals import Refusal
from tests.unit.training.legacy_files import imported, listed, make_officer, make_register, taken
from training.importing import retention, running, uploading
from training.models import ImportBatch, StagedRow, TrainingRecord

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]
DAYS = 30


@pytest.fixture(autouse=True)
def register(settings):
    settings.TRAINING_IMPORT_DAYS = DAYS
    make_register()


def purge(days: float) -> None:
    retention.purge(timezone.now() + dt.timedelta(days=days))


def test_file_rows_and_samples_go_and_records_stay():
    batch = imported({}, {"หมู่บ้าน": "หมู่ 9"})
    purge(DAYS - 0.1)
    assert StagedRow.objects.count() == 2
    purge(DAYS + 0.1)
    path = batch.path
    batch.refresh_from_db()
    assert (StagedRow.objects.count(), storages["private"].exists(path), TrainingRecord.objects.count()) == (
        0,
        False,
        1,
    )
    assert (batch.state, batch.report["failed"], "samples" in batch.report) == ("applied", 1, False)
    with pytest.raises(Refusal):
        uploading.opened(batch)


def test_what_nobody_decided_on_is_discarded():
    batch = uploading.receive(listed({}), "รายชื่อ.csv", by=make_officer())
    purge(DAYS + 0.1)
    batch.refresh_from_db()
    assert (batch.state, batch.purged_at is not None) == ("undone", True)


def test_what_is_under_way_is_kept():
    batch = taken(listed({}))
    purge(DAYS + 0.1)
    running.run(batch)
    assert (ImportBatch.objects.get().state, StagedRow.objects.count()) == ("reported", 1)
