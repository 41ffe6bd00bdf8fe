"""Standings written down as they were at the lock: by COPY, as a national round may have 20,000 of them."""

from collections.abc import Iterable

from django.db import connection
from psycopg import sql
from psycopg.types.json import Jsonb

from awards.models import Round, RoundResult
from awards.results.means import Standing

FIGURES = ("sheets", "recusals", "mean", "adjusted", "spread", "official", "rank", "overall_rank")
COPY = sql.SQL("COPY {table} ({columns}) FROM STDIN").format(
    table=sql.Identifier(RoundResult._meta.db_table),
    columns=sql.SQL(", ").join(map(sql.Identifier, ("round_id", "entry_id", *FIGURES, "criterion_means", "tie_trace"))),
)


def freeze(round_: Round, rows: Iterable[Standing]) -> None:
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in rows:
            figures = (getattr(row, name) for name in FIGURES)
            copy.write_row((round_.pk, row.entry_id, *figures, Jsonb(row.criterion_means), Jsonb(row.tie_trace)))
