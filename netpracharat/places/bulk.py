"""Many rows at once: COPY into a temporary table, then one statement that inserts, updates or leaves alone."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from psycopg import sql

COPY = sql.SQL("COPY {into} ({columns}) FROM STDIN")
CREATE = sql.SQL("CREATE TEMP TABLE {fresh} ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0")
MERGE = sql.SQL(
    """
    WITH written AS (
        INSERT INTO {table} AS old ({columns}) SELECT {columns} FROM {fresh}
        ON CONFLICT ({key}) DO UPDATE SET ({news}) = ROW({excluded}) WHERE ({olds}) IS DISTINCT FROM ({excluded})
        RETURNING xmax = 0 AS is_new
    )
    SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM written
    """
)


class Written(NamedTuple):
    """How many rows are new, and how many others changed."""

    new: int
    changed: int


def upsert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    keep: Collection[str] = (),
) -> Written:
    """Write `rows` of `columns`, the primary key first; a row that is the same already is not touched.

    Of a row that exists, the columns in `keep` stay as they are.
    """
    names = names_for(model, columns, [column for column in columns[1:] if column not in keep])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CREATE.format(**names))
        with cursor.copy(COPY.format(into=names["fresh"], columns=names["columns"])) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(MERGE.format(**names))
        written = Written(*cursor.fetchone())
        cursor.execute(sql.SQL("DROP TABLE {fresh}").format(**names))
    return written


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write new rows of `columns`; the others, but for the primary key, get the model's defaults."""
    fields = [f for f in model._meta.local_concrete_fields if not (f.primary_key or f.generated)]
    defaults = {field.column: field.get_default() for field in fields if field.column not in columns}
    names = sql.SQL(", ").join(map(sql.Identifier, (*columns, *defaults)))
    into, rest = sql.Identifier(model._meta.db_table), tuple(defaults.values())
    with connection.cursor() as cursor, cursor.copy(COPY.format(into=into, columns=names)) as copy:
        for row in rows:
            copy.write_row((*row, *rest))


def names_for(model: type[models.Model], columns: Sequence[str], updated: Sequence[str]) -> dict[str, sql.Composable]:
    def joined(prefix: str, names: Sequence[str]) -> sql.Composable:
        return sql.SQL(", ").join(sql.Identifier(*(part for part in (prefix, name) if part)) for name in names)

    return {
        "table": sql.Identifier(model._meta.db_table),
        "fresh": sql.Identifier(f"fresh_{model._meta.model_name}"),
        "key": sql.Identifier(columns[0]),
        "columns": joined("", columns),
        "news": joined("", updated),
        "olds": joined("old", updated),
        "excluded": joined("excluded", updated),
    }
