"""Slots filled from the highest tier down, ties decided by people, adjustments with a reason."""

import pytest
from django.db import transaction

from awards.models import Award, AwardEvent, SignOff, Slot, TieBreak, Tier
from awards.results import awarding, locking, tie_breaks
from awards.results.tie_breaks import Decision
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def edition():
    """One national best; one regional best in each of two regions, from the same round."""
    edition = make_edition(state="national")
    named = {"name_th": "สุดยอดระดับภาค", "slug": "regional"}
    regional = Tier.objects.create(edition=edition, position=2, decided_by="national", **named)
    for region in ("NE", "S"):
        Slot.objects.create(tier=regional, region_id=region)
    return edition


@pytest.fixture
def national(edition):
    national = make_round(edition)
    make_panel(national)
    return national


@pytest.fixture
def secretary():
    return make_user("เลขานุการ")


@pytest.fixture
def judged(edition, national):
    def judge(points, region="NE"):
        entry = make_entry(edition, region_id=region)
        enter(entry, national)
        for member in national.panels.get().members.all():
            make_sheet(member, entry, points)
        return entry

    return judge


@pytest.fixture
def locked(national, judged, secretary):
    entries = [judged((9, 9, 9)), judged((8, 8, 8)), judged((7, 7, 7), "S"), judged((6, 6, 6))]
    locking.lock(national, by=secretary)
    return entries


def winners():
    return [(award.slot.region_id, award.place, award.entry) for award in Award.objects.all()]


def refused(act, *arguments, **options):
    before = winners()
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(*arguments, **options)
    assert winners() == before
    return str(refusal.value)


def test_the_highest_tier_takes_first_and_no_entry_wins_twice(locked):
    first, second, third, _fourth = locked
    assert sorted(winners(), key=lambda each: each[0] or "") == [(None, 1, first), ("NE", 1, second), ("S", 1, third)]


def test_a_slot_without_candidates_stays_empty(national, judged, secretary):
    judged((9, 9, 9))
    locking.lock(national, by=secretary)
    assert len(winners()) == 1


def test_proposing_again_keeps_citations_and_voids_signatures(edition, locked, secretary):
    award = Award.objects.get(entry=locked[0])
    awarding.cite(award, "งดงาม", "Beautiful", by=secretary)
    SignOff.objects.create(party=edition.parties.first(), sha256="0" * 64, by=secretary)
    awarding.propose(edition, by=secretary)
    assert Award.objects.get(entry=locked[0]).citation_th == "งดงาม"
    assert SignOff.objects.get().voided_at is not None


def test_an_award_is_moved_to_another_entry_with_reasons(edition, locked, secretary):
    award = Award.objects.get(entry=locked[2])
    slot = award.slot
    assert "reason" in refused(awarding.withdraw, award, reason=" ", by=secretary)
    awarding.withdraw(award, reason="สละสิทธิ์", by=secretary)
    assert "wins already" in refused(awarding.grant, slot, locked[0], 1, reason="ลำดับถัดไป", by=secretary)
    assert "no such place" in refused(awarding.grant, slot, locked[3], 2, reason="ลำดับถัดไป", by=secretary)
    awarding.grant(slot, locked[3], 1, reason="ลำดับถัดไป", by=secretary)
    notes = AwardEvent.objects.filter(verb__in=("award_withdrawn", "award_granted")).order_by("pk")
    assert [note.note.rpartition(": ")[2] for note in notes] == ["สละสิทธิ์", "ลำดับถัดไป"]


def test_signed_off_results_stay(edition, locked, secretary):
    type(edition).objects.update(state="signed_off")
    assert "signed off" in refused(awarding.withdraw, Award.objects.first(), reason="พลาด", by=secretary)
    assert "signed off" in refused(awarding.propose, edition, by=secretary)


def test_winners_are_not_proposed_before_the_lock(edition, national, secretary):
    assert "locked" in refused(awarding.propose, edition, by=secretary)


# Ties that people decide


@pytest.fixture
def tie(national, judged):
    judged((9, 9, 9)), judged((9, 9, 9))
    (tie,) = locking.compute(national).open_ties
    return tie


def test_the_vote_of_the_panel_decides(tie, national, secretary):
    first, second = tie.entries
    tie_breaks.decide(tie, Decision({first: 1, second: 2}), by=secretary)
    locking.lock(national, by=secretary)
    assert [award.entry_id for award in Award.objects.all()] == [second, first]


def test_equal_votes_need_the_chair_with_a_reason(tie, secretary):
    first, second = tie.entries
    assert "votes are equal" in refused(tie_breaks.decide, tie, Decision({first: 1, second: 1}), by=secretary)
    assert TieBreak.objects.count() == 0
    made = tie_breaks.decide(tie, Decision({first: 1, second: 1}, [second, first], "งานฝีมือประณีตกว่า"), by=secretary)
    assert (made.method, made.order) == ("casting", [second, first])


def test_more_votes_than_judges_are_refused(tie, secretary):
    first, second = tie.entries
    assert "3 judges" in refused(tie_breaks.decide, tie, Decision({first: 1, second: 3}), by=secretary)
    assert "each of the entries" in refused(tie_breaks.decide, tie, Decision({first: 1}), by=secretary)
    assert TieBreak.objects.count() == 0


def test_a_place_is_shared_only_where_the_slot_allows_it(tie, edition, national, secretary):
    votes = dict.fromkeys(tie.entries, 1)
    assert "can't be shared" in refused(tie_breaks.decide, tie, Decision(votes, shares=True), by=secretary)
    edition.tiers.get(slug="national").slots.update(allows_joint=True)
    (tie,) = locking.compute(national).open_ties
    tie_breaks.decide(tie, Decision(votes, shares=True), by=secretary)
    locking.lock(national, by=secretary)
    assert sorted((place, entry.pk) for _region, place, entry in winners()) == [(1, pk) for pk in tie.entries]


def test_a_tie_is_decided_once(tie, secretary):
    first, second = tie.entries
    tie_breaks.decide(tie, Decision({first: 1, second: 2}), by=secretary)
    assert "meanwhile" in refused(tie_breaks.decide, tie, Decision({first: 2, second: 1}), by=secretary)
    assert TieBreak.objects.get().order == [second, first]
