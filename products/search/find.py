"""Search: from what somebody typed to the ids of products, the best first."""

import logging
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from django.core.cache import caches
from django.db import OperationalError, connection, models, transaction
from django.db.models import Func, Value
from psycopg.errors import QueryCanceled

from products.models.search import MUCH_BOUGHT, ProductSearch
from products.search import lexicon as lexicons
from products.search.filters import NO_FILTERS, Filters
from products.search.reading import LONGEST_QUERY, Reading, read
from products.search.text import skeleton

logger = logging.getLogger(__name__)

MOST_CANDIDATES = 1_000
MOST_RESULTS = 500
MOST_NEAR = 24
ENOUGH = 10
TIMEOUT_MS = 500
KEPT_SECONDS = 600

EFFORT = f"""
    SELECT set_config('statement_timeout', '{TIMEOUT_MS}', true), set_config('enable_seqscan', 'off', true),
        set_config('work_mem', '32MB', true), set_config('jit', 'off', true)
"""
# Of at most 1,000 candidates: those much bought come first, and often there are enough of them.
# D, C, B, A: description, place, seller and category, name.
RANKED = """
    SELECT product_id, strpos(skeleton, %s) > 0 AS is_named, category_id, province_id
    FROM ({candidates}) AS candidate, CAST(%s AS tsquery) AS sought
    ORDER BY
        ts_rank_cd('{{0.1, 0.3, 0.6, 1.0}}', document, sought)
        + 0.06 * ln(1 + popularity)
        + 0.5 * (document @@ CAST(%s AS tsquery))::int
        + 0.4 * (document @@ CAST(%s AS tsquery))::int
        + 0.6 * (province_id = %s)::int DESC, product_id
    LIMIT %s
"""


class Matches(Func):
    """document @@ a query that is already written in PostgreSQL's own language."""

    arg_joiner = " @@ "
    template = "%(expressions)s::tsquery"
    output_field = models.BooleanField()


class Hit(NamedTuple):
    product_id: int
    is_named: bool  # the name contains the whole query, spelling mistakes apart
    category_id: int | None
    province_id: int


@dataclass(frozen=True)
class Found:
    """What a search gives: ids in their order, and how the query was read if not as it was typed."""

    ids: tuple[int, ...] = ()  # of what fits all that was said
    near: tuple[int, ...] = ()  # of what fits a part of it; looked for only where `ids` are few
    interpreted_as: str | None = None
    was_cut_short: bool = False  # the database would have needed too long: there may be something
    counts: tuple[tuple[int | None, int, int], ...] = ()  # (category, province, how many of `ids`)

    @property
    def is_capped(self) -> bool:
        return len(self.ids) >= MOST_RESULTS


def find(query: str, filters: Filters = NO_FILTERS) -> Found:
    """At most 500 products for a query, kept ten minutes so that pages are cut from one list."""
    text = " ".join(query[:LONGEST_QUERY].replace("\x00", " ").split())
    if not text:
        return Found()
    if filters.winners:  # who won changes for everybody at one moment
        return search(text, filters)
    key = "found-" + sha256(repr((text, filters)).encode()).hexdigest()
    found = caches["local"].get(key)
    if found is None:
        found = search(text, filters)
        if not found.was_cut_short:
            caches["local"].set(key, found, KEPT_SECONDS)
    return found


def search(text: str, filters: Filters) -> Found:
    """Nothing, where the database would need too long; where it is away, its error."""
    try:
        with transaction.atomic():
            limit_effort()
            return tiers(text, filters)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        logger.warning("a search took longer than %s ms", TIMEOUT_MS)
        return Found(was_cut_short=True)


def tiers(text: str, filters: Filters) -> Found:
    """Tier after tier, each less strict than the one before it, until there is enough."""
    lexicon = lexicons.current()
    reading = read(text, lexicon)
    shown = reading.text if reading.text != text else None
    hits = ranked(reading.every_term(), reading, filters)
    spelled = reading if any(hit.is_named for hit in hits) else reading.spelled(lexicon)
    if len(hits) < ENOUGH or spelled.is_misspelt:
        corrected = ranked(spelled.every_term(), spelled, filters) if spelled.is_corrected else []
        by_bones = [] if spelled.is_corrected else ranked(reading.every_gram(), reading, filters)
        if corrected and not hits:
            shown = spelled.corrected()
        hits = in_order_of_trust(hits, by_bones, corrected, is_misspelt=spelled.is_misspelt)
    near = ranked(spelled.any_term(lexicon), spelled, filters) if len(hits) < ENOUGH else []
    return answer(hits[:MOST_RESULTS], near, shown)


def answer(hits: list[Hit], near: list[Hit], interpreted_as: str | None) -> Found:
    ids = tuple(hit.product_id for hit in hits)
    others = tuple(hit.product_id for hit in near if hit.product_id not in ids)
    counts = Counter((hit.category_id, hit.province_id) for hit in hits)
    return Found(ids, others[:MOST_NEAR], interpreted_as, counts=tuple((*of, number) for of, number in counts.items()))


def in_order_of_trust(strict: list[Hit], by_bones: list[Hit], corrected: list[Hit], *, is_misspelt: bool) -> list[Hit]:
    """What is named as it was typed, before what the pieces of a misspelt word happen to match."""
    named = [hit for hit in (*strict, *by_bones) if hit.is_named]
    weak = (*corrected, *strict, *by_bones) if is_misspelt else (*strict, *by_bones, *corrected)
    first = named if is_misspelt else (*strict, *named)
    return list({hit.product_id: hit for hit in (*first, *weak)}.values())


def limit_effort() -> None:
    """For this transaction: half a second, never the whole table, and memory to mark single rows of a broad word."""
    with connection.cursor() as cursor:
        cursor.execute(EFFORT)


def ranked(sought: str, reading: Reading, filters: Filters) -> list[Hit]:
    """What matches, the best first."""
    if not sought:
        return []
    rows = filters.narrow(ProductSearch.objects.on_sale()).filter(Matches("document", Value(sought)))
    columns = rows.values("product_id", "document", "skeleton", "popularity", "category_id", "province_id")
    much, little = columns.filter(popularity__gte=MUCH_BOUGHT), columns.filter(popularity__lt=MUCH_BOUGHT)
    candidates, values = much.union(little, all=True)[:MOST_CANDIDATES].query.sql_with_params()
    bonuses = (reading.first_words(), reading.typed(), reading.province or 0)
    with connection.cursor() as cursor:
        bones = skeleton(reading.text)
        cursor.execute(RANKED.format(candidates=candidates), [bones, *values, sought, *bonuses, MOST_RESULTS])
        return [Hit(*row) for row in cursor]
