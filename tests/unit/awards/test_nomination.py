"""Entering a product: who may, when, once, and under which number."""

import datetime as dt

import pytest
from django.utils import timezone

from awards.entering import nomination, screening
from awards.entering.nomination import AlreadyEntered
from awards.models import Entry
from awards.states import EditionState, EntryState
from netpracharat.accounts import roles
from netpracharat.refusals import Refusal
from products.states import ProductState
from tests.factories import make_user
from tests.unit.awards.entrants import make_goods, make_open_edition, make_person, nominated, owner_of, written
from tests.unit.awards.factories import make_edition, make_panel, make_round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def edition():
    return make_open_edition()


@pytest.fixture
def product():
    return make_goods()


def refused(product, edition, *, by) -> str:
    with pytest.raises(Refusal) as refusal:
        nomination.nominate(product, written(edition), by=by)
    return str(refusal.value)


def test_owner_enters_a_product(edition, product, letters):
    owner = owner_of(product)
    with letters() as sent:
        entry = nomination.nominate(product, written(edition), by=owner)
    assert sent == []
    assert (entry.state, entry.number, entry.region_id) == (EntryState.NOMINATED, "2569-NE-001", "NE")
    assert (entry.consented_by, entry.nominated_by, entry.community) == (owner, owner, "รวมกลุ่มกัน")
    assert [event.verb for event in entry.events.all()] == ["nominated"]


@pytest.mark.parametrize("role", [roles.OFFICER, roles.TRAINER])
def test_proposal_waits_for_the_shops_consent(edition, product, role, letters):
    with letters() as sent:
        entry = nomination.nominate(product, written(edition), by=make_person(role))
    assert (entry.state, entry.consented_at) == (EntryState.PROPOSED, None)
    owner = owner_of(product)
    assert [letter["user_id"] for letter in sent] == [owner.pk]
    assert f"/awards/{entry.pk}/" in sent[0]["text"]
    screening.consent(entry, by=owner)
    assert (entry.state, entry.consented_by) == (EntryState.NOMINATED, owner)


def test_declined_proposal_makes_room_for_another(edition, product):
    entry = nomination.nominate(product, written(edition), by=make_person(roles.OFFICER))
    screening.decline(entry, by=owner_of(product))
    assert entry.state == EntryState.WITHDRAWN
    assert nominated(edition, product).number == "2569-NE-002"


def test_secretary_does_not_enter_anything(edition, product, in_english):
    assert refused(product, edition, by=make_person(roles.SECRETARY)).startswith("You run or judge these awards")
    assert not Entry.objects.exists()


def test_judge_of_the_edition_does_not_enter_anything(edition, in_english):
    judge = make_panel(make_round(edition)).members.first().judge
    product = make_goods(owner=judge)
    assert refused(product, edition, by=judge).startswith("You run or judge these awards")
    assert not Entry.objects.exists()


def test_product_is_entered_once(edition, product):
    entry = nominated(edition, product)
    with pytest.raises(AlreadyEntered) as refusal:
        nomination.nominate(product, written(edition), by=make_person(roles.OFFICER))
    assert refusal.value.entry == entry
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("state", [EditionState.DRAFT, EditionState.SCREENING, EditionState.CANCELLED])
def test_nominations_are_taken_in_their_state_alone(product, state):
    assert refused(product, make_edition(state=state), by=owner_of(product))
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("field", "hours"), [("nominations_open_at", 1), ("nominations_close_at", -1)])
def test_nominations_are_taken_between_their_moments(product, field, hours, in_english):
    edition = make_open_edition(**{field: timezone.now() + dt.timedelta(hours=hours)})
    assert refused(product, edition, by=owner_of(product)) == "Nominations are not open at this time."
    assert not Entry.objects.exists()


def test_draft_is_not_entered(edition):
    product = make_goods(state=ProductState.DRAFT, listed_at=None)
    assert refused(product, edition, by=owner_of(product))
    assert not Entry.objects.exists()


def test_numbers_run_within_a_region(edition):
    numbers = [nominated(edition).number for _turn in range(3)]
    assert numbers == ["2569-NE-001", "2569-NE-002", "2569-NE-003"]
    Entry.objects.filter(number="2569-NE-003").update(number="2569-NE-999")
    assert nominated(edition).number == "2569-NE-1000"
    assert nominated(edition).number == "2569-NE-1001"


def test_returned_entry_comes_back_with_what_is_written_now(edition, product):
    entry, officer = nominated(edition, product), make_person(roles.OFFICER)
    before = entry.photos.get().key
    screening.return_for_completion(entry, "ขอรูปเพิ่ม", by=officer)
    nomination.resubmit(entry, written(edition, quality="มีใบรับรองแล้ว"), by=owner_of(product))
    assert (entry.state, entry.quality, entry.snapshot["quality"]) == (
        EntryState.NOMINATED,
        "มีใบรับรองแล้ว",
        "มีใบรับรองแล้ว",
    )
    assert entry.photos.get().key != before


def test_entry_that_was_not_returned_cannot_be_sent_again(edition, product):
    entry = nominated(edition, product)
    with pytest.raises(Refusal):
        nomination.resubmit(entry, written(edition, quality="อื่น"), by=make_user())
    entry.refresh_from_db()
    assert (entry.quality, entry.snapshot["quality"]) == ("ย้อมสีธรรมชาติ", "ย้อมสีธรรมชาติ")
