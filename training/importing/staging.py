"""The file's rows are read, understood and written down by COPY, once. No ID number is ever written to the database."""

import sys
from contextlib import closing
from functools import lru_cache
from itertools import islice

from django.db import connection, transaction

from netpracharat import lists
from training.importing import steps, uploading
from training.importing.meanings import Meanings
from training.importing.understanding import Cells, Number, Understood, number, understood
from training.models import ImportBatch, StagedRow
from training.names import clean
from training.states import BatchState

# What stands in the file is kept of the cells that a report shows.
SHOWN = Cells._fields[Cells._fields.index("birth") :]
KEPT = ("batch_id", "number", "digest", "last4", "national_id_text", *(f"{field}_text" for field in SHOWN))
COLUMNS = (*KEPT, *Understood._fields)
COPY = f"COPY {StagedRow._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"
LONGEST = 200


def stage(batch: ImportBatch, tell: steps.Tell) -> None:
    meant = Meanings(batch)
    with closing(uploading.opened(batch)) as file:
        rows = islice(lists.rows(file), 1 + batch.done, None)
        while chunk := list(islice(rows, steps.RANGE)):
            with transaction.atomic():
                copy(batch, chunk, meant)
                steps.keep(batch, batch.done + len(chunk))
                tell(batch)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {StagedRow._meta.db_table}")  # or what comes next is planned for an empty table
    steps.enter(batch, BatchState.MATCHING, rows=batch.done)


def copy(batch: ImportBatch, chunk: list[list[str]], meant: Meanings) -> None:
    """Lines are put together here: psycopg's own way takes twice as long for a million rows."""
    columns = [batch.columns.get(field, sys.maxsize) for field in ("national_id", *Cells._fields)]
    lines = []  # all of them first: understanding may ask the database, and cannot while COPY is open
    for row_number, row in enumerate(chunk, start=batch.done + 1):
        width = len(row)
        typed, *texts = [row[column][:LONGEST] if column < width else "" for column in columns]
        lines.append(line((batch.pk, row_number), number(typed), Cells(*map(one_spelling, texts)), meant))
    with connection.cursor() as cursor, cursor.copy(COPY) as into:
        into.write("".join(lines))


def line(key: tuple[int, int], known: Number, cells: Cells, meant: Meanings) -> str:
    """As COPY reads it. Clean text has no tab, no end of line and no NUL, which stands for nothing until the end."""
    *fields, problems = understood(cells, known, meant)
    digest = f"\\x{known.digest.hex()}" if known.digest else None
    values = (*key, digest, known.last4, known.mask, *cells[-len(SHOWN) :], *fields, f"{{{','.join(problems)}}}")
    text = "\t".join(["\0" if value is None else str(value) for value in values])
    return text.replace("\\", "\\\\").replace("\0", "\\N") + "\n"


one_spelling = lru_cache(100_000)(clean)
