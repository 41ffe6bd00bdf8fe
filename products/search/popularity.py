"""How often goods were bought: the figure that "bought most" and broad searches go by."""

from collections.abc import Mapping

from django.db import connection

from products.models import Product, ProductSearch

AT_ONCE = 500  # whoever buys meanwhile waits for so many rows at the most
# Locked in ascending order, as sales do: neither ever waits for the other in a circle.
KEEP = """
    WITH changed AS (
        SELECT kept.{key} AS id, coalesce(bought.times, 0) AS times
        FROM {table} kept LEFT JOIN unnest(%s::bigint[], %s::int[]) AS bought (id, times) ON bought.id = kept.{key}
        WHERE kept.{key} > %s AND kept.popularity <> coalesce(bought.times, 0)
        ORDER BY kept.{key} LIMIT %s FOR NO KEY UPDATE OF kept
    )
    UPDATE {table} SET popularity = changed.times FROM changed WHERE {table}.{key} = changed.id
    RETURNING changed.id
"""


def keep(bought: Mapping[int, int]) -> int:
    """Give each product and its search row the figure of its id, all others none; returns how many rows changed."""
    figures = [list(bought), list(bought.values())]
    return sum(_keep_in(model, figures) for model in (Product, ProductSearch))


def _keep_in(model: type[Product] | type[ProductSearch], figures: list[list[int]]) -> int:
    statement = KEEP.format(table=model._meta.db_table, key=model._meta.pk.column)
    written = last = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(statement, [*figures, last, AT_ONCE])
            changed = [pk for (pk,) in cursor]
            written += len(changed)
            if len(changed) < AT_ONCE:
                return written
            last = max(changed)
