"""How well the search answers, on a market of our own."""

from collections.abc import Iterator
from io import StringIO
from statistics import fmean

import pytest
from django.core.management import call_command

from products.search import scoring
from tests.unit.products import search_corpus


@pytest.fixture
def scores(db: None) -> Iterator[list[scoring.Score]]:
    call_command("load_vocabulary", stdout=StringIO())
    with scoring.corpus(search_corpus.rows()):
        yield scoring.score(search_corpus.queries())


def test_search_answers_judged_queries(scores):
    answered = [score for score in scores if score.judged.grades]
    assert fmean(score.ndcg for score in answered) >= 0.90, scoring.table(scores)
    assert fmean(score.reciprocal_rank for score in answered) >= 0.90, scoring.table(scores)
    assert [score.judged.query for score in answered if not score.ids] == []


def test_search_for_what_nobody_sells_finds_nothing(scores):
    found = {score.judged.query: score.ids for score in scores if not score.judged.grades}
    assert found == dict.fromkeys(found, ())
    assert len(found) == 4
