"""Rows of text are understood and checked, set-wise."""

from django.db import connection, transaction

from training import names
from training.importing import meanings, steps
from training.importing.problems import Problem
from training.models import ImportBatch
from training.states import BatchState

# ruff: noqa: S608 - put together from constants alone
DIGITS = "regexp_replace(s.phone_text, '[^0-9]', '', 'g')"
LONGEST_NAME, LONGEST_KEY = 80, 160
CHECKS = {
    Problem.EMPTY_NAME: "first_name = ''",
    Problem.LONG_NAME: f"greatest(length(first_name), length(last_name)) > {LONGEST_NAME}",
    Problem.UNREADABLE_DATE: f"'{Problem.UNREADABLE_DATE}' IN (day_problem, birth_problem)",
    Problem.YEAR_IN_DOUBT: f"'{Problem.YEAR_IN_DOUBT}' IN (day_problem, birth_problem)",
    Problem.UNKNOWN_VILLAGE: "NOT is_place",
    Problem.UNKNOWN_COURSE: "course_id IS NULL",
    Problem.UNIDENTIFIED: "digest IS NULL AND (birth_year IS NULL OR village_id IS NULL)",
    Problem.BAD_CHECK_DIGIT: "digest IS NULL AND national_id_text <> ''",
    Problem.MISSING_ID: "digest IS NULL AND national_id_text = ''",
    Problem.UNKNOWN_CENTRE: "NOT is_centre",
}
# An Excel sheet eats the first zero of a phone number.
PHONE = f"""
    CASE WHEN {DIGITS} ~ '^0([689][0-9]{{8}}|[2-7][0-9]{{7}})$' THEN '+66' || substr({DIGITS}, 2)
         WHEN {DIGITS} ~ '^[689][0-9]{{8}}$' THEN '+66' || {DIGITS}
         WHEN {DIGITS} ~ '^66[2-9][0-9]{{7,8}}$' THEN '+' || {DIGITS}
         ELSE '' END
"""
UNDERSTOOD = f"""
    SELECT s.id, s.digest, s.national_id_text, {names.prefix_sql("whole")} AS prefix,
           {names.first_sql("bare")} AS first_name, {names.last_sql("bare")} AS last_name,
           left({names.key_sql("bare")}, {LONGEST_KEY}) AS name_key, {PHONE} AS phone,
           CASE WHEN s.hours_text ~ '^[0-9]{{1,4}}([.][0-9])?$' THEN s.hours_text::numeric END AS hours,
           finished_on, day_problem, birth_year, birth_problem, village_id, subdistrict_id, is_place,
           course_id, is_centre
    FROM (SELECT id, digest, national_id_text, phone_text, hours_text, finished_text, birth_text, village_text,
                 subdistrict_text, district_text, province_text, course_text, centre_text,
                 {names.whole_sql("prefix_text", "first_name_text", "last_name_text")} AS whole
          FROM training_stagedrow WHERE batch_id = %s AND number BETWEEN %s AND %s) s
    CROSS JOIN LATERAL (SELECT {names.bare_sql("s.whole")} AS bare) b
    JOIN means_finished USING (finished_text) JOIN means_birth USING (birth_text)
    JOIN means_place USING (village_text, subdistrict_text, district_text, province_text)
    JOIN means_course USING (course_text) JOIN means_centre USING (centre_text)
"""
FIELDS = (
    *("prefix", "first_name", "last_name", "name_key", "phone", "hours", "finished_on", "birth_year"),
    *("village_id", "subdistrict_id", "course_id"),
)
PROBLEMS = ", ".join(f"CASE WHEN {check} THEN '{problem}' END" for problem, check in CHECKS.items())
UPDATE = f"""
    UPDATE training_stagedrow r
    SET ({", ".join(FIELDS)}, problems) = ROW({", ".join(f"u.{field}" for field in FIELDS)}, u.problems)
    FROM (SELECT *, array_remove(ARRAY[{PROBLEMS}], NULL) AS problems FROM ({UNDERSTOOD}) understood) u
    WHERE r.batch_id = %s AND r.number BETWEEN %s AND %s AND r.id = u.id
"""
# Each text is met with its meaning by hash: nothing is known yet of tables that were filled a moment ago.
BY_HASH = "SET LOCAL enable_nestloop = off"


def validate(batch: ImportBatch, tell: steps.Tell) -> None:
    known = meanings.all_for(batch)
    for first, last in steps.ranges(batch):
        with transaction.atomic():
            for meaning in known:
                meaning.look_up(batch, first, last)
            with connection.cursor() as cursor:
                cursor.execute(BY_HASH)
                cursor.execute(UPDATE, [batch.pk, first, last] * 2)
            steps.keep(batch, last)
            tell(batch)
    steps.enter(batch, BatchState.MATCHING)
