"""A synthetic nation of trained people to measure with: persons, their records and sessions, written set by set."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from netpracharat.places.models import Subdistrict, Village
from netpracharat.refusals import Refusal
from training.importing.applying import PUBLIC_ID
from training.models import Course, CourseVersion, ImportBatch, LearningCentre
from training.states import BatchState, Grade, SessionState

NAME = "synthetic"
ANALYSE = "VACUUM (ANALYZE) training_person, training_trainingrecord, training_session"

# Villages are filled unevenly, as they are.
PERSONS = f"""
    INSERT INTO training_person (public_id, prefix, first_name, last_name, name_key, birth_year, phone,
                                 subdistrict_id, village_id, state, batch_id, created_at)
    SELECT {PUBLIC_ID}, '', 'คนที่', people.nth::text, 'คนที่ ' || people.nth, 1940 + people.nth %% 60, '',
           code / 100, code, 'active', %(batch)s, now()
    FROM (SELECT nth, 1 + floor(power(random(), 1.6) * (SELECT count(*) FROM places_village))::int AS at
          FROM generate_series(1, %(people)s) nth) people
    JOIN (SELECT code, row_number() OVER (ORDER BY hashint4(code::int)) AS at FROM places_village) village USING (at)
    CROSS JOIN LATERAL (SELECT uuid_send(gen_random_uuid()) AS bytes, people.nth) random
"""  # noqa: S608 - constants of our own
# One in five came twice.
RECORDS = f"""
    INSERT INTO training_trainingrecord (person_id, course_id, finished_on, hours, grade, batch_id, row, revoked_reason)
    SELECT id, %(course)s, DATE '2017-10-01' + (hashint8(id * 2 + turn) & 2047), 6, '{Grade.NAMED}', %(batch)s,
           row_number() OVER (), ''
    FROM training_person CROSS JOIN generate_series(0, 1) turn
    WHERE batch_id = %(batch)s AND (turn = 0 OR id %% 5 = 0)
    ON CONFLICT DO NOTHING
"""  # noqa: S608
SESSIONS = f"""
    INSERT INTO training_session (code, centre_id, course_version_id, subdistrict_id, village_id, venue, starts_on,
                                  ends_on, capacity, state, reported_headcount, cancelled_reason)
    SELECT 'Z' || lpad(to_hex(nth), 7, '0'), %(centre)s, %(version)s, code / 100, code, '', day, day, 60,
           '{SessionState.CLOSED}', 20 + nth %% 50, ''
    FROM (SELECT code, row_number() OVER () AS nth, DATE '2017-10-01' + (hashint4(code::int) & 2047) AS day
          FROM places_village ORDER BY hashint4(code::int) LIMIT %(people)s / 50) held
"""  # noqa: S608


@dataclass(frozen=True)
class Made:
    persons: int
    records: int
    sessions: int


def load(people: int) -> Made:
    """Once a database; needs villages."""
    if ImportBatch.objects.filter(name=NAME).exists():
        raise Refusal(_("The synthetic people are here already."))
    if not Village.objects.exists():
        raise Refusal(_("Import the villages first."))
    with transaction.atomic():
        about = {"people": people, **beginnings()}
        made = Made(*(written(statement, about) for statement in (PERSONS, RECORDS, SESSIONS)))
    with connection.cursor() as cursor:
        cursor.execute(ANALYSE)
    return made


def written(statement: str, about: dict[str, int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, about)
        return cursor.rowcount


def beginnings() -> dict[str, int]:
    """The batch that the records come from, a course and a centre."""
    batch = ImportBatch.objects.create(name=NAME, sha256=NAME, state=BatchState.APPLIED)
    course = Course.objects.create(name_th="หลักสูตรสังเคราะห์", code=NAME)
    version = CourseVersion.objects.create(course=course, number=1, hours=6)
    where = Subdistrict.objects.order_by("code").first()
    centre = LearningCentre.objects.create(name_th="ศูนย์สังเคราะห์", code=NAME, level="province", subdistrict=where)
    return {"batch": batch.pk, "course": course.pk, "version": version.pk, "centre": centre.pk}
