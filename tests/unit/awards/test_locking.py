"""The lock of a round: what stops it, what it freezes, whom it sends on."""

import pytest
from django.db import DatabaseError, transaction

from awards.models import Advancement, Award, Conflict, Entry, RoundResult, ScoreSheet
from awards.results import advancing, awarding, locking
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def edition():
    return make_edition(state="regional")


@pytest.fixture
def regional(edition):
    return make_round(edition, "regional", advances=1)


@pytest.fixture
def national(edition):
    return make_round(edition, "national", is_open=False)


@pytest.fixture
def secretary():
    return make_user("เลขานุการ")


@pytest.fixture
def judged(edition):
    def judge(round, points, **fields):  # noqa: A002
        entry = make_entry(edition, **fields)
        enter(entry, round)
        for member in round.panels.get().members.all():
            make_sheet(member, entry, points)
        return entry

    return judge


def refusal(round, **options):  # noqa: A002
    """The sentence; nothing may have happened."""
    with pytest.raises(Refusal) as refused, transaction.atomic():
        locking.lock(round, **options)
    round.refresh_from_db()
    assert (round.locked_at, RoundResult.objects.count(), Award.objects.count()) == (None, 0, 0)
    return str(refused.value)


def test_lock_freezes_the_results_and_sends_the_best_on(regional, national, judged, secretary):
    make_panel(regional)
    best, other = judged(regional, (9, 9, 9)), judged(regional, (5, 5, 5))
    south = judged(regional, (1, 1, 1), region_id="S")
    locking.lock(regional, by=secretary)
    assert regional.locked_by == secretary
    ranks = dict(RoundResult.objects.values_list("entry_id", "rank"))
    assert ranks == {best.pk: 1, other.pk: 2, south.pk: 1}
    assert set(Advancement.objects.filter(round=national).values_list("entry", flat=True)) == {best.pk, south.pk}
    with pytest.raises(DatabaseError, match="locked"), transaction.atomic():
        ScoreSheet.objects.update(state="draft")


def test_a_second_press_is_refused_kindly(regional, national, judged, secretary):
    make_panel(regional)
    judged(regional, (9, 9, 9))
    locking.lock(regional, by=secretary)
    with pytest.raises(Refusal, match="locked already"):
        locking.lock(regional, by=secretary)
    assert RoundResult.objects.count() == 1


def test_a_round_that_never_opened_is_not_locked(national, secretary):
    assert "not open" in refusal(national, by=secretary)


def test_missing_sheets_stop_the_lock_until_they_are_accepted(regional, national, judged, secretary):
    make_panel(regional, judges=4)
    entry = judged(regional, (9, 9, 9))
    ScoreSheet.objects.filter(pk=entry.sheets.last().pk).update(state="draft")
    assert "1 sheet is missing" in refusal(regional, by=secretary)
    locking.lock(regional, by=secretary, despite_gaps=True)
    assert RoundResult.objects.get().sheets == 3


@pytest.mark.parametrize("state", ["withdrawn", "disqualified"])
def test_who_is_out_of_play_neither_ranks_nor_wins_nor_holds_up_the_lock(
    regional, national, judged, secretary, edition, state
):
    make_panel(regional)
    best, second, unjudged = judged(regional, (9, 9, 9)), judged(regional, (8, 8, 8)), judged(regional, None)
    Conflict.objects.create(judge=regional.panels.get().members.first().judge, entry=best, reason="ญาติ")
    Entry.objects.filter(pk__in=(best.pk, unjudged.pk)).update(state=state)
    [row] = locking.compute(regional).rows
    assert (row.entry_id, row.rank, row.firsts) == (second.pk, 1, 3)
    locking.lock(regional, by=secretary)
    assert [result.entry for result in RoundResult.objects.all()] == [second]
    assert [on.entry for on in Advancement.objects.filter(round=national)] == [second]


