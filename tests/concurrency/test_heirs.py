"""Two records become one while somebody writes to it: what is written goes to the person who stays."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction

from netpracharat.places.models import Village
from tests.concurrency.threads import all_at_once
from tests.factories import make_user
from tests.unit.training.factories import make_person
from tests.unit.training.legacy_files import checked, imported, make_officer, make_register
from tests.unit.training.planned import make_closed, make_neighbour
from training.importing import confirming, running
from training.models import Person, TrainingRecord
from training.persons import merging
from training.sessions import verifying

pytestmark = pytest.mark.django_db(transaction=True)
A_MOMENT = 0.5  # seconds in which the other gets to the lock
LATER = {"วันที่จบ": "12/5/2563"}


@pytest.fixture
def register(private_files) -> None:
    """Its villages are no part of what is emptied after a test with real commits."""
    make_register()
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE training_person CASCADE")
    Village.objects.all().delete()


def while_merging(kept: Person, merged: Person, act: Callable[[], object]) -> None:
    """`act` begins before the merge is written, and ends after it."""
    rival = threading.Thread(target=all_at_once, args=([act],))
    with transaction.atomic():
        merging.merge(kept, merged, (), by=make_user())
        rival.start()
        time.sleep(A_MOMENT)
    rival.join()


def test_verifying_gives_the_record_to_who_stays():
    manager = make_user()
    session, came = make_closed(by=manager)
    kept = make_neighbour()
    while_merging(kept, came.person, partial(verifying.verify, session, by=manager))
    record = TrainingRecord.objects.get()
    assert (record.person, record.session) == (kept, session)


@pytest.mark.usefixtures("register")
def test_import_gives_the_record_to_who_stays():
    imported({})
    known, kept = Person.objects.get(), make_person("สมใจดี")
    batch = checked(LATER)
    confirming.confirm(batch, by=make_officer())
    while_merging(kept, known, partial(running.run, batch))
    batch.refresh_from_db()
    assert (batch.state, set(TrainingRecord.objects.values_list("person", flat=True))) == ("applied", {kept.pk})
    assert TrainingRecord.objects.count() == 2
