"""Who trained whom, generation by generation: from verified sessions, in their order, without circles."""

import datetime as dt
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from netpracharat.charts.tables import Hidden
from tests.factories import make_user
from tests.unit.training.factories import DAY, make_centre, make_course, make_enrolment, make_person, make_session
from training.models import Generation, Person, Session, SessionTrainer, TrainingRecord
from training.sessions import verifying
from training.teachers import cascade

pytestmark = pytest.mark.django_db
FIRST = dt.date(2026, 1, 1)


class School:
    """Sessions of one day each; the number of the day is all that matters."""

    def __init__(self):
        self.fixed = {"centre": make_centre(), "version": make_course(), "capacity": 50}

    def taught(self, day: int, trainer: Person, *people: Person, state: str = "verified") -> Session:
        on = FIRST + day * DAY
        days = {"starts_on": on, "ends_on": on, "verified_at": timezone.now()}
        session = make_session(state=state, **self.fixed, **days)
        SessionTrainer.objects.create(session=session, person=trainer, is_lead=True)
        for person in people:
            make_enrolment(session, person, "completed")
        return session


@pytest.fixture
def school():
    return School()


def people(number: int) -> list[Person]:
    return [make_person() for _each in range(number)]


def counted(trainer: Person) -> list[tuple[int, int, int]]:
    cascade.refresh()
    return list(trainer.generations.values_list("number", "people", "teaching"))


def test_generations_are_counted_from_sessions(school):
    master, one, two, *villagers = people(6)
    school.taught(1, master, one, two)
    school.taught(2, one, *villagers[:2])
    school.taught(3, two, villagers[2])
    assert counted(master) == [(1, 2, 2), (2, 3, 0)]
    assert counted(one) == [(1, 2, 0)]
    assert counted(villagers[0]) == []


def test_only_who_completed_a_verified_session_was_trained(school):
    master, came, missed, later = people(4)
    make_enrolment(school.taught(1, master, came), missed, "no_show")
    school.taught(2, master, later, state="closed")
    assert counted(master) == [(1, 1, 0)]


def test_whom_somebody_taught_before_being_trained_is_not_below(school):
    master, trainer, before, after = people(4)
    school.taught(1, trainer, before)
    school.taught(2, master, trainer)
    school.taught(3, trainer, after)
    assert counted(master) == [(1, 1, 1), (2, 1, 0)]


def test_two_who_train_each_other_end_and_nobody_is_below_themselves(school):
    one, two = people(2)
    for day in range(1, 7):
        trainer, trained = (one, two) if day % 2 else (two, one)
        school.taught(day, trainer, trained)
    assert counted(one) == [(1, 1, 1)]
    assert counted(two) == [(1, 1, 1)]


def test_circle_of_three_ends(school):
    ring = people(3)
    for day in range(12):
        school.taught(day, ring[day % 3], ring[(day + 1) % 3])
    assert [counted(person) for person in ring] == [[(1, 1, 1), (2, 1, 1)]] * 3


def test_person_counts_once_in_the_nearest_generation(school):
    master, one, villager = people(3)
    school.taught(1, master, one)
    school.taught(2, one, villager)
    school.taught(3, master, villager)
    school.taught(4, master, villager)
    assert counted(master) == [(1, 2, 1)]


def test_line_has_an_end(school):
    row = people(cascade.DEEPEST + 3)
    for day, (trainer, trained) in enumerate(pairwise(row)):
        school.taught(day, trainer, trained)
    assert [number for number, *_counts in counted(row[0])] == list(range(1, cascade.DEEPEST + 1))


def test_refresh_forgets_what_no_longer_is(school):
    master, one = people(2)
    session = school.taught(1, master, one)
    assert counted(master) == [(1, 1, 0)]
    Session.objects.filter(pk=session.pk).update(state="closed")
    assert counted(master) == []


def test_whose_record_was_revoked_was_not_trained(school):
    master, one, two = people(3)
    session = school.taught(1, master, one, two)
    for person in (one, two):
        records = {"course": session.course_version.course, "finished_on": session.ends_on, "grade": "A"}
        TrainingRecord.objects.create(person=person, session=session, **records)
    verifying.revoke(one.records.get(), "ผิดคน", by=make_user())
    assert counted(master) == [(1, 1, 0)]


def test_public_reads_no_few_people(school):
    master = make_person()
    school.taught(1, master, *people(6))
    cascade.refresh()
    assert [row.values for row in cascade.chart(master, in_public=False).rows] == [[6, 0]]
    Generation.objects.update(people=4, teaching=1)
    assert [row.values for row in cascade.chart(master, in_public=True).rows] == [[Hidden.FEW, Hidden.FEW]]
    assert cascade.chart(make_person(), in_public=True) is None


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"people": 0, "teaching": 0}, "generation_has_people"),
        ({"people": 1, "teaching": 2}, "generation_teaches_by_its_people"),
    ],
)
def test_database_refuses_counts_that_cannot_be(fields, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Generation.objects.create(trainer=make_person(), number=1, **fields)
