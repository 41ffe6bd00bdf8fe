"""Five parties sign one hash; any change voids what was signed; two ministries reopen."""

import pytest
from django.db import transaction

from awards.models import Award, Edition, Entry, RoundResult, SignOff, Slot
from awards.results import awarding, canonical, locking, reopening, signing
from awards.winners import readiness
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def edition():
    """Its national round is locked, with one winner."""
    edition = make_edition(state="national")
    national, entry = make_round(edition), make_entry(edition)
    enter(entry, national)
    for member in make_panel(national).members.all():
        make_sheet(member, entry, (9, 9, 9))
    locking.lock(national, by=make_user("เลขานุการ"))
    Award.objects.update(citation_th="ทออย่างประณีต")
    return edition


@pytest.fixture
def secretary():
    return make_user("เลขานุการ")


@pytest.fixture
def parties(edition):
    return list(edition.parties.all())


def sign_all(edition, parties):
    for party in parties:
        signing.sign(party, canonical.sha256(edition), by=make_user(party.slug))
    edition.refresh_from_db()


def refused(act, *arguments, **options):
    before = SignOff.objects.count(), Edition.objects.values("state", "reopen_asked_by").get()
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(*arguments, **options)
    assert (SignOff.objects.count(), Edition.objects.values("state", "reopen_asked_by").get()) == before
    return str(refusal.value)


def test_the_hash_is_the_same_each_time_and_changes_with_a_word(edition):
    before = canonical.sha256(edition)
    assert canonical.sha256(edition) == before
    Award.objects.update(citation_th="งดงาม")
    assert canonical.sha256(edition) != before


def test_the_last_of_five_signatures_signs_the_edition_off(edition, parties):
    sign_all(edition, parties[:4])
    assert edition.state == "national"
    sign_all(edition, parties[4:])
    assert edition.state == "signed_off"
    assert set(SignOff.objects.values_list("sha256", flat=True)) == {canonical.sha256(edition)}


def test_a_party_signs_once(edition, parties):
    sign_all(edition, parties[:1])
    assert "already" in refused(signing.sign, parties[0], canonical.sha256(edition), by=make_user("อีกคน"))


def test_results_that_changed_since_they_were_read_are_not_signed(edition, parties):
    assert "changed" in refused(signing.sign, parties[0], "0" * 64, by=make_user("ผู้ลงนาม"))


def test_nobody_signs_while_a_round_is_open(edition, parties):
    edition.rounds.update(locked_at=None)
    assert "locked" in refused(signing.sign, parties[0], canonical.sha256(edition), by=make_user("ผู้ลงนาม"))


def test_nobody_signs_before_every_award_has_its_citation(edition, parties):
    Award.objects.update(citation_th="")
    assert "citation" in refused(signing.sign, parties[0], canonical.sha256(edition), by=make_user("ผู้ลงนาม"))


def test_nobody_signs_while_a_place_is_empty_and_unexplained(edition, parties, secretary):
    Slot.objects.update(quantity=2)
    assert "Every place" in refused(signing.sign, parties[0], canonical.sha256(edition), by=make_user("ผู้ลงนาม"))
    before = canonical.sha256(edition)
    readiness.leave_vacant(Slot.objects.get(), "ไม่มีสินค้าถึงเกณฑ์", by=secretary)
    assert canonical.sha256(edition) != before
    sign_all(edition, parties)
    assert "signed off" in refused(readiness.leave_vacant, Slot.objects.get(), "อีกเหตุผล", by=secretary)


def test_a_place_is_left_vacant_for_a_reason_and_only_if_nobody_holds_it(edition, secretary):
    assert "has its winner" in refused(readiness.leave_vacant, Slot.objects.get(), "ว่าง", by=secretary)
    Slot.objects.update(quantity=2)
    assert "why" in refused(readiness.leave_vacant, Slot.objects.get(), " ", by=secretary)
    assert Slot.objects.get().left_vacant == ""


def test_a_winner_disqualified_meanwhile_is_not_signed(edition, parties):
    Entry.objects.update(state="disqualified")
    assert "disqualified" in refused(signing.sign, parties[0], canonical.sha256(edition), by=make_user("ผู้ลงนาม"))


def test_a_change_of_results_voids_all_signatures(edition, parties):
    sign_all(edition, parties[:4])
    awarding.cite(Award.objects.get(), "งดงาม", "", by=make_user("เลขานุการ"))
    assert SignOff.objects.filter(voided_at=None).count() == 0
    sign_all(edition, parties[4:])
    assert edition.state == "national"


def test_two_ministries_reopen_and_everything_is_undone(edition, parties):
    sign_all(edition, parties)
    assert reopening.ask(parties[0], "คะแนนผิด", by=make_user("กระทรวงหนึ่ง")) is False
    assert "agree" in refused(reopening.ask, parties[0], "คะแนนผิด", by=make_user("คนเดียวกัน"))
    assert "ministries" in refused(reopening.ask, parties[4], "คะแนนผิด", by=make_user("ดีแทค"))
    assert reopening.ask(parties[1], "เห็นด้วย", by=make_user("กระทรวงสอง")) is True
    edition.refresh_from_db()
    assert (edition.state, edition.reopen_asked_by, edition.rounds.get().locked_at) == ("national", None, None)
    assert (SignOff.objects.filter(voided_at=None).count(), RoundResult.objects.count()) == (0, 0)
    locking.lock(edition.rounds.get(), by=make_user("เลขานุการ"))
    assert Award.objects.count() == 1


def test_what_is_not_signed_off_is_not_reopened(edition, parties):
    assert "Only signed" in refused(reopening.ask, parties[0], "คะแนนผิด", by=make_user("กระทรวง"))
