"""Rivals around the lock of a round: a judge who still saves, and a second press."""

from functools import partial

import pytest
from django.db import DatabaseError, transaction

from awards.models import RoundResult, Score, ScoreSheet
from awards.results import locking
from netpracharat.refusals import Refusal
from tests.concurrency.threads import all_at_once
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def national():
    national = make_round(make_edition(state="national"))
    entry = make_entry(national.edition)
    enter(entry, national)
    for member in make_panel(national).members.all():
        make_sheet(member, entry, (5, 5, 5))
    return national


@transaction.atomic
def score(sheet, points):
    """As a judge saves: the sheet first, then its points."""
    ScoreSheet.objects.filter(pk=sheet.pk).update(version=sheet.version + 1)
    Score.objects.filter(sheet=sheet).update(points=points)


@pytest.mark.parametrize("turn", range(5))
def test_what_is_frozen_is_what_the_sheets_say(national, turn):
    """Each saver comes before the lock and counts, or after it and is refused."""
    secretary = make_user("เลขานุการ")
    savers = [partial(score, sheet, 8) for sheet in ScoreSheet.objects.all()]
    outcomes = all_at_once([*savers, partial(locking.lock, national, by=secretary)])
    assert outcomes[-1] is None
    assert all(outcome is None or isinstance(outcome, DatabaseError) for outcome in outcomes)
    kept = locking.compute(national).rows[0]
    assert RoundResult.objects.get().mean == kept.mean
    assert Score.objects.filter(points=8).count() == 3 * outcomes[:-1].count(None)


def test_two_presses_lock_once(national):
    secretary = make_user("เลขานุการ")
    outcomes = all_at_once([partial(locking.lock, national, by=secretary)] * 2)
    assert sorted(type(outcome) for outcome in outcomes if outcome) == [Refusal]
    assert RoundResult.objects.count() == 1
