"""The next sheet is one of the same category, in the judge's own order."""

import pytest

from awards.judging import panels, queue
from awards.models import Category, Conflict, ScoreSheet
from awards.states import SheetState
from tests.unit.awards.factories import enter, make_entry, make_panel

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(national, secretary) -> list[ScoreSheet]:
    """A judge's sheets in order: five of cloth, then two of food."""
    food = Category.objects.create(edition=national.edition, slug="food", name_th="อาหาร", position=1)
    for _number in range(2):
        enter(make_entry(national.edition, category=food), national)
    panel = make_panel(national)
    panels.open_round(national, by=secretary)
    return list(queue.sheets_of(panel.members.last()))


def submit(*sheets) -> None:
    ScoreSheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(
        state=SheetState.SUBMITTED, submitted_at="2026-09-21T00:00Z"
    )


def test_categories_stand_together(row):
    assert [sheet.entry.category.slug for sheet in row] == ["cloth"] * 5 + ["food"] * 2


def test_the_next_stands_behind(row):
    assert queue.next_after(row[1]) == row[2]


def test_what_was_skipped_comes_before_another_category(row):
    submit(row[1], row[2], row[3])
    assert queue.next_after(row[4]) == row[0]


def test_the_next_category_follows(row):
    submit(*row[:4])
    assert queue.next_after(row[4]) == row[5]


def test_from_the_last_category_back_to_what_is_left(row):
    submit(*row[1:])
    assert queue.next_after(row[6]) == row[0]


def test_after_the_last_there_is_none(row):
    submit(*row)
    assert queue.next_after(row[6]) is None


def test_an_undecided_conflict_is_not_next(row):
    Conflict.objects.create(judge=row[2].member.judge, entry=row[2].entry, source="suggested", reason="ญาติ")
    assert queue.next_after(row[1]) == row[3]


def test_a_seat_counts_what_is_scored_of_what_is_expected(row):
    submit(row[0])
    ScoreSheet.objects.filter(pk=row[1].pk).update(state=SheetState.RECUSED, recusal_reason="ญาติ")
    seat = queue.seats_of(row[0].member.judge).get()
    assert (seat.scored, seat.expected) == (1, 6)
