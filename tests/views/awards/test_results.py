"""Pages of the results: standings, lock, ties, winners, signatures, papers; for secretary, signers and chair."""

import io
import re
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from awards.models import Award, RoundResult, SignOff, TieBreak
from awards.results import locking
from netpracharat.accounts import roles
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(autouse=True)
def without_second_step(settings):
    settings.DEMO = True


@pytest.fixture
def edition():
    return make_edition(state="national")


@pytest.fixture
def national(edition):
    national = make_round(edition)
    make_panel(national)
    return national


@pytest.fixture
def judged(edition, national):
    def judge(points):
        entry = make_entry(edition)
        enter(entry, national)
        for member in national.panels.get().members.all():
            make_sheet(member, entry, points)
        return entry

    return judge


@pytest.fixture
def secretary():
    secretary = make_user("เลขานุการ", is_staff=True)
    secretary.groups.add(Group.objects.get_or_create(name=roles.SECRETARY)[0])
    return secretary


@pytest.fixture
def signer(edition):
    signer = make_user("ผู้ลงนาม", is_staff=True)
    signer.set_password("บ้านสวน-2569")
    signer.save()
    edition.parties.filter(slug="commerce").update(signer=signer)
    return signer


@pytest.fixture
def page(client):
    """Asks for a page of the results as somebody."""

    def ask(name, pk, *more, by, post=None):
        client.force_login(by)
        address = reverse(f"admin:awards_{name}", args=(pk, *more))
        return client.get(address) if post is None else client.post(address, post)

    return ask


def test_standings_show_ranks_ties_and_the_check_list(page, national, judged, secretary):
    first, second = judged((9, 9, 9)), judged((9, 9, 9))
    shown = page("standings", national.pk, by=secretary).content.decode()
    assert shown.count(">90.00<") == 2
    assert f"{first.number} = {second.number}" in shown
    assert reverse("admin:awards_tie", args=(national.pk, f"{first.pk}-{second.pk}")) in shown


def test_the_lock_is_pressed_and_standings_stay_to_be_read(page, national, judged, secretary):
    judged((9, 9, 9)), judged((5, 5, 5))
    page("lock", national.pk, by=secretary, post={})
    assert RoundResult.objects.count() == 2
    assert ">90.00<" in page("standings", national.pk, by=secretary).content.decode()


def test_a_chair_decides_a_tie_of_the_own_panel(page, national, judged):
    first, second = judged((9, 9, 9)), judged((9, 9, 9))
    chair = national.panels.get().members.get(is_chair=True).judge
    slug = f"{first.pk}-{second.pk}"
    votes = {f"votes_{first.pk}": "1", f"votes_{second.pk}": "2"}
    assert page("tie", national.pk, slug, by=chair).status_code == 200
    page("tie", national.pk, slug, by=chair, post=votes)
    assert TieBreak.objects.get().order == [second.pk, first.pk]


def test_a_chair_who_recused_does_not_see_the_tie(page, national, judged):
    first, second = judged((9, 9, 9)), judged((9, 9, 9))
    member = national.panels.get().members.get(is_chair=True)
    member.sheets.filter(entry=first).update(state="recused", recusal_reason="ญาติ")
    type(national).objects.update(min_sheets=2)
    slug = f"{first.pk}-{second.pk}"
    assert page("tie", national.pk, slug, by=member.judge).status_code == 404


@pytest.mark.parametrize("name", ["standings", "sheets"])
def test_a_judge_sees_no_page_of_a_round(page, national, judged, name):
    judged((9, 9, 9))
    judge = national.panels.get().members.last().judge
    assert page(name, national.pk, by=judge).status_code == 404


@pytest.mark.parametrize("name", ["winners", "signatures", "workbook", "minutes"])
def test_a_judge_sees_no_page_of_the_results(page, edition, national, name):
    assert page(name, edition.pk, by=national.panels.get().members.last().judge).status_code == 404


def test_a_signer_reads_and_may_not_lock(page, edition, national, judged, signer):
    judged((9, 9, 9))
    assert page("standings", national.pk, by=signer).status_code == 200
    assert page("lock", national.pk, by=signer, post={}).status_code == 403
    assert RoundResult.objects.count() == 0


def test_a_signer_signs_with_the_password(page, edition, national, judged, signer, secretary):
    judged((9, 9, 9))
    locking.lock(national, by=secretary)
    Award.objects.update(citation_th="ทออย่างประณีต")
    seen = re.search(r'name="seen" value="(\w{64})"', page("signatures", edition.pk, by=signer).content.decode())[1]
    page("signatures", edition.pk, by=signer, post={"seen": seen, "password": "ผิด"})
    assert SignOff.objects.count() == 0
    page("signatures", edition.pk, by=signer, post={"seen": seen, "password": "บ้านสวน-2569"})
    assert SignOff.objects.get().sha256 == seen


def test_guessing_the_password_ends_as_at_sign_in(page, edition, national, judged, signer, secretary):
    judged((9, 9, 9))
    locking.lock(national, by=secretary)
    for _turn in range(12):
        answer = page("signatures", edition.pk, by=signer, post={"seen": "0" * 64, "password": "เดา"})
    assert "ลองหลายครั้งเกินไปแล้ว" in answer.content.decode()


def test_nobody_signs_for_a_party_of_others(page, edition, national, judged, secretary):
    judged((9, 9, 9))
    locking.lock(national, by=secretary)
    assert page("signatures", edition.pk, by=secretary, post={"seen": "0", "password": "x"}).status_code == 404


def test_the_secretary_writes_a_citation_and_moves_an_award(page, edition, national, judged, secretary):
    judged((9, 9, 9))
    other = judged((5, 5, 5))
    locking.lock(national, by=secretary)
    award = Award.objects.get()
    page("cite", award.pk, by=secretary, post={"citation_th": "งดงาม", "citation_en": "Beautiful"})
    assert "งดงาม" in page("winners", edition.pk, by=secretary).content.decode()
    refused = page("cite", award.pk, by=secretary, post={"citation_th": "ก" * 501})
    assert (refused.status_code, Award.objects.get().citation_th) == (200, "งดงาม")
    page("withdraw", award.pk, by=secretary, post={"reason": "สละสิทธิ์"})
    page("grant", award.slot_id, by=secretary, post={"number": other.number, "place": "1", "reason": "ลำดับถัดไป"})
    assert Award.objects.get().entry == other


def test_the_workbook_has_every_sheet_and_no_formula(page, edition, national, judged, secretary):
    judged((9, 9, 9))
    national.panels.get().members.first().sheets.update(comment="=HYPERLINK(1)")
    answer = page("workbook", edition.pk, by=secretary)
    book = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    cells = "".join(book.read(name).decode() for name in book.namelist() if "worksheets/" in name)
    assert "&#39;=HYPERLINK" in cells.replace("'", "&#39;")
    assert "<f>" not in cells


def test_minutes_and_score_sheets_are_pdf(page, edition, national, judged, secretary):
    judged((9, 9, 9)), judged((8, 8, 8))
    locking.lock(national, by=secretary)
    for name, pk in (("minutes", edition.pk), ("sheets", national.pk)):
        assert page(name, pk, by=secretary).content.startswith(b"%PDF")
