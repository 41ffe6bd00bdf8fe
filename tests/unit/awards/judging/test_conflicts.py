"""Conflicts are asked first, decided by others, and leave no sheet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.judging import assigning, conflicts, panels
from awards.models import Conflict, ScoreSheet
from awards.states import ConflictState, SheetState
from netpracharat.refusals import Refusal
from tests.unit.awards.factories import enter, make_entry, make_judge

pytestmark = pytest.mark.django_db


@pytest.fixture
def declared(member, sheet) -> Conflict:
    conflicts.declare(member, [sheet.entry.shop], "พี่สาวเป็นประธานกลุ่ม", asked_at=timezone.now())
    return Conflict.objects.get()


def test_a_judge_is_asked_before_the_first_entry(chair):
    assert conflicts.must_declare(chair)
    conflicts.declare(chair, [], "", asked_at=timezone.now())
    assert not conflicts.must_declare(chair)
    assert not Conflict.objects.exists()


def test_new_entries_are_asked_about_again(opened, member, panel):
    enter(make_entry(opened.edition), opened)
    assigning.assign(panel)
    assert conflicts.must_declare(member)


def test_an_answer_counts_from_when_it_was_asked(opened, chair, panel):
    asked_at = timezone.now()
    enter(make_entry(opened.edition), opened)
    assigning.assign(panel)
    conflicts.declare(chair, [], "", asked_at=asked_at)
    assert conflicts.must_declare(chair)


def test_nobody_answers_for_the_time_to_come(chair):
    conflicts.declare(chair, [], "", asked_at=timezone.now() + timedelta(days=9))
    assert chair.declared_at <= timezone.now()


def test_declaring_a_shop_names_its_entries(declared, member, sheet):
    assert (declared.judge, declared.entry, declared.source) == (member.judge, sheet.entry, "declared")
    assert declared.state == ConflictState.OPEN


def test_a_shop_is_not_declared_without_a_reason(member, sheet):
    with pytest.raises(Refusal):
        conflicts.declare(member, [sheet.entry.shop], " ", asked_at=timezone.now())
    assert not Conflict.objects.exists()


def test_shops_of_other_panels_cannot_be_declared(member):
    other = make_entry(member.panel.round.edition).shop
    assert other not in conflicts.shops_before(member)
    assert conflicts.declare(member, [other], "ญาติ", asked_at=timezone.now()) == 0


def test_confirming_recuses_first(declared, sheet, chair):
    conflicts.confirm(declared, "เป็นญาติสายตรง", by=chair.judge)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.recusal_reason) == (SheetState.RECUSED, "เป็นญาติสายตรง")
    assert (declared.state, declared.decided_by, declared.decision) == ("confirmed", chair.judge, "เป็นญาติสายตรง")
    assert ScoreSheet.objects.filter(state=SheetState.RECUSED).count() == 1


def test_dismissing_leaves_the_sheet(declared, sheet, chair):
    conflicts.dismiss(declared, "ชื่อพ้องกันเท่านั้น", by=chair.judge)
    sheet.refresh_from_db()
    assert (declared.state, sheet.state) == (ConflictState.DISMISSED, SheetState.ASSIGNED)


def test_dismissing_needs_a_reason(declared, chair):
    with pytest.raises(Refusal):
        conflicts.dismiss(declared, "", by=chair.judge)
    declared.refresh_from_db()
    assert declared.state == ConflictState.OPEN


@pytest.mark.parametrize("decide", [conflicts.confirm, conflicts.dismiss])
def test_nobody_decides_on_a_conflict_of_their_own(declared, member, sheet, decide):
    with pytest.raises(Refusal):
        decide(declared, "ไม่เป็นไร", by=member.judge)
    declared.refresh_from_db()
    sheet.refresh_from_db()
    assert (declared.state, sheet.state) == (ConflictState.OPEN, SheetState.ASSIGNED)


def test_a_conflict_is_decided_once(declared, sheet, chair, secretary):
    conflicts.dismiss(declared, "ชื่อพ้องกัน", by=secretary)
    with pytest.raises(Refusal):
        conflicts.confirm(declared, "ญาติ", by=chair.judge)
    sheet.refresh_from_db()
    assert sheet.state == SheetState.ASSIGNED


def test_chair_may_set_a_conflict_nobody_declared(member, sheet, chair):
    conflict = conflicts.impose(member.judge, sheet.entry, "เป็นที่ปรึกษาของกลุ่ม", by=chair.judge)
    sheet.refresh_from_db()
    assert (conflict.source, conflict.state, sheet.state) == ("set", "confirmed", "recused")


def test_a_dismissed_conflict_may_be_set_after_all(declared, member, sheet, chair):
    conflicts.dismiss(declared, "ชื่อพ้องกัน", by=chair.judge)
    assert conflicts.impose(member.judge, sheet.entry, "พบหลักฐานใหม่", by=chair.judge).state == "confirmed"


@pytest.mark.parametrize("tie", ["phone", "nominated", "consented"])
def test_the_market_knows_who_is_connected(national, panel, secretary, tie):
    entry = national.advancements.first().entry
    judge = panel.members.last().judge
    if tie == "phone":
        type(judge).objects.filter(pk=judge.pk).update(phone="+66812345678")
        type(entry.shop).objects.filter(pk=entry.shop_id).update(phone="+66812345678")
    elif tie == "nominated":
        type(entry).objects.filter(pk=entry.pk).update(nominated_by=judge)
    else:
        type(entry).objects.filter(pk=entry.pk).update(consented_by=judge)
    panels.open_round(national, by=secretary)
    assert [(c.judge, c.entry, c.state) for c in Conflict.objects.all()] == [(judge, entry, "open")]


def test_suggesting_again_leaves_what_was_decided(opened, declared, chair):
    conflicts.dismiss(declared, "ชื่อพ้องกัน", by=chair.judge)
    declared.entry.shop.members.create(user=declared.judge, role="owner")
    conflicts.suggest(opened)
    assert Conflict.objects.get().state == ConflictState.DISMISSED


def test_figures_are_kept_from_whoever_is_in_conflict(declared, member, chair):
    kept = ScoreSheet.objects.filter(conflicts.kept_from(member.judge), member=chair)
    assert [found.entry for found in kept] == [declared.entry]
    assert not ScoreSheet.objects.filter(conflicts.kept_from(make_judge())).exists()


def test_a_panels_conflicts_are_those_of_its_own_judges_and_entries(declared, panel, member):
    Conflict.objects.create(judge=make_judge(), entry=declared.entry, source="set", reason="ญาติ")
    Conflict.objects.create(judge=member.judge, entry=make_entry(declared.entry.edition), source="set", reason="ญาติ")
    assert list(conflicts.of(panel)) == [declared]
