"""An import that is killed in any phase goes on and ends like one that was not; only one runner is at a batch."""

import csv
import io
import multiprocessing
import os
import signal

import pytest
from django.db import connection

from netpracharat.places.models import Village
from netpracharat.refusals import Refusal
from tests.unit.training.legacy_files import make_officer, make_register, taken
from training import legacy
from training.importing import confirming, running, steps
from training.models import ImportBatch, Person, PersonIdentifier, StagedRow, TrainingRecord

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 3_000


@pytest.fixture
def file(private_files, monkeypatch) -> io.BytesIO:
    """Three thousand dirty rows, read in six ranges. Villages are no part of what is emptied after such a test."""
    monkeypatch.setattr(steps, "RANGE", ROWS // 6)
    make_register()
    text = io.StringIO()
    csv.writer(text).writerows([legacy.HEAD, *legacy.of_the_register(seed=7).rows(ROWS)])
    yield io.BytesIO(text.getvalue().encode())
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE training_person CASCADE")
    Village.objects.all().delete()


def run_and_die(batch: ImportBatch, phase: str, ranges: int) -> None:
    """In another process: killed with `ranges` of the phase written, the last of them not yet committed."""

    def die() -> None:
        seen = 0

        def tell(now: ImportBatch) -> None:
            nonlocal seen
            seen += now.state == phase
            if seen == ranges:
                os.kill(os.getpid(), signal.SIGKILL)

        running.run(ImportBatch.objects.get(pk=batch.pk), tell)

    connection.close()
    process = multiprocessing.get_context("fork").Process(target=die)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def go_on(batch: ImportBatch) -> None:
    """The lock of a killed runner goes with its connection, a moment later."""
    for _attempt in range(50):
        try:
            running.run(batch)
        except Refusal:
            connection.cursor().execute("SELECT pg_sleep(0.1)")
        else:
            return
    raise AssertionError("the lock of the killed runner stays")


def written() -> tuple[int, int, int]:
    return Person.objects.count(), PersonIdentifier.objects.count(), TrainingRecord.objects.count()


def test_an_import_killed_in_every_phase_ends_like_one_that_was_not(file):
    batch = taken(file)
    for phase, ranges in (("staging", 3), ("staging", 1), ("validating", 4), ("matching", 1)):
        run_and_die(batch, phase, ranges)
    go_on(batch)
    assert (batch.state, StagedRow.objects.filter(batch_id=batch.pk).count()) == ("reported", ROWS)
    expected = batch.report["persons"], batch.report["records"]
    confirming.confirm(batch, by=make_officer())
    run_and_die(batch, "applying", 4)  # the first is the matching before it
    run_and_die(batch, "applying", 2)
    go_on(batch)
    persons, numbers, records = written()
    assert (persons, records) == expected
    assert 0.8 * persons < numbers < persons
    confirming.undo(batch, by=batch.confirmed_by)
    run_and_die(batch, "undoing", 3)
    go_on(batch)
    assert (batch.state, written()) == ("undone", (0, 0, 0))


def test_a_second_import_adds_nothing(file):
    batch = taken(file)
    go_on(batch)
    confirming.confirm(batch, by=make_officer())
    go_on(batch)
    before = written()
    again = taken(io.BytesIO(file.getvalue() + b"\n\n"))
    go_on(again)
    assert (again.pk != batch.pk, again.report["persons"], again.report["records"]) == (True, 0, 0)
    confirming.confirm(again, by=batch.confirmed_by)
    go_on(again)
    assert written() == before


def test_only_one_runner_is_at_a_batch(file):
    batch = taken(file)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [steps.LOCKS, batch.pk])
    with pytest.raises(Refusal):
        running.run(batch)
    other.close()
    assert (ImportBatch.objects.get().state, StagedRow.objects.count()) == ("staging", 0)
