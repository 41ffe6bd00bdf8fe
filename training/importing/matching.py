"""Whose rows they are: by the hash of the number; else by name, birth year and village, where that is one person.

Runs in one transaction over the whole batch, and again before what is left is written: the register goes on meanwhile.
The answer stands in the temporary table `matched`; only what is wrong with a row is written down.
"""

import contextlib
from collections.abc import Iterator

from django.db import connection, transaction

from training.importing import steps
from training.importing.problems import BY_MATCHING, FAILED, Problem, values
from training.models import ImportBatch

# A row stands in `who` if nothing is wrong with it by itself. Whoever is new gets his or her id here.
WHO = """
    CREATE TEMP TABLE who ON COMMIT DROP AS
    SELECT number, digest, name_key, birth_year, village_id, course_id, finished_on
    FROM training_stagedrow WHERE batch_id = %(batch)s AND NOT problems && %(failed)s::text[]
"""
NUMBERS = """
    CREATE TEMP TABLE numbers ON COMMIT DROP AS
    SELECT DISTINCT ON (w.digest) w.digest, w.name_key, w.birth_year, w.village_id,
           coalesce(p.merged_into_id, p.id) AS person_id
    FROM who w
    LEFT JOIN training_personidentifier i ON i.digest = w.digest AND i.kind = 'national_id'
    LEFT JOIN training_person p ON p.id = i.person_id
    WHERE w.digest IS NOT NULL ORDER BY w.digest, w.number
"""
# A person without a number gets the one that comes with the same name, birth year and village, if it is only one.
ADOPT = """
    UPDATE numbers n SET person_id = one.person_id
    FROM (SELECT p.name_key, p.birth_year, p.village_id, min(p.id) AS person_id
          FROM training_person p JOIN numbers m USING (name_key, birth_year, village_id)
          WHERE m.person_id IS NULL AND p.state = 'active'
          GROUP BY 1, 2, 3
          HAVING count(*) = 1 AND NOT bool_or(EXISTS (
              SELECT FROM training_personidentifier i WHERE i.person_id = p.id AND i.kind = 'national_id'))) one
    WHERE n.person_id IS NULL
          AND (n.name_key, n.birth_year, n.village_id) = (one.name_key, one.birth_year, one.village_id)
"""
NEW_NUMBERS = """
    ALTER TABLE numbers ADD is_new boolean NOT NULL DEFAULT false;
    UPDATE numbers SET is_new = true, person_id = nextval('training_person_id_seq') WHERE person_id IS NULL;
    ANALYZE numbers;
"""
NAMES = """
    CREATE TEMP TABLE by_name ON COMMIT DROP AS
    WITH asked AS (SELECT DISTINCT name_key, birth_year, village_id FROM who WHERE digest IS NULL),
    fitting AS (
        SELECT asked.*, n.person_id, n.is_new
        FROM asked JOIN who w USING (name_key, birth_year, village_id) JOIN numbers n ON n.digest = w.digest
        UNION
        SELECT asked.*, p.id, false
        FROM asked JOIN training_person p USING (name_key, birth_year, village_id) WHERE p.state = 'active'
    )
    SELECT name_key, birth_year, village_id, min(person_id) AS person_id, count(DISTINCT person_id) AS persons,
           coalesce(bool_and(is_new), true) AS is_new
    FROM asked LEFT JOIN fitting USING (name_key, birth_year, village_id) GROUP BY 1, 2, 3;
    UPDATE by_name SET person_id = nextval('training_person_id_seq') WHERE person_id IS NULL;
    ANALYZE by_name;
"""
# What follows for each row: its person, whether this row makes that person, and why it brings nothing, if so.
MATCHED = f"""
    DROP TABLE IF EXISTS pg_temp.matched;
    CREATE TEMP TABLE matched AS
    SELECT f.number, f.person_id, f.is_new AND f.is_first AND NOT f.is_unclear AS makes_person,
           CASE WHEN f.is_unclear THEN '{Problem.SEVERAL_PERSONS}'
                WHEN t.id IS NOT NULL THEN '{Problem.ALREADY_KNOWN}'
                WHEN f.is_twice THEN '{Problem.DUPLICATE_IN_FILE}' END AS problem
    FROM (SELECT number, course_id, finished_on, person_id, is_new, is_unclear,
                 row_number() OVER (PARTITION BY person_id, is_unclear, course_id, finished_on ORDER BY number) > 1
                     AS is_twice,
                 row_number() OVER (PARTITION BY person_id, is_unclear ORDER BY number) = 1 AS is_first
          FROM (SELECT w.number, w.course_id, w.finished_on, coalesce(n.person_id, t.person_id) AS person_id,
                       coalesce(n.is_new, t.is_new) AS is_new, coalesce(t.persons > 1, false) AS is_unclear
                FROM who w LEFT JOIN numbers n USING (digest)
                LEFT JOIN by_name t ON w.digest IS NULL
                     AND (t.name_key, t.birth_year, t.village_id) = (w.name_key, w.birth_year, w.village_id)) found) f
    LEFT JOIN training_trainingrecord t ON NOT f.is_new AND t.person_id = f.person_id AND t.course_id = f.course_id
         AND t.finished_on = f.finished_on AND t.revoked_at IS NULL;
    CREATE INDEX ON matched (number);
    ANALYZE matched;
"""  # noqa: S608 - constants of our own
# Most rows are right and new, and stay as they are. What was found by matching stands last, and alone.
WRITE = """
    UPDATE training_stagedrow r SET problems = now.problems
    FROM (SELECT s.id, trim_array(s.problems, (s.problems && %(by_matching)s::text[])::int)
                       || array_remove(ARRAY[m.problem], NULL) AS problems
          FROM training_stagedrow s JOIN matched m USING (number)
          WHERE s.batch_id = %(batch)s AND s.number > %(done)s
                AND (m.problem IS NOT NULL OR s.problems && %(by_matching)s::text[])) now
    WHERE r.id = now.id AND r.problems <> now.problems
"""
STEPS = (
    WHO,
    "ANALYZE who",
    NUMBERS,
    ADOPT,
    NEW_NUMBERS,
    NAMES,
    MATCHED,
    WRITE,
    "DROP TABLE who, numbers, by_name",
)


@contextlib.contextmanager
def matched(batch: ImportBatch, tell: steps.Tell, *, after: int = 0) -> Iterator[None]:
    """Rows up to `after` are in the register: they say who is who, and stay as they are."""
    told = {
        "batch": batch.pk,
        "done": after,
        "failed": values(*(problem for problem in FAILED if problem not in BY_MATCHING)),
        "by_matching": values(*BY_MATCHING),
    }
    with connection.cursor() as cursor:
        with transaction.atomic():
            cursor.execute("SET LOCAL work_mem = '128MB'")
            for statement in STEPS:
                cursor.execute(statement, told) if "%(" in statement else cursor.execute(statement)
            tell(batch)
        yield
        cursor.execute("DROP TABLE matched")
