"""A confirmed batch is written to the register, range by range: persons, their numbers, their records."""

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from netpracharat.codes import ALPHABET
from training.coverage import counting
from training.importing import candidates, matching, steps
from training.models import ImportBatch
from training.states import BatchState, Grade

# Twelve letters from the random bytes of a UUID; its bytes 6 and 8 are not all random.
PUBLIC_ID = " || ".join(
    f"substr('{ALPHABET}', 1 + get_byte(random.bytes, {byte}) % {len(ALPHABET)}, 1)"
    for byte in (0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13)
).replace("%", "%%")
RANGE = """
    training_stagedrow s JOIN matched m USING (number)
    WHERE s.batch_id = %(batch)s AND s.number BETWEEN %(first)s AND %(last)s AND m.number BETWEEN %(first)s AND %(last)s
"""
# Whoever gets a record is held until the range is written: nobody is merged meanwhile …
HELD = """
    SELECT FROM training_person
    WHERE id IN (SELECT person_id FROM matched WHERE number BETWEEN %(first)s AND %(last)s AND NOT makes_person)
    ORDER BY id FOR KEY SHARE
"""
# … and for whom was merged since the batch was matched, the heir gets it.
INHERITED = """
    UPDATE matched m SET person_id = p.merged_into_id FROM training_person p
    WHERE m.number BETWEEN %(first)s AND %(last)s AND p.id = m.person_id AND p.merged_into_id IS NOT NULL
"""
PERSONS = f"""
    INSERT INTO training_person (id, public_id, prefix, first_name, last_name, name_key, birth_year, phone,
                                 subdistrict_id, village_id, state, batch_id, created_at)
    SELECT new.person_id, {PUBLIC_ID}, new.prefix, new.first_name, new.last_name, new.name_key, new.birth_year,
           new.phone, new.subdistrict_id, new.village_id, 'active', new.batch_id, now()
    FROM (SELECT s.*, m.person_id FROM {RANGE} AND m.makes_person) new
    CROSS JOIN LATERAL (SELECT uuid_send(gen_random_uuid()) AS bytes, new.person_id) random
"""  # noqa: S608 - constants of our own
# A number that somebody else has by now stops the range: then the batch is matched anew.
NUMBERS = f"""
    INSERT INTO training_personidentifier (person_id, kind, digest, last4)
    SELECT DISTINCT ON (new.digest) new.person_id, 'national_id', new.digest, new.last4
    FROM (SELECT s.digest, s.last4, m.person_id FROM {RANGE} AND s.digest IS NOT NULL) new
    WHERE NOT EXISTS (
        SELECT FROM training_personidentifier i
        JOIN training_person p ON p.id = i.person_id
        WHERE i.digest = new.digest AND i.kind = 'national_id' AND new.person_id IN (p.id, p.merged_into_id))
"""  # noqa: S608
RECORDS = f"""
    INSERT INTO training_trainingrecord (person_id, course_id, finished_on, hours, grade, batch_id, row, revoked_reason)
    SELECT m.person_id, s.course_id, s.finished_on, s.hours, '{Grade.NAMED}', s.batch_id, s.number, ''
    FROM {RANGE} AND m.problem IS NULL
    ON CONFLICT DO NOTHING
"""  # noqa: S608


def apply(batch: ImportBatch, tell: steps.Tell) -> None:
    """What was written before a kill stays; the rest is matched anew, as the register may have grown."""
    with matching.matched(batch, tell, after=batch.done):
        for first, last in steps.ranges(batch):
            with transaction.atomic(), connection.cursor() as cursor:
                within = {"batch": batch.pk, "first": first, "last": last}
                hold_people(cursor, within)
                for statement in (PERSONS, NUMBERS, RECORDS):
                    cursor.execute(statement, within)
                steps.keep(batch, last)
                tell(batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE training_person, training_personidentifier, training_trainingrecord")
    candidates.find(batch)
    steps.enter(batch, BatchState.APPLIED)
    counting.soon()


def hold_people(cursor: CursorWrapper, within: dict[str, object]) -> None:
    """Heirs have to be held as well, and may have heirs by then."""
    heirs = True
    while heirs:
        cursor.execute(HELD, within)
        cursor.execute(INHERITED, within)
        heirs = cursor.rowcount > 0
