"""An import that is killed in any phase goes on and ends like one that was not; only one runner is at a batch."""

import csv
import io
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from netpracharat.places.models import Subdistrict, Village
from netpracharat.refusals import Refusal
from tests.unit.training.factories import make_course
from tests.unit.training.legacy_files import make_officer, taken
from training import legacy
from training.importing import confirming, running, steps
from training.models import ImportBatch, Person, PersonIdentifier, StagedRow, TrainingRecord

pytestmark = pytest.mark.django_db(transaction=True)
ROWS, RANGES = 20_000, 5


@pytest.fixture(autouse=True)
def register(private_files, monkeypatch) -> None:
    """Two hundred villages, which are no part of what is emptied after a test with real commits."""
    monkeypatch.setattr(steps, "RANGE", ROWS // RANGES)
    make_course()
    places = Subdistrict.objects.order_by("pk")[:200]
    Village.objects.bulk_create(Village(code=p.pk * 100 + 1, subdistrict=p, moo=1, name_th=p.name_th) for p in places)
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE training_person CASCADE")
    Village.objects.all().delete()


def listed(rows: int) -> io.BytesIO:
    text = io.StringIO()
    csv.writer(text).writerows([legacy.HEAD, *legacy.of_the_register(seed=7).rows(rows)])
    return io.BytesIO(text.getvalue().encode())


def run_and_die(batch: ImportBatch, phase: str, ranges: int) -> None:
    """In a fresh process: a forked one would share our connection."""
    names = connection.settings_dict["NAME"], settings.STORAGES["private"]["OPTIONS"]["location"]
    arguments = *names, steps.RANGE, batch.pk, phase, ranges
    process = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", "tests.concurrency.killed", *map(str, arguments)],
        cwd=settings.BASE_DIR,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL


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


@pytest.mark.slow
def test_an_import_killed_in_every_phase_ends_like_one_that_was_not():
    batch = taken(listed(ROWS))
    for phase, ranges in (("staging", 3), ("matching", 1)):
        run_and_die(batch, phase, ranges)
    go_on(batch)
    assert (batch.state, StagedRow.objects.filter(batch_id=batch.pk).count()) == ("reported", ROWS)
    expected = batch.report["persons"], batch.report["records"]
    confirming.confirm(batch, by=make_officer())
    run_and_die(batch, "applying", 4)  # the first is the matching before it
    go_on(batch)
    persons, numbers, records = written()
    assert (batch.state, persons, records) == ("applied", *expected)
    assert 0.8 * persons < numbers < persons
    confirming.undo(batch, by=batch.confirmed_by)
    run_and_die(batch, "undoing", RANGES + 2)  # records first, then persons
    go_on(batch)
    assert (batch.state, written()) == ("undone", (0, 0, 0))


def test_a_second_import_adds_nothing():
    file = listed(2_000)
    batch = taken(file)
    running.run(batch)
    confirming.confirm(batch, by=make_officer())
    running.run(batch)
    before = written()
    again = taken(io.BytesIO(file.getvalue() + b"\n\n"))
    running.run(again)
    assert (again.pk != batch.pk, again.report["persons"], again.report["records"]) == (True, 0, 0)
    confirming.confirm(again, by=batch.confirmed_by)
    running.run(again)
    assert written() == before


def test_only_one_runner_is_at_a_batch():
    batch = taken(listed(10))
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [steps.LOCKS, batch.pk])
    with pytest.raises(Refusal):
        running.run(batch)
    other.close()
    assert (ImportBatch.objects.get().state, StagedRow.objects.count()) == ("staging", 0)