def test_who_withdrew_after_the_lock_wins_nothing(edition, judged, secretary):
    final = make_round(edition, "national")
    make_panel(final)
    best, second = judged(final, (9, 9, 9)), judged(final, (8, 8, 8))
    locking.lock(final, by=secretary)
    Entry.objects.filter(pk=best.pk).update(state="withdrawn")
    awarding.propose(edition, by=secretary)
    assert Award.objects.get().entry == second


def test_a_missing_quorum_stops_the_lock(regional, national, judged, secretary):
    make_panel(regional, judges=2)
    judged(regional, (9, 9, 9))
    assert "quorum" in refusal(regional, by=secretary, despite_gaps=True)


def test_an_open_conflict_stops_the_lock(regional, national, judged, secretary):
    panel = make_panel(regional)
    entry = judged(regional, (9, 9, 9))
    Conflict.objects.create(judge=panel.members.first().judge, entry=entry, source="suggested", reason="นามสกุลเดียวกัน")
    assert "conflict" in refusal(regional, by=secretary)


def test_an_undecided_tie_stops_the_lock(regional, national, judged, secretary):
    make_panel(regional)
    judged(regional, (9, 9, 9)), judged(regional, (9, 9, 9))
    assert "tie" in refusal(regional, by=secretary)


def test_a_round_that_sends_nobody_on_is_not_locked(edition, national, secretary):
    regional = make_round(edition, "regional")
    make_panel(regional, judges=0)
    regional.panels.update(quorum=0)
    assert "how many go on" in refusal(regional, by=secretary)


def test_the_lock_of_the_last_deciding_round_proposes_the_winners(edition, judged, secretary):
    national = make_round(edition, "national")
    make_panel(national)
    best = judged(national, (9, 9, 9))
    judged(national, (5, 5, 5))
    locking.lock(national, by=secretary)
    assert list(Award.objects.values_list("entry", "place")) == [(best.pk, 1)]


def test_split_loads_show_the_adjusted_mean_beside_the_official(regional, national, judged):
    make_panel(regional)
    entry = judged(regional, (9, 9, 9))
    assert locking.compute(regional).rows[0].adjusted is None
    regional.panels.update(sheets_per_entry=3)
    (row,) = locking.compute(regional).rows
    assert (row.entry_id, str(row.adjusted), str(row.official)) == (entry.pk, "90.0000", "90.00")


def test_the_adjusted_mean_counts_where_the_rules_say_so(edition, judged):
    """A severe judge's entry is not worse for it."""
    national = make_round(edition, "national", counts="adjusted", min_sheets=1)
    panel = make_panel(national, judges=2)
    severe, mild = panel.members.order_by("pk")
    shared = [make_entry(edition) for _turn in range(20)]
    lone, other = make_entry(edition), make_entry(edition)
    for entry in [*shared, lone, other]:
        enter(entry, national)
    for entry in shared:
        make_sheet(severe, entry, (5, 5, 5))
        make_sheet(mild, entry, (7, 7, 7))
    make_sheet(severe, lone, (6, 6, 6))
    make_sheet(mild, other, (7, 7, 7))
    standings = locking.compute(national)
    assert [row.entry_id for row in standings.rows[:2]] == [lone.pk, other.pk]
    assert standings.groups == 1


def test_accepted_entries_come_into_the_first_round_once(edition, regional):
    accepted = make_entry(edition)
    make_entry(edition, state="nominated")
    assert [advancing.enter_first(regional), advancing.enter_first(regional)] == [1, 1]
    assert Advancement.objects.get().entry == accepted


def test_standings_cost_the_same_queries_for_one_and_for_three(regional, judged, django_assert_num_queries):
    make_panel(regional)
    judged(regional, (9, 9, 9))
    with django_assert_num_queries(7):
        locking.compute(regional)
    judged(regional, (8, 9, 9)), judged(regional, (8, 8, 9))
    with django_assert_num_queries(7):
        locking.compute(regional)
