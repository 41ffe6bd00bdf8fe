"""What the database refuses to whoever writes: by update(), and by SQL by hand."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from awards.models import Award, Conflict, Criterion, Edition, Entry, EntryPhoto, Score, ScoreSheet, SignOff, Slot
from awards.states import EditionState, SheetState
from tests.factories import make_user
from tests.unit.awards.factories import make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition()


@pytest.fixture
def national(edition):
    return make_round(edition)


@pytest.fixture
def member(national):
    return make_panel(national).members.first()


@pytest.fixture
def entry(edition):
    return make_entry(edition)


@pytest.fixture
def sheet(member, entry):
    return make_sheet(member, entry, (8, 7, 9))


def refused(write, *arguments, **options) -> str:
    """The name or sentence of the refusal of a write that must not succeed."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        write(*arguments, **options)
    return str(error.value)


def by_hand(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def lock(round) -> None:  # noqa: A002
    type(round).objects.filter(pk=round.pk).update(locked_at=timezone.now())


def test_a_second_live_edition_of_a_year_is_refused(edition):
    assert "edition_is_one_live_one_a_year" in refused(Edition.objects.create, year=edition.year, name_th="อีกงาน")


def test_a_cancelled_edition_makes_room_for_another_of_its_year(edition):
    Edition.objects.update(state=EditionState.CANCELLED)
    assert Edition.objects.create(year=edition.year, name_th="อีกงาน").pk


def test_a_christian_year_is_refused(edition):
    assert "edition_year_is_buddhist" in refused(Edition.objects.update, year=2026)
    assert "edition_year_is_buddhist" in refused(by_hand, "UPDATE awards_edition SET year = 2026")


def test_a_sheet_against_a_confirmed_conflict_is_refused(member, entry):
    Conflict.objects.create(judge=member.judge, entry=entry, source="declared", state="confirmed", reason="ญาติ")
    assert "confirmed conflict" in refused(ScoreSheet.objects.create, member=member, entry=entry)
    assert ScoreSheet.objects.create(member=member, entry=entry, state="recused", recusal_reason="ญาติ").pk
    assert "confirmed conflict" in refused(ScoreSheet.objects.update, state=SheetState.DRAFT)


def test_a_conflict_is_not_confirmed_over_a_sheet(member, entry, sheet):
    conflict = Conflict.objects.create(judge=member.judge, entry=entry, source="set", reason="ญาติ")
    assert "recuse it first" in refused(Conflict.objects.update, state="confirmed")
    assert "recuse it first" in refused(by_hand, "UPDATE awards_conflict SET state = 'confirmed'")
    conflict.refresh_from_db()
    assert conflict.state == "open"


def test_a_second_score_for_a_criterion_is_refused(sheet):
    first = sheet.scores.first()
    assert "score_is_one_a_criterion" in refused(sheet.scores.create, criterion=first.criterion, points=1)


@pytest.mark.parametrize("points", [Decimal("10.01"), 99])
def test_points_above_the_most_are_refused(sheet, points):
    assert "more points" in refused(Score.objects.update, points=points)
    assert "more points" in refused(by_hand, "UPDATE awards_score SET points = %s", points)


def test_points_below_zero_are_refused(sheet):
    assert "score_is_not_negative" in refused(Score.objects.update, points=-1)


def test_a_criterion_of_another_round_is_refused(edition, sheet):
    other = make_round(edition, "regional").criteria.first()
    assert "another round" in refused(sheet.scores.create, criterion=other, points=1)


def test_a_recusal_without_reason_is_refused(sheet):
    assert "recusal_has_a_reason" in refused(ScoreSheet.objects.update, state=SheetState.RECUSED)


def test_nothing_of_a_sheet_changes_once_its_round_is_locked(national, sheet, member, edition):
    lock(national)
    assert "locked" in refused(Score.objects.update, points=1)
    assert "locked" in refused(Score.objects.all().delete)
    assert "locked" in refused(by_hand, "DELETE FROM awards_score")
    assert "locked" in refused(ScoreSheet.objects.update, comment="อีกที")
    assert "locked" in refused(ScoreSheet.objects.create, member=member, entry=make_entry(edition))
    assert list(sheet.scores.values_list("points", flat=True)) == [8, 7, 9]


def test_criteria_are_frozen_once_judging_is_open(national):
    assert "frozen" in refused(Criterion.objects.update, weight=1)
    assert "frozen" in refused(by_hand, "DELETE FROM awards_criterion")


def test_more_winners_than_a_slot_has_are_refused(edition, entry):
    slot = Slot.objects.get()
    Award.objects.create(slot=slot, entry=entry)
    other = make_entry(edition)
    assert "taken" in refused(Award.objects.create, slot=slot, entry=other)
    assert "more winners" in refused(Award.objects.create, slot=slot, entry=other, place=2)
    assert "entry_wins_one_award" in refused(Award.objects.create, slot=make_second_slot(slot), entry=entry)
    assert Award.objects.count() == 1


def make_second_slot(slot: Slot) -> Slot:
    return Slot.objects.create(tier=slot.tier, category=slot.tier.edition.categories.get())


def test_a_place_may_be_shared_where_the_slot_allows_it(edition, entry):
    slot = Slot.objects.get()
    Slot.objects.update(allows_joint=True)
    for joint in (entry, make_entry(edition)):
        Award.objects.create(slot=slot, entry=joint)
    assert Award.objects.filter(place=1).count() == 2


def test_a_slot_keeps_room_for_its_winners(edition, entry):
    Slot.objects.update(quantity=2)
    Award.objects.create(slot=Slot.objects.get(), entry=entry, place=2)
    assert "more winners" in refused(Slot.objects.update, quantity=1)


def test_after_the_announcement_an_award_can_only_be_revoked(edition, entry):
    award = Award.objects.create(slot=Slot.objects.get(), entry=entry)
    Edition.objects.update(state=EditionState.ANNOUNCED, announced_at=timezone.now())
    assert "only be revoked" in refused(Award.objects.update, entry=make_entry(edition))
    assert "only be revoked" in refused(award.delete)
    assert "only be revoked" in refused(Award.objects.create, slot=award.slot, entry=make_entry(edition))
    assert "award_is_revoked_with_an_erratum" in refused(Award.objects.update, revoked_at=timezone.now())
    assert Award.objects.update(revoked_at=timezone.now(), erratum_th="ผลทดสอบไม่ผ่าน") == 1


def test_a_signature_is_only_voided(edition):
    signed = SignOff.objects.create(party=edition.parties.first(), sha256="0" * 64, by=make_user())
    assert "Cannot update" in refused(SignOff.objects.update, sha256="1" * 64)
    assert "Cannot delete" in refused(signed.delete)
    assert "party_signs_once" in refused(SignOff.objects.create, party=signed.party, sha256="0" * 64, by=signed.by)
    assert SignOff.objects.update(voided_at=timezone.now()) == 1


@pytest.mark.parametrize("state", ["accepted", "withdrawn", "disqualified"])
@pytest.mark.parametrize("change", [{"snapshot": {"name": "อื่น"}}, {"quality": "อื่น"}, {"region": "S"}])
def test_an_accepted_entry_is_frozen_whatever_became_of_it(entry, state, change):
    Entry.objects.update(state=state)
    assert "Cannot update" in refused(Entry.objects.update, **change)


@pytest.mark.parametrize("state", ["accepted", "withdrawn", "disqualified"])
def test_photos_of_an_accepted_entry_are_frozen(edition, state):
    entry, other = make_entry(edition, state="nominated"), make_entry(edition, state="nominated")
    photo = EntryPhoto.objects.create(entry=entry, key="kept", width=4, height=3)
    loose = EntryPhoto.objects.create(entry=other, key="loose", width=4, height=3)
    Entry.objects.filter(pk=entry.pk).update(state=state)
    photos = EntryPhoto.objects.filter(pk=photo.pk)
    assert "frozen" in refused(photos.update, key="another")
    assert "frozen" in refused(photos.update, entry=other)
    assert "frozen" in refused(photo.delete)
    assert "frozen" in refused(EntryPhoto.objects.filter(pk=loose.pk).update, entry=entry)
    assert "frozen" in refused(EntryPhoto.objects.create, entry=entry, key="late", width=4, height=3)
    assert loose.delete()[0] == 1
