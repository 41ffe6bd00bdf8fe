"""Rivals around the lock of a round: a judge who still saves, and a second press."""

from functools import partial

import pytest
from django.db import DatabaseError, transaction

from awards.models import Award, RoundResult, Score, ScoreSheet, SignOff
from awards.results import awarding, canonical, locking, reopening, signing
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


@pytest.mark.parametrize("turn", range(3))
def test_signing_against_a_change_leaves_no_signature_under_something_else(national, turn):
    secretary = make_user("เลขานุการ")
    locking.lock(national, by=secretary)
    edition, award = national.edition, Award.objects.get()
    awarding.cite(award, "ประณีต", "", by=secretary)
    seen = canonical.sha256(edition)
    signers = [partial(signing.sign, party, seen, by=secretary) for party in edition.parties.all()[:3]]
    all_at_once([*signers, partial(awarding.cite, award, "งดงาม", "", by=secretary)])
    assert SignOff.objects.filter(voided_at=None).count() == 0


def test_the_fifth_signature_against_reopening_ends_in_one_of_two_ways(national):
    secretary = make_user("เลขานุการ")
    locking.lock(national, by=secretary)
    awarding.cite(Award.objects.get(), "ประณีต", "", by=secretary)
    edition = national.edition
    seen, parties = canonical.sha256(edition), list(edition.parties.all())
    for party in parties[:4]:
        signing.sign(party, seen, by=secretary)
    acts = [partial(reopening.ask, party, "คะแนนผิด", by=secretary) for party in parties[:2]]
    all_at_once([partial(signing.sign, parties[4], seen, by=secretary), *acts])
    edition.refresh_from_db()
    left = SignOff.objects.filter(voided_at=None).count()
    assert (edition.state, left) in {("signed_off", 5), ("national", 0)}
