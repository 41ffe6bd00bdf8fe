"""Sheets are handed out to all, or by load to a few; never against a conflict, and none is taken away."""

from collections import Counter

import pytest

from awards.judging import assigning, panels
from awards.models import Conflict, Panel, ScoreSheet
from awards.states import SheetState
from tests.unit.awards.factories import enter, make_entry, make_judge, make_panel, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(national, secretary) -> Panel:
    """A panel of four, of whom each entry gets two; 20 entries."""
    for _number in range(15):
        enter(make_entry(national.edition), national)
    made = make_panel(national, judges=4)
    Panel.objects.update(sheets_per_entry=2)
    panels.open_round(national, by=secretary)
    made.refresh_from_db()
    return made


def test_loads_are_balanced(shared):
    sheets = ScoreSheet.objects.values_list("member", "entry")
    assert Counter(Counter(member for member, _entry in sheets).values()) == {10: 4}
    assert Counter(Counter(entry for _member, entry in sheets).values()) == {2: 20}


def test_a_confirmed_conflict_gets_no_sheet(national, panel, secretary):
    judge, entry = panel.members.last().judge, national.advancements.first().entry
    Conflict.objects.create(judge=judge, entry=entry, source="set", state="confirmed", reason="ญาติ")
    panels.open_round(national, by=secretary)
    assert ScoreSheet.objects.count() == 14
    assert not ScoreSheet.objects.filter(member__judge=judge, entry=entry).exists()


def test_assigning_again_adds_nothing(opened, panel):
    assert (assigning.assign(panel), ScoreSheet.objects.count()) == (0, 15)


def test_a_new_entry_goes_behind_the_others(opened, panel):
    before = dict(ScoreSheet.objects.values_list("pk", "position"))
    entry = make_entry(opened.edition)
    enter(entry, opened)
    assert assigning.assign(panel) == 3
    assert dict(ScoreSheet.objects.exclude(entry=entry).values_list("pk", "position")) == before
    assert list(ScoreSheet.objects.filter(entry=entry).values_list("position", flat=True)) == [6, 6, 6]


def test_an_entry_that_a_judge_left_gets_another(shared):
    left = ScoreSheet.objects.first()
    ScoreSheet.objects.filter(pk=left.pk).update(state=SheetState.RECUSED, recusal_reason="ญาติ")
    assert assigning.assign(shared) == 1
    assert ScoreSheet.objects.filter(entry=left.entry).exclude(state=SheetState.RECUSED).count() == 2


def test_what_a_replaced_judge_submitted_counts(shared, secretary):
    member = shared.members.first()
    scored = member.sheets.first()
    ScoreSheet.objects.filter(pk=scored.pk).update(state=SheetState.SUBMITTED, submitted_at="2026-09-21T00:00Z")
    successor = panels.replace_judge(member, make_judge("คนใหม่"), "ป่วย", by=secretary)
    assert (member.sheets.count(), successor.sheets.count()) == (1, 9)
    assert ScoreSheet.objects.count() == 40


def test_every_judge_has_an_order_of_his_own(national, secretary):
    for _number in range(7):
        enter(make_entry(national.edition), national)
    make_panel(national)
    panels.open_round(national, by=secretary)
    orders = [
        tuple(member.sheets.order_by("position").values_list("entry", flat=True))
        for member in national.panels.get().members.all()
    ]
    assert len(set(orders)) == 3  # three shuffles of 12 agree once in 10¹⁷


def test_entries_of_other_regions_and_rounds_are_left_alone(national, secretary):
    make_round(national.edition, "regional")  # so that the national round takes none but those sent on
    far = make_entry(national.edition, region_id="S")
    enter(far, national)
    not_in_the_round = make_entry(national.edition)
    northeast, south = make_panel(national, region="NE"), make_panel(national, region="S")
    panels.open_round(national, by=secretary)
    assert ScoreSheet.objects.filter(member__panel=south).values_list("entry", flat=True).distinct().get() == far.pk
    assert ScoreSheet.objects.filter(member__panel=northeast).count() == 15
    assert not not_in_the_round.sheets.exists()
