"""At the announcement everything becomes public at once, and before it nothing."""

import datetime as dt

import pypdfium2 as pdfium
import pytest
from django.core import mail
from django.utils import timezone

from awards import announcing, steps
from awards.models import Award, AwardEvent, Edition, SignOff, Slot
from awards.states import EditionState
from awards.winners import papers, revocation
from netpracharat.accounts import tasks
from netpracharat.certificates import drawing
from netpracharat.certificates.models import Certificate
from netpracharat.refusals import Refusal
from products.models import ProductBadge
from tests.factories import make_user
from tests.unit.awards.signed import make_signed_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def secretary():
    return make_user("เลขานุการ")


@pytest.fixture
def edition():
    return make_signed_edition()


@pytest.fixture
def announced(edition, secretary):
    announcing.announce(edition, by=secretary)
    return Award.objects.select_related("slot__tier__edition", "entry", "certificate").get()


def state_of(edition):
    return Edition.objects.get(pk=edition.pk).state


def nothing_happened(edition):
    return (state_of(edition), Certificate.objects.count(), ProductBadge.objects.count()) == (
        EditionState.SIGNED_OFF,
        0,
        0,
    )


def refused(edition, by):
    with pytest.raises(Refusal) as refusal:
        announcing.announce(edition, by=by)
    assert nothing_happened(edition)
    return str(refusal.value)


def test_state_moment_certificate_and_ribbon_come_together(edition, announced):
    edition.refresh_from_db()
    assert (edition.state, edition.announced_at is not None) == (EditionState.ANNOUNCED, True)
    assert announced.certificate.number == "AW 2569/000001"
    assert announced.certificate.name == announced.entry.shop.name
    badge = ProductBadge.objects.get()
    assert (badge.product_id, badge.url) == (announced.entry.product_id, f"/awards/2569/{announced.entry.number}/")
    assert AwardEvent.objects.get(verb="moved_on").note == EditionState.ANNOUNCED.label


def test_certificate_prints_both_languages_and_the_signers(announced):
    printed = announced.certificate.printed
    assert printed["heading"]["en"] == "Best Online Community Products"
    facts = {label["en"]: value["th"] for label, value in printed["facts"]}
    assert facts["Product"] == "ผ้าไหมผืนที่ 1"
    assert facts["Citation"] == "ทออย่างประณีต"
    assert len(printed["signers"]) == 5


def test_the_longest_citation_stands_on_one_page_of_the_certificate(edition, secretary):
    Edition.objects.update(state=EditionState.NATIONAL_JUDGING)
    longest = ("ผ้าไหมย้อมครั่งด้วยมือทั้งผืน " * 20)[: papers.LONGEST_CITATION].strip()
    Award.objects.update(citation_th=longest)
    Edition.objects.update(state=EditionState.SIGNED_OFF)
    announcing.announce(edition, by=secretary)
    document = pdfium.PdfDocument(drawing.pdf(Certificate.objects.get(), "th"))
    text = document[0].get_textpage().get_text_bounded()
    assert (len(document), "".join(longest.split()) in "".join(text.split())) == (1, True)


def test_members_of_the_winning_shop_get_a_letter_once_it_is_committed(
    edition, secretary, django_capture_on_commit_callbacks, monkeypatch
):
    sent = []
    monkeypatch.setattr(tasks.send_letter, "defer", lambda **letter: sent.append(letter))
    with django_capture_on_commit_callbacks(execute=True):
        announcing.announce(edition, by=secretary)
    owner = Award.objects.get().entry.shop.members.get(role="owner").user
    assert [(letter["user_id"], "/awards/2569/" in letter["text"]) for letter in sent] == [(owner.pk, True)]
    assert mail.outbox == []


def test_announced_twice_is_announced_once(edition, announced, secretary):
    announcing.announce(edition, by=secretary)
    assert (Certificate.objects.count(), ProductBadge.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        (lambda: Award.objects.update(citation_th=""), "Every award has its citation"),
        (lambda: Slot.objects.update(quantity=2), "Every place has a winner"),
        (lambda: SignOff.objects.filter(party__slug="dtac").update(voided_at=timezone.now()), "Every party has signed"),
        (lambda: Award.objects.get().entry.__class__.objects.update(state="disqualified"), "was disqualified"),
    ],
)
def test_what_is_missing_keeps_everything_back(edition, secretary, break_it, sentence):
    break_it()
    assert sentence in refused(edition, secretary)


def test_place_left_vacant_for_a_reason_holds_nothing_back(edition, secretary):
    Slot.objects.update(quantity=2, left_vacant="ไม่มีสินค้าถึงเกณฑ์")
    announcing.announce(edition, by=secretary)
    assert state_of(edition) == EditionState.ANNOUNCED


def test_the_worker_announces_when_the_hour_has_come(edition):
    now = timezone.now()
    Edition.objects.update(announce_at=now + dt.timedelta(minutes=1))
    announcing.announce_due(now)
    assert nothing_happened(edition)
    announcing.announce_due(now + dt.timedelta(minutes=1))
    assert state_of(edition) == EditionState.ANNOUNCED


def test_the_worker_leaves_alone_what_is_not_ready(edition):
    Edition.objects.update(announce_at=timezone.now())
    Award.objects.update(citation_th="")
    announcing.announce_due(timezone.now())
    assert nothing_happened(edition)


def test_unsigned_results_are_not_announced(edition, secretary):
    Edition.objects.update(state=EditionState.NATIONAL_JUDGING)
    with pytest.raises(Refusal):
        announcing.announce(edition, by=secretary)
    assert Certificate.objects.count() == 0
    assert steps.next_step(edition) == "announce"


# Revoked


def test_revoked_award_loses_ribbon_and_certificate_and_keeps_its_erratum(announced, secretary):
    revocation.revoke(announced, "สินค้าไม่ได้ทำในชุมชน", "Not made in the village", by=secretary)
    award = Award.objects.get()
    assert (award.erratum_th, award.revoked_by, award.certificate.revoked_reason) == (
        "สินค้าไม่ได้ทำในชุมชน",
        secretary,
        "สินค้าไม่ได้ทำในชุมชน",
    )
    assert ProductBadge.objects.count() == 0
    assert AwardEvent.objects.filter(verb="award_revoked").count() == 1


def test_award_is_revoked_once_and_with_an_erratum(announced, secretary):
    with pytest.raises(Refusal):
        revocation.revoke(announced, " ", "", by=secretary)
    assert (Award.objects.standing().count(), ProductBadge.objects.count()) == (1, 1)
    revocation.revoke(announced, "ผิดพลาด", "", by=secretary)
    with pytest.raises(Refusal):
        revocation.revoke(announced, "ผิดพลาดอีก", "", by=secretary)
    assert Award.objects.get().erratum_th == "ผิดพลาด"


def test_nothing_is_revoked_before_the_announcement(edition, secretary):
    with pytest.raises(Refusal):
        revocation.revoke(Award.objects.get(), "ผิดพลาด", "", by=secretary)
    assert Award.objects.standing().count() == 1
