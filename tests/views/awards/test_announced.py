"""The secretary's pages about winners: vacant places, plaques, an award revoked, an appeal answered."""

import pytest
from django.urls import reverse

from awards import announcing
from awards.models import Appeal, Award, Edition, Slot
from awards.states import EditionState
from netpracharat.accounts import waiting
from netpracharat.certificates.models import Certificate
from products.models import ProductBadge
from tests.unit.awards.signed import make_signed_edition
from tests.unit.certificates.factories import make_certificate
from tests.views.awards.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ERRATUM = {"erratum_th": "สินค้าไม่ได้ทำในชุมชน", "erratum_en": "Not made in the village", "is_meant": "on"}


@pytest.fixture
def edition():
    return make_signed_edition()


@pytest.fixture
def award(edition, secretary):
    announcing.announce(edition, by=secretary)
    return Award.objects.select_related("entry", "certificate").get()


@pytest.fixture
def desk(secretary):
    return signed_in(secretary)


def at(name, *pks):
    return reverse(f"admin:awards_{name}", args=pks)


# Revoked


def test_award_is_revoked_with_its_erratum_and_the_winners_page_leads_there(desk, award, edition):
    address = at("revoke", award.pk)
    assert address in desk.get(at("winners", edition.pk)).content.decode()
    assert award.entry.product.name in desk.get(address).content.decode()
    assert desk.post(address, ERRATUM).status_code == 302
    award.refresh_from_db()
    assert (award.erratum_th, award.erratum_en) == (ERRATUM["erratum_th"], ERRATUM["erratum_en"])
    assert (award.certificate.revoked_reason, ProductBadge.objects.count()) == (ERRATUM["erratum_th"], 0)
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("missing", ["erratum_th", "is_meant"])
def test_award_is_not_revoked_without_erratum_or_by_accident(desk, award, missing):
    assert desk.post(at("revoke", award.pk), ERRATUM | {missing: ""}).status_code == 200
    assert (Award.objects.standing().count(), ProductBadge.objects.count()) == (1, 1)


def test_what_is_not_announced_has_no_page_to_revoke_it(desk, edition):
    assert desk.get(at("revoke", Award.objects.get().pk)).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_officer_who_would_revoke_the_certificate_alone_is_led_to_the_winner(officer, award, method):
    address = reverse("admin:certificates_certificate_revoke", args=(award.certificate_id,))
    answer = getattr(signed_in(officer), method)(address, {"reason": "ผิด"})
    assert (answer.status_code, answer.url) == (302, f"/awards/2569/{award.entry.number}/")
    assert Certificate.objects.get().revoked_at is None


def test_secretary_with_the_officers_desk_is_led_to_the_award(officer, secretary, award):
    officer.groups.add(*secretary.groups.all())
    address = reverse("admin:certificates_certificate_revoke", args=(award.certificate_id,))
    assert signed_in(officer).get(address).url == at("revoke", award.pk)


def test_certificate_that_no_award_keeps_is_revoked_alone(officer):
    certificate = make_certificate()
    signed_in(officer).post(
        reverse("admin:certificates_certificate_revoke", args=(certificate.pk,)), {"reason": "พิมพ์ผิด"}
    )
    certificate.refresh_from_db()
    assert certificate.revoked_reason == "พิมพ์ผิด"


# Appeals


def test_appeal_waits_at_the_desk_until_it_is_answered(desk, secretary, award):
    appeal = Appeal.objects.create(entry=award.entry, text="ขอให้ดูคะแนนใหม่")
    [pile] = [pile for pile in waiting.for_user(secretary) if pile.url == at("appeals")]
    assert pile.count == 1
    assert at("appeal", appeal.pk) in desk.get(pile.url).content.decode()
    page = desk.get(at("appeal", appeal.pk)).content.decode()
    assert ("ขอให้ดูคะแนนใหม่" in page, at("revoke", award.pk) in page) == (True, True)
    assert desk.post(at("appeal", appeal.pk), {"state": "upheld", "answer": " "}).status_code == 200
    assert desk.post(at("appeal", appeal.pk), {"state": "open", "answer": "ตรวจแล้ว"}).status_code == 200
    assert desk.post(at("appeal", appeal.pk), {"state": "upheld", "answer": "ตรวจแล้ว"}).status_code == 302
    appeal.refresh_from_db()
    assert (appeal.state, appeal.answer, appeal.decided_by) == ("upheld", "ตรวจแล้ว", secretary)
    assert "ตรวจแล้ว" in desk.get(at("appeal", appeal.pk)).content.decode()


def test_appeals_cost_the_same_queries_for_one_and_for_three(desk, edition, django_assert_num_queries):
    entry = Award.objects.get().entry
    for number, state in enumerate(("open", "upheld", "dismissed")):
        Appeal.objects.create(entry=entry, text="ขอ", state=state, answer="แล้ว" if number else "")
        if number != 1:
            with django_assert_num_queries(7):
                desk.get(at("appeals"))


# Vacant places, and plaques


def test_place_is_left_vacant_with_a_reason_that_everybody_reads(desk, client, edition):
    Edition.objects.update(state=EditionState.NATIONAL_JUDGING)
    Slot.objects.update(quantity=2)
    slot = Slot.objects.get()
    assert at("vacant", slot.pk) in desk.get(at("winners", edition.pk)).content.decode()
    desk.post(at("vacant", slot.pk), {"reason": "ไม่มีสินค้าถึงเกณฑ์"})
    assert "ไม่มีสินค้าถึงเกณฑ์" in desk.get(at("winners", edition.pk)).content.decode()
    assert "ไม่มีสินค้าถึงเกณฑ์" not in client.get("/awards/2569/").content.decode()
    Edition.objects.update(state=EditionState.ANNOUNCED, announced_at="2026-09-21T00:00Z")
    assert "ไม่มีสินค้าถึงเกณฑ์" in client.get("/awards/2569/").content.decode()


def test_plaques_are_listed_and_downloaded(desk, edition):
    assert "ผ้าไหมผืนที่ 1" in desk.get(at("plaques", edition.pk)).content.decode()
    table = desk.get(at("plaques_csv", edition.pk))
    assert table["Content-Disposition"] == 'attachment; filename="plaques-2569.csv"'
    assert "ผ้าไหมผืนที่ 1" in table.getvalue().decode("utf-8-sig").splitlines()[1]
