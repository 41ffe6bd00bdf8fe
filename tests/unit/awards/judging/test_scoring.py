"""A sheet keeps what its judge gave: nothing is lost between windows, nothing changes after the lock."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from awards.judging import conflicts, panels, scoring
from awards.judging.scoring import Filled
from awards.models import Conflict, Round, ScoreSheet
from awards.states import SheetState
from netpracharat.refusals import Refusal
from tests.unit.awards.factories import make_judge

pytestmark = pytest.mark.django_db


def filled(sheet, *points, comment="", version=0) -> Filled:
    """Points in the order of the criteria; None leaves one out."""
    criteria = sheet.member.panel.round.criteria.all()
    given = {c.pk: Decimal(str(p)) for c, p in zip(criteria, points, strict=False) if p is not None}
    return Filled(given, comment, version)


def points_of(sheet) -> list[Decimal]:
    return list(sheet.scores.order_by("criterion__position").values_list("points", flat=True))


def seen(sheet) -> tuple:
    sheet = ScoreSheet.objects.get(pk=sheet.pk)
    return sheet.state, sheet.version, points_of(sheet)


def test_a_draft_is_kept_as_far_as_it_goes(sheet, member):
    assert scoring.save(sheet, filled(sheet, 8, None, 7.5, comment="ลายสวย"), by=member.judge)
    assert seen(sheet) == (SheetState.DRAFT, 1, [8, Decimal("7.5")])
    assert sheet.comment == "ลายสวย"


def test_a_window_that_did_not_see_the_last_save_writes_nothing(sheet, member):
    scoring.save(sheet, filled(sheet, 8, 8, 8, comment="แรก"), by=member.judge)
    assert not scoring.save(sheet, filled(sheet, 1, 1, 1, comment="หลัง"), by=member.judge)
    assert not scoring.submit(sheet, filled(sheet, 1, 1, 1), by=member.judge)
    assert seen(sheet) == (SheetState.DRAFT, 1, [8, 8, 8])


def test_points_taken_back_are_gone(sheet, member):
    scoring.save(sheet, filled(sheet, 8, 8, 8), by=member.judge)
    scoring.save(sheet, filled(sheet, None, 8, 9, version=1), by=member.judge)
    assert seen(sheet) == (SheetState.DRAFT, 2, [8, 9])


def test_submitting_needs_every_criterion(sheet, member, in_english):
    with pytest.raises(Refusal, match="Points are still missing for ข1, ค1"):
        scoring.submit(sheet, filled(sheet, 8), by=member.judge)
    assert seen(sheet) == (SheetState.ASSIGNED, 0, [])


def test_a_submitted_sheet_counts(sheet, member):
    assert scoring.submit(sheet, filled(sheet, 8, 8, 7), by=member.judge)
    assert ScoreSheet.objects.counted().with_total().get().total == Decimal("75.5")


def test_a_submitted_sheet_may_be_revised_with_history(sheet, member):
    scoring.submit(sheet, filled(sheet, 8, 8, 7), by=member.judge)
    first = sheet.submitted_at
    assert scoring.save(sheet, filled(sheet, 8, 8, 9, version=1), by=member.judge)
    assert seen(sheet) == (SheetState.SUBMITTED, 2, [8, 8, 9])
    assert sheet.submitted_at == first
    changed = sheet.scores.get(criterion__code="ค1")
    assert list(changed.events.order_by("pgh_id").values_list("points", flat=True)) == [7, 9]
    assert changed.events.last().pgh_context.metadata["user"] == member.judge.pk
    assert sheet.scores.get(criterion__code="ก1").events.count() == 1


def test_a_submitted_sheet_stays_whole(sheet, member):
    scoring.submit(sheet, filled(sheet, 8, 8, 7), by=member.judge)
    with pytest.raises(Refusal):
        scoring.save(sheet, filled(sheet, 8, version=1), by=member.judge)
    assert seen(sheet) == (SheetState.SUBMITTED, 1, [8, 8, 7])


def refused(act, sheet, *arguments, by) -> str:
    before = seen(sheet)
    with pytest.raises(Refusal) as refusal:
        act(sheet, *arguments, by=by)
    assert seen(sheet) == before
    return str(refusal.value)


def test_after_the_lock_nothing_changes(sheet, member, in_english):
    scoring.save(sheet, filled(sheet, 8, 8, 8), by=member.judge)
    Round.objects.update(locked_at=timezone.now())
    late = "The round is locked: its scores stay as they are. Nothing was changed."
    assert refused(scoring.save, sheet, filled(sheet, 9, 9, 9, version=1), by=member.judge) == late
    assert refused(scoring.submit, sheet, filled(sheet, 9, 9, 9, version=1), by=member.judge) == late
    assert refused(scoring.recuse, sheet, "ญาติ", by=member.judge) == late


def test_after_the_hour_only_paper_comes_in(sheet, member, secretary, in_english):
    Round.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    sheet.refresh_from_db()
    said = refused(scoring.save, sheet, filled(sheet, 9, 9, 9), by=member.judge)
    assert said == "The time for scoring is over. The secretary can still enter a sheet from paper."
    assert scoring.submit(sheet, filled(sheet, 9, 9, 9), by=secretary)
    assert sheet.entered_by == secretary


def test_conflicts_come_before_scores(chair):
    sheet = chair.sheets.first()
    refused(scoring.save, sheet, filled(sheet, 8), by=chair.judge)


def test_an_entry_waits_for_the_decision_on_a_conflict(sheet, member, secretary):
    conflict = Conflict.objects.create(judge=member.judge, entry=sheet.entry, source="suggested", reason="ญาติ")
    refused(scoring.save, sheet, filled(sheet, 8), by=member.judge)
    conflicts.dismiss(conflict, "ชื่อพ้อง", by=secretary)
    assert scoring.save(sheet, filled(sheet, 8), by=member.judge)


def test_a_recused_sheet_takes_no_scores(sheet, member):
    scoring.recuse(sheet, "เคยเป็นที่ปรึกษา", by=member.judge)
    assert seen(sheet)[0] == SheetState.RECUSED
    refused(scoring.save, sheet, filled(sheet, 8, version=1), by=member.judge)
    refused(scoring.recuse, sheet, "อีกครั้ง", by=member.judge)


def test_recusing_needs_a_reason(sheet, member):
    refused(scoring.recuse, sheet, " ", by=member.judge)


def test_whoever_was_replaced_writes_no_more(sheet, member, secretary):
    scoring.save(sheet, filled(sheet, 8), by=member.judge)
    panels.replace_judge(member, make_judge("คนใหม่"), "ป่วย", by=secretary)
    refused(scoring.save, sheet, filled(sheet, 9, version=1), by=member.judge)
    refused(scoring.recuse, sheet, "ญาติ", by=member.judge)
