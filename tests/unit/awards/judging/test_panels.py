"""Panels are complete when judging opens, and frozen from then on but for replaced judges."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from awards.judging import panels
from awards.models import AwardEvent, Conflict, Criterion, Edition, Entry, Panel, ScoreSheet
from awards.states import ConflictState, EditionState, EntryState, SheetState
from netpracharat.accounts import roles
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_entry, make_judge, make_panel

pytestmark = pytest.mark.django_db


def make_secretary():
    secretary = make_judge("เลขานุการ")
    secretary.groups.add(Group.objects.get_or_create(name=roles.SECRETARY)[0])
    return secretary


def refused_to_open(round_, secretary) -> str:
    with pytest.raises(Refusal) as refusal:
        panels.open_round(round_, by=secretary)
    round_.refresh_from_db()
    assert (round_.opened_at, ScoreSheet.objects.count()) == (None, 0)
    return str(refusal.value)


def test_opening_hands_every_entry_to_every_judge(opened, panel):
    assert opened.is_open
    assert ScoreSheet.objects.count() == 5 * 3
    assert AwardEvent.objects.filter(verb="round_opened").count() == 1


def test_a_round_opens_once(opened, secretary):
    before = opened.opened_at
    with pytest.raises(Refusal):
        panels.open_round(opened, by=secretary)
    opened.refresh_from_db()
    assert (opened.opened_at, ScoreSheet.objects.count()) == (before, 15)


def test_a_panel_without_chair_does_not_open(national, panel, secretary, in_english):
    panel.members.update(is_chair=False)
    assert refused_to_open(national, secretary) == f"Not yet: Each panel has a chair. {panel}"


def test_a_panel_below_its_quorum_does_not_open(national, panel, secretary, in_english):
    Panel.objects.update(quorum=4)
    assert refused_to_open(national, secretary) == f"Not yet: Each panel has judges enough for its quorum. {panel}"


def test_the_secretary_does_not_sit(national, panel, secretary, in_english):
    seat = panel.members.last()
    seat.judge = make_secretary()
    seat.save()
    assert refused_to_open(national, secretary) == f"Not yet: Everybody who sits may judge. {seat.judge}"


def test_an_entry_that_no_panel_judges_keeps_the_round_shut(national, secretary, in_english):
    make_panel(national, region="S")
    assert refused_to_open(national, secretary).startswith("Not yet: Each entry has a panel. 2569-NE-")


def test_an_entry_of_two_panels_keeps_the_round_shut(national, panel, secretary, in_english):
    make_panel(national, region="NE")
    assert refused_to_open(national, secretary).startswith("Not yet: No entry has two panels. 2569-NE-")


def test_weights_that_are_not_100_keep_the_round_shut(national, panel, secretary, in_english):
    Criterion.objects.filter(code="ค1").update(weight=40)
    assert refused_to_open(national, secretary) == "Not yet: The weights sum to 100. 95"


def test_a_round_without_entries_does_not_open(national, panel, secretary, in_english):
    Entry.objects.update(state=EntryState.DISQUALIFIED)
    assert refused_to_open(national, secretary) == "Not yet: There are entries. "


def test_a_round_does_not_open_before_its_time(national, panel, secretary, in_english):
    Edition.objects.update(state=EditionState.REGIONAL_JUDGING)
    national.edition.refresh_from_db()
    assert refused_to_open(national, secretary) == "Not yet: The edition has come to this round. "


def test_the_new_judge_takes_what_was_not_begun(member, secretary, sheet):
    ScoreSheet.objects.filter(pk=sheet.pk).update(state=SheetState.SUBMITTED, submitted_at=timezone.now())
    judge = make_judge("คนใหม่")
    successor = panels.replace_judge(member, judge, "ป่วย", by=secretary)
    member.refresh_from_db()
    assert (member.replaced_by, member.replace_reason, successor.party) == (successor, "ป่วย", member.party)
    assert list(member.sheets.all()) == [sheet]
    assert successor.sheets.count() == 4
    assert not successor.sheets.filter(entry=sheet.entry).exists()
    assert successor.declared_at is None


def test_a_draft_of_the_replaced_judge_is_scored_anew(member, secretary, sheet):
    ScoreSheet.objects.filter(pk=sheet.pk).update(state=SheetState.DRAFT)
    successor = panels.replace_judge(member, make_judge("คนใหม่"), "ป่วย", by=secretary)
    assert (successor.sheets.count(), member.sheets.count()) == (5, 1)


def test_the_new_chair_takes_the_chair(chair, secretary):
    assert panels.replace_judge(chair, make_judge("ประธานใหม่"), "ลาออก", by=secretary).is_chair


def test_the_new_judges_own_conflict_is_a_recusal(member, secretary, sheet):
    judge = make_judge("คนใหม่")
    Conflict.objects.create(judge=judge, entry=sheet.entry, source="set", state=ConflictState.CONFIRMED, reason="ญาติ")
    successor = panels.replace_judge(member, judge, "ป่วย", by=secretary)
    assert successor.sheets.get(entry=sheet.entry).state == SheetState.RECUSED
    assert successor.sheets.filter(state=SheetState.ASSIGNED).count() == 4


@pytest.mark.parametrize(
    ("who", "reason"), [("secretary", "ป่วย"), ("stranger", "ป่วย"), ("colleague", "ป่วย"), ("judge", "  ")]
)
def test_not_everybody_may_take_the_seat(member, secretary, who, reason):
    people = {
        "secretary": make_secretary,
        "stranger": make_user,
        "colleague": lambda: member.panel.members.first().judge,
        "judge": make_judge,
    }
    with pytest.raises(Refusal):
        panels.replace_judge(member, people[who](), reason, by=secretary)
    member.refresh_from_db()
    assert (member.replaced_at, member.panel.members.count(), member.sheets.count()) == (None, 3, 5)


def test_a_judge_is_replaced_once(member, secretary):
    panels.replace_judge(member, make_judge("คนใหม่"), "ป่วย", by=secretary)
    with pytest.raises(Refusal):
        panels.replace_judge(member, make_judge("อีกคน"), "ป่วย", by=secretary)
    assert member.panel.members.count() == 4


def test_nobody_is_replaced_once_the_round_is_locked(opened, member, secretary):
    type(opened).objects.update(locked_at=timezone.now())
    with pytest.raises(Refusal):
        panels.replace_judge(member, make_judge("คนใหม่"), "ป่วย", by=secretary)
    assert member.panel.members.count() == 3


def test_members_of_an_entered_shop_are_suggested_as_conflicts(national, panel, secretary):
    entry = make_entry(national.edition)
    enter(entry, national)
    judge = panel.members.last().judge
    entry.shop.members.create(user=judge, role="packer")
    panels.open_round(national, by=secretary)
    conflict = Conflict.objects.get()
    assert (conflict.judge, conflict.entry, conflict.source, conflict.state) == (judge, entry, "suggested", "open")
