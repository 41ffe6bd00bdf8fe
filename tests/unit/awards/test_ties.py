"""Who stands before whom, and how it is told."""

from decimal import Decimal

import pytest

from awards.models import Entry, TieBreak
from awards.results import locking
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = pytest.mark.django_db
EQUAL = [(8, 8, 8)] * 3


@pytest.fixture
def edition():
    return make_edition()


@pytest.fixture
def national(edition):
    return make_round(edition)


@pytest.fixture
def panel(national):
    return make_panel(national)


@pytest.fixture
def judged(edition, national, panel):
    """An entry that the panel's judges gave these points, one row a judge; None hands in nothing."""

    def judge(rows):
        entry = make_entry(edition)
        enter(entry, national)
        for member, points in zip(panel.members.order_by("pk"), rows, strict=True):
            make_sheet(member, entry, points)
        return entry

    return judge


def standing(national, entry):
    return next(row for row in locking.compute(national).rows if row.entry_id == entry.pk)


def by(row):
    return [step["by"] for step in row.tie_trace]


def test_the_mean_is_rounded_half_up(judged, national):
    entry = judged([("8.00", "8.00", "8.00"), ("8.00", "8.00", "8.00"), ("8.00", "8.00", "8.01")])
    row = standing(national, entry)
    assert (row.mean, row.official, row.spread) == (Decimal("80.0150"), Decimal("80.02"), Decimal("0.0450"))
    assert row.criterion_means == {"ก1": "8.00", "ข1": "8.00", "ค1": "8.00"}


def test_a_missing_sheet_is_not_zero(judged, national):
    national.min_sheets = 2
    national.save()
    row = standing(national, judged([(9, 9, 9), None, (8, 8, 8)]))
    assert (row.sheets, row.official, row.rank) == (2, Decimal("85.00"), 1)


def test_below_the_fewest_sheets_there_is_no_rank(judged, national):
    row = standing(national, judged([(9, 9, 9), None, (8, 8, 8)]))
    assert (row.sheets, row.mean, row.official, row.rank) == (2, Decimal("85.0000"), None, None)


def test_recusals_are_counted_apart(judged, national, panel):
    entry = judged([(9, 9, 9), (9, 9, 9), None])
    panel.members.last().sheets.update(state="recused", recusal_reason="ญาติ")
    assert (standing(national, entry).sheets, standing(national, entry).recusals) == (2, 1)


def test_an_ordered_criterion_parts_the_equal(judged, national):
    first, second = judged([(10, 8, 8)] * 3), judged([(7, 8, 10)] * 3)  # 86.0 and 86.0
    rows = [standing(national, first), standing(national, second)]
    assert [row.official for row in rows] == [Decimal("86.00")] * 2
    assert [row.rank for row in rows] == [1, 2]
    assert rows[1].tie_trace == [
        {"by": "equal", "figures": {first.number: "86.00", second.number: "86.00"}},
        {"by": "criterion", "code": "ก1", "figures": {first.number: "10.00", second.number: "7.00"}},
    ]


def test_more_first_places_part_what_criteria_do_not(judged, national):
    first = judged([(9, 9, 9), (9, 9, 9), (6, 6, 6)])
    second = judged([(8, 8, 8), (8, 8, 8), (8, 8, 8)])
    assert [standing(national, entry).rank for entry in (second, first)] == [2, 1]
    assert by(standing(national, first)) == ["equal", "criterion", "criterion", "criterion", "first_places"]


def test_what_stays_equal_shares_its_rank_whoever_came_first(judged, national):
    ranks = [standing(national, entry).rank for entry in [judged(EQUAL), judged(EQUAL), judged([(1, 1, 1)] * 3)]]
    assert ranks == [1, 1, 3]


def test_only_a_tie_across_the_last_place_is_open(judged, national, edition):
    entries = sorted(judged(EQUAL).pk for _turn in range(2))
    (tie,) = locking.compute(national).open_ties
    assert (tie.entries, tie.left, tie.may_share) == (tuple(entries), 1, False)
    edition.tiers.get().slots.update(quantity=2)
    assert locking.compute(national).open_ties == []


def test_a_vote_parts_the_equal_and_stands_in_the_trace(judged, national, panel):
    first, second = judged(EQUAL), judged(EQUAL)
    TieBreak.objects.create(
        panel=panel,
        tied=sorted([first.pk, second.pk]),
        method="vote",
        order=[second.pk, first.pk],
        votes={first.pk: 1, second.pk: 2},
        decided_by=panel.members.first().judge,
    )
    assert [standing(national, entry).rank for entry in (first, second)] == [2, 1]
    last = standing(national, first).tie_trace[-1]
    assert last == {"by": "vote", "figures": {first.number: "1", second.number: "2"}}
    assert locking.compute(national).open_ties == []


def test_a_decision_about_three_orders_two_of_them(judged, national, panel):
    entries = [judged(EQUAL) for _turn in range(3)]
    ids = [entry.pk for entry in entries]
    chair = panel.members.first().judge
    TieBreak.objects.create(panel=panel, tied=ids, method="casting", order=ids[::-1], reason="งานฝีมือ", decided_by=chair)
    Entry.objects.filter(pk=entries[2].pk).update(state="disqualified")
    assert [standing(national, entry).rank for entry in entries[:2]] == [2, 1]


def test_among_many_a_trace_names_the_own_figure_and_how_many_they_were(judged, national):
    entries = [judged(EQUAL) for _turn in range(9)]
    first = standing(national, entries[0]).tie_trace[0]
    assert first == {"by": "equal", "figures": {entries[0].number: "80.00"}, "among": 9}
