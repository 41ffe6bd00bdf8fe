"""Persons of a batch who may be known already under a slightly different name: told to people, never merged."""

from collections.abc import Iterator

from django.db import connection, transaction
from rapidfuzz import fuzz

from training.models import ImportBatch

ALIKE = 88  # of 100: one or two letters in a Thai name
REASON = "name, birth year and village alike"
PAIRS = """
    SELECT DISTINCT least(a.id, b.id), greatest(a.id, b.id), a.name_key, b.name_key
    FROM training_person a JOIN training_person b USING (village_id, birth_year)
    WHERE a.batch_id = %s AND a.state = 'active' AND b.state = 'active' AND a.id <> b.id
"""
INSERT = """
    INSERT INTO training_duplicatecandidate (first_id, second_id, score, reason, state)
    SELECT first_id, second_id, score, %s, 'open' FROM alike ON CONFLICT DO NOTHING
"""
CHUNK = 20_000


def find(batch: ImportBatch) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE alike (first_id bigint, second_id bigint, score smallint) ON COMMIT DROP")
        found = list(alike(batch))
        with cursor.copy("COPY alike FROM STDIN") as copy:
            for row in found:
                copy.write_row(row)
        cursor.execute(INSERT, [REASON])
        cursor.execute("DROP TABLE alike")


def alike(batch: ImportBatch) -> Iterator[tuple[int, int, int]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(PAIRS, [batch.pk])
        while pairs := cursor.fetchmany(CHUNK):
            for first, second, name, other in pairs:
                score = int(fuzz.ratio(name, other))
                if score >= ALIKE:
                    yield first, second, score
