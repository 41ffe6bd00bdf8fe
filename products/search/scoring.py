"""How good the search is: a corpus in a throw-away table, judged queries, and the figures by kind."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import fmean

from django.db import connection, transaction

from products.models.search import CatalogueWord, ProductSearch
from products.search import index, lexicon
from products.search.filters import NO_FILTERS
from products.search.find import search

CUT = 10


@dataclass(frozen=True)
class Judged:
    """A query, and the grade (2: meant, 1: acceptable) of each product that should be found."""

    query: str
    kind: str
    grades: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    judged: Judged
    ids: tuple[int, ...]

    @property
    def ndcg(self) -> float:
        """Discounted gain of the first ten against the best possible; of a query without answer: 1 for silence."""
        best = gain(sorted(self.judged.grades.values(), reverse=True))
        return gain([self.judged.grades.get(pk, 0) for pk in self.ids]) / best if best else float(not self.ids)

    @property
    def reciprocal_rank(self) -> float:
        ranks = (1 / rank for rank, pk in enumerate(self.ids[:CUT], 1) if self.judged.grades.get(pk))
        return next(ranks, 0.0) if self.judged.grades else float(not self.ids)


def gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:CUT], 1))


@contextmanager
def corpus(rows: Sequence[index.Row]) -> Iterator[None]:
    """These rows are all that searches see, in this transaction; then they are gone.

    Temporary tables stand before the real ones of the same name, so the search itself runs unchanged.
    """
    with transaction.atomic():
        for model in (ProductSearch, CatalogueWord):
            table = model._meta.db_table
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL) ON COMMIT DROP")
        popular_first = sorted(rows, key=lambda row: (-row.popularity, row.product_id))
        index.write(popular_first)
        count = index.WordCount()
        count.add(popular_first)
        count.save()
        lexicon.read.cache_clear()
        yield
        transaction.set_rollback(True)
    lexicon.read.cache_clear()


def score(queries: Iterable[Judged]) -> list[Score]:
    answers = ((judged, search(judged.query, NO_FILTERS)) for judged in queries)
    return [Score(judged, found.ids + found.near) for judged, found in answers]


def table(scores: Iterable[Score]) -> str:
    """nDCG and MRR by kind of query and for all, as lines of text."""
    by_kind = defaultdict(list)
    for one in scores:
        by_kind[one.judged.kind].append(one)
    groups = {**by_kind, "all": [one for group in by_kind.values() for one in group]}
    lines = [f"{'kind':<14}{'queries':>8}{'nDCG@10':>9}{'MRR':>7}{'nothing':>9}"]
    for kind, group in groups.items():
        nothing = sum(bool(one.judged.grades) and not one.ids for one in group)
        ndcg, rank = fmean(one.ndcg for one in group), fmean(one.reciprocal_rank for one in group)
        lines.append(f"{kind:<14}{len(group):>8}{ndcg:>9.3f}{rank:>7.3f}{nothing:>9}")
    return "\n".join(lines)
