"""Rivals who enter products at the same moment, and while nominations close."""

from functools import partial

import pytest

from awards.models import Edition, Entry
from awards.states import EditionState
from netpracharat.refusals import Refusal
from tests.concurrency.threads import all_at_once
from tests.unit.awards.entrants import make_goods, make_open_edition, nominated

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]


def test_product_is_entered_once_by_two_at_once():
    edition, product = make_open_edition(), make_goods(photos=0)
    outcomes = all_at_once([partial(nominated, edition, product)] * 4)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyEntered"] * 3 + ["Entry"]
    assert Entry.objects.count() == 1


def test_numbers_are_given_once_and_without_gaps():
    edition = make_open_edition()
    for _round in range(3):
        goods = [make_goods(photos=0) for _rival in range(6)]
        assert all(isinstance(one, Entry) for one in all_at_once([partial(nominated, edition, one) for one in goods]))
    numbers = Entry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [f"2569-NE-{serial:03}" for serial in range(1, 19)]


def test_nothing_is_entered_once_nominations_are_closed():
    """Whoever comes after the close is refused: what the close counted is what there is."""
    edition = make_open_edition()

    def close() -> int:
        Edition.objects.filter(pk=edition.pk, state=EditionState.NOMINATION).update(state=EditionState.SCREENING)
        return Entry.objects.count()

    for _round in range(8):
        Edition.objects.update(state=EditionState.NOMINATION)
        goods = [make_goods(photos=0) for _rival in range(3)]
        *entered, counted = all_at_once([*(partial(nominated, edition, one) for one in goods), close])
        assert all(isinstance(outcome, Entry | Refusal) for outcome in entered)
        assert Entry.objects.count() == counted
