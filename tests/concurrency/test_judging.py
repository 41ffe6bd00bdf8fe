"""Races while judging: no score is lost, none changes after the lock, and no conflict meets a sheet."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from awards.judging import assigning, conflicts, panels, scoring
from awards.judging.scoring import Filled
from awards.models import Conflict, Round, Score, ScoreSheet
from awards.states import ConflictState, EditionState, SheetState
from netpracharat.refusals import Refusal
from tests.concurrency.threads import all_at_once
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = range(10)


@pytest.fixture
def secretary():
    return make_user("เลขานุการ")


@pytest.fixture
def national():
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    made = make_round(edition, is_open=False, closes_at=timezone.now() + dt.timedelta(days=3))
    enter(make_entry(edition), made)
    return made


def opened_panel(national, secretary, judges=3):
    panel = make_panel(national, judges)
    panels.open_round(national, by=secretary)
    for member in panel.members.all():
        conflicts.declare(member, [], "", asked_at=timezone.now())
    return panel


def filled(sheet, points, version=0):
    criteria = sheet.member.panel.round.criteria.all()
    return Filled({criterion.pk: Decimal(points) for criterion in criteria}, "", version)


def sheets_of(panel):
    found = ScoreSheet.objects.filter(member__panel=panel).select_related("member__judge", "member__panel__round")
    return list(found.order_by("pk"))


def test_16_judges_who_save_at_once_lose_no_score(national, secretary):
    sheets = sheets_of(opened_panel(national, secretary, judges=16))
    for version in range(3):
        acts = [
            partial(scoring.submit, sheet, filled(sheet, (number + version) % 11, version), by=sheet.member.judge)
            for number, sheet in enumerate(sheets)
        ]
        assert all_at_once(acts) == [True] * 16
    kept = {sheet.pk: set(sheet.scores.values_list("points", flat=True)) for sheet in sheets}
    assert kept == {sheet.pk: {Decimal((number + 2) % 11)} for number, sheet in enumerate(sheets)}
    assert Score.objects.count() == 16 * 3


def test_of_two_windows_one_saves(national, secretary):
    sheet = sheets_of(opened_panel(national, secretary))[0]
    for version in TURNS:
        acts = [
            partial(scoring.save, sheet, filled(sheet, points, version), by=sheet.member.judge) for points in (3, 9)
        ]
        outcomes = all_at_once(acts)
        assert sorted(outcomes) == [False, True]
        kept = set(sheet.scores.values_list("points", flat=True))
        assert kept == {Decimal(3 if outcomes[0] else 9)}


def test_no_score_changes_after_the_lock_has_read_it(national, secretary):
    sheet = sheets_of(opened_panel(national, secretary))[0]
    scoring.submit(sheet, filled(sheet, 1), by=sheet.member.judge)

    def lock():
        with transaction.atomic():
            Round.objects.update(locked_at=timezone.now())
            return set(sheet.scores.values_list("points", flat=True))

    for _turn in TURNS:
        sheet.refresh_from_db()
        new = filled(sheet, 9 if sheet.version % 2 else 1, sheet.version)
        saved, read = all_at_once([partial(scoring.save, sheet, new, by=sheet.member.judge), lock])
        assert saved is True or isinstance(saved, Refusal), saved
        assert set(sheet.scores.values_list("points", flat=True)) == read
        Round.objects.update(locked_at=None)


def test_assigning_and_confirming_a_conflict_leave_no_sheet(national, secretary):
    panel = opened_panel(national, secretary)
    member = panel.members.last()
    for _turn in TURNS:
        entry = make_entry(national.edition)
        enter(entry, national)
        conflict = Conflict.objects.create(judge=member.judge, entry=entry, source="set", reason="ญาติ")
        added, confirmed = all_at_once(
            [partial(assigning.assign, panel), partial(conflicts.confirm, conflict, "ญาติ", by=secretary)]
        )
        conflict.refresh_from_db()
        assert (added in (2, 3), confirmed, conflict.state) == (True, None, ConflictState.CONFIRMED)
        assert not member.sheets.filter(entry=entry).exclude(state=SheetState.RECUSED).exists()


def test_two_who_assign_at_once_assign_once(national, secretary):
    panel = opened_panel(national, secretary)
    for _turn in TURNS:
        enter(make_entry(national.edition), national)
        assert sorted(all_at_once([partial(assigning.assign, panel)] * 2)) == [0, 3]


def test_a_round_opens_once(national, secretary):
    make_panel(national)
    outcomes = all_at_once([partial(panels.open_round, national, by=secretary)] * 2)
    assert sorted(type(outcome) for outcome in outcomes if outcome) == [Refusal]
    assert ScoreSheet.objects.count() == 3
