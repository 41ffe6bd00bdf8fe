"""The file's rows become rows of text, by COPY. ID numbers become hashes here: none is ever written to the database."""

import sys
from contextlib import closing
from functools import lru_cache
from itertools import islice

from django.db import connection, transaction

from netpracharat import lists
from netpracharat.thai.identifiers import IdentifierError
from training import identifiers
from training.importing import steps, uploading
from training.importing.columns import FIELDS
from training.models import ImportBatch, StagedRow
from training.names import clean
from training.states import BatchState

TEXTS = tuple(field for field in FIELDS if field != "national_id")
EMPTY = ("prefix", "first_name", "last_name", "name_key", "phone", "problems")  # come later, and may not be null
COLUMNS = ("batch_id", "number", "national_id_text", "digest", "last4", *(f"{field}_text" for field in TEXTS), *EMPTY)
COPY = f"COPY {StagedRow._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"
REST = "\t".join(["", *[""] * (len(EMPTY) - 1), "{}\n"])
LONGEST = 200


def stage(batch: ImportBatch, tell: steps.Tell) -> None:
    with closing(uploading.opened(batch)) as file:
        rows = islice(lists.rows(file), 1 + batch.done, None)
        while chunk := list(islice(rows, steps.RANGE)):
            with transaction.atomic():
                copy(batch, chunk)
                steps.keep(batch, batch.done + len(chunk))
                tell(batch)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {StagedRow._meta.db_table}")  # or what comes next is planned for an empty table
    steps.enter(batch, BatchState.VALIDATING, rows=batch.done)


def copy(batch: ImportBatch, chunk: list[list[str]]) -> None:
    """Lines are put together here: psycopg's own way takes twice as long for a million rows."""
    columns = [batch.columns.get(field, sys.maxsize) for field in ("national_id", *TEXTS)]
    lines = (line(batch.pk, number, columns, row) for number, row in enumerate(chunk, start=batch.done + 1))
    with connection.cursor() as cursor, cursor.copy(COPY) as into:
        into.write("".join(lines))


def line(batch: int, number: int, columns: list[int], row: list[str]) -> str:
    """As COPY reads it; a row may be shorter than the head."""
    width = len(row)
    typed, *texts = [row[column] if column < width else "" for column in columns]
    return "\t".join((f"{batch}\t{number}", number_of(typed), *map(one_spelling, texts))) + REST


@lru_cache(100_000)
def one_spelling(typed: str) -> str:
    """Clean text has no tab and no end of line; what is left of COPY's signs is the backslash."""
    return clean(typed[:LONGEST]).replace("\\", "\\\\")


def number_of(typed: str) -> str:
    """What is kept of it, as three columns: a hash and four digits of a right one, a mask of a wrong one."""
    try:
        digest, last4 = identifiers.hashed(typed[:LONGEST])
    except IdentifierError:
        return f"{identifiers.masked(typed[:LONGEST])}\t\\N\t"
    return f"\t\\\\x{digest.hex()}\t{last4}"
