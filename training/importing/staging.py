"""The file's rows become rows of text, by COPY. ID numbers become hashes here: none is ever written to the database."""

from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from itertools import islice

from django.db import connection, transaction

from netpracharat.thai.identifiers import IdentifierError
from training import identifiers
from training.importing import reading, steps, uploading
from training.importing.columns import FIELDS
from training.models import ImportBatch, StagedRow
from training.names import clean
from training.states import BatchState

TEXTS = tuple(field for field in FIELDS if field != "national_id")
EMPTY = {  # what COPY must be told of columns that come later
    "prefix": "",
    "first_name": "",
    "last_name": "",
    "name_key": "",
    "phone": "",
    "problems": [],
}
COLUMNS = ("batch_id", "number", "national_id_text", "digest", "last4", *(f"{field}_text" for field in TEXTS), *EMPTY)
COPY = f"COPY {StagedRow._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"
LONGEST = 200
one_spelling = lru_cache(100_000)(clean)


def stage(batch: ImportBatch, tell: steps.Tell) -> None:
    with closing(uploading.opened(batch)) as file:
        rows = islice(reading.rows(file), 1 + batch.done, None)
        while chunk := list(islice(rows, steps.RANGE)):
            with transaction.atomic():
                copy(batch, chunk)
                steps.keep(batch, batch.done + len(chunk))
                tell(batch)
    steps.enter(batch, BatchState.VALIDATING, rows=batch.done)


def copy(batch: ImportBatch, chunk: list[list[str]]) -> None:
    with connection.cursor() as cursor, cursor.copy(COPY) as into:
        for number, row in enumerate(chunk, start=batch.done + 1):
            into.write_row((batch.pk, number, *staged(batch.columns, row), *EMPTY.values()))


def staged(columns: dict[str, int], row: list[str]) -> Iterator[object]:
    def cell(field: str) -> str:
        column = columns.get(field, len(row))
        return row[column][:LONGEST] if column < len(row) else ""

    yield from number_of(cell("national_id"))
    for field in TEXTS:
        yield one_spelling(cell(field))


def number_of(typed: str) -> tuple[str, bytes | None, str]:
    """What is kept of it: a hash and four digits of a right one, a mask of a wrong one."""
    try:
        return "", *identifiers.hashed(typed)
    except IdentifierError:
        return identifiers.masked(typed), None, ""
