"""Persons in the admin, and claiming one's record."""

import io

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from netpracharat.places.models import Subdistrict
from tests.factories import SAWANG, make_user
from tests.house.training_world import HERE, make_officer
from tests.unit.training.factories import make_centre, make_enrolment, make_person, make_session
from tests.unit.training.planned import now
from training.models import ClaimCode, DuplicateCandidate, Person, PersonMerge
from training.persons import claiming, merging

pytestmark = pytest.mark.django_db
PEOPLE, PAIRS = "admin:training_person_changelist", "admin:training_duplicatecandidate_changelist"


@pytest.fixture
def officer(client):
    user = make_officer("เจ้าหน้าที่")
    client.force_login(user)
    return user


def make_here(**fields: object) -> Person:
    return make_person(subdistrict=Subdistrict(pk=SAWANG), phone="+66812345678", **fields)


def page(name: str, *parts: int) -> str:
    return reverse(f"admin:training_person_{name}", args=parts)


def said() -> list[str]:
    return list(LogEntry.objects.order_by("pk").values_list("change_message", flat=True))


def queries(client, address: str, counted) -> int:
    with counted() as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.fixture
def counted(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(40)


def test_lists_ask_as_much_for_many_as_for_few(client, officer, counted):
    def more(count: int) -> None:
        for _one in range(count):
            first, second = make_here(), make_here()
            DuplicateCandidate.objects.create(first=first, second=second, score=90, reason="alike")

    more(2)
    few = [queries(client, reverse(name), counted) for name in (PEOPLE, PAIRS)]
    more(20)
    assert [queries(client, reverse(name), counted) for name in (PEOPLE, PAIRS)] == few


def test_page_of_a_person_asks_as_much_for_a_long_history(client, officer, counted):
    person = make_here()
    make_enrolment(make_session(), person)
    few = queries(client, page("change", person.pk), counted)
    for _one in range(5):
        make_enrolment(make_session(), person)
        merging.merge(person, make_here(), (), by=officer)
    assert queries(client, page("change", person.pk), counted) == few


def test_search_finds_by_the_beginning_of_a_name(client, officer):
    person = make_here(first_name="ดรุณี")
    make_here(first_name="มานะ")
    assert list(client.get(reverse(PEOPLE), {"q": "น.ส.ดรุ"}).context["cl"].result_list) == [person]


def test_phone_is_covered_until_a_reason_is_written_down(client, officer):
    person = make_here()
    for address in (reverse(PEOPLE), page("change", person.pk), page("phone", person.pk)):
        assert "081 234 5678" not in client.get(address).content.decode()
    response = client.post(page("phone", person.pk), {"reason": "นัดอบรม"})
    assert "081 234 5678" in response.content.decode()
    assert said() == ["ดูเบอร์โทรศัพท์ เพราะ นัดอบรม"]


def test_officer_merges_by_choosing_and_undoes_it(client, officer):
    kept, other = make_here(birth_year=None), make_here(first_name="สมใจดี")
    address = page("merge_with", kept.pk, other.pk)
    form = client.get(address).context["form"]
    assert form["birth_year"].initial == "merged"
    chosen = {"name": "merged", "birth_year": "merged", "phone": "kept", "place": "kept", "account": "kept"}
    client.post(address, chosen)
    kept.refresh_from_db()
    assert (kept.first_name, kept.birth_year) == ("สมใจดี", 1980)
    client.post(page("undo_merge", PersonMerge.objects.get().pk))
    kept.refresh_from_db()
    assert (kept.first_name, kept.birth_year) == ("สมใจ", None)
    assert len(said()) == 2


def test_merge_finds_the_other_record_and_never_the_same(client, officer):
    person, other = make_here(), make_here()
    found = client.get(page("merge", person.pk), {"q": "สมใจ"}).context["others"]
    assert [one["person"] for one in found] == [other]


def test_officer_of_a_province_merges_nobody_of_another(client):
    client.force_login(make_officer("สกลนคร", HERE))
    here, nowhere = make_here(), make_person()
    for pair in ((here.pk, nowhere.pk), (nowhere.pk, here.pk)):
        assert client.get(page("merge_with", *pair)).status_code == 404


def test_pair_that_is_two_people_leaves_the_queue(client, officer):
    first, second = make_here(), make_here()
    pair = DuplicateCandidate.objects.create(first=first, second=second, score=90, reason="alike")
    client.post(reverse("admin:training_duplicatecandidate_part", args=(pair.pk,)))
    assert list(client.get(reverse(PAIRS)).context["pairs"]) == []


def test_erasure_needs_a_reason_and_history_keeps_no_name(client, officer):
    person = make_here()
    client.post(page("erase", person.pk), {"reason": ""})
    person.refresh_from_db()
    assert person.first_name == "สมใจ"
    client.post(page("erase", person.pk), {"reason": "ขอด้วยตนเองที่ศูนย์"})
    person.refresh_from_db()
    assert (person.first_name, person.state) == ("", "anonymised")
    entry = LogEntry.objects.get()
    assert (entry.change_message, "สมใจ" in entry.object_repr) == ("ลบข้อมูลส่วนตัว เพราะ ขอด้วยตนเองที่ศูนย์", False)


@pytest.mark.parametrize(("kind", "starts"), [("csv", "\ufeff".encode()), ("xlsx", b"PK")])
def test_export_is_as_filtered_without_phones_and_written_down(client, officer, kind, starts):
    make_here(first_name="=สมใจ", name_key="=สมใจ ใจดี"), make_here(first_name="มานะ", name_key="มานะ")
    address = f"{page('export')}?q=%3Dสมใจ"
    assert client.post(address, {"kind": kind, "reason": ""}).status_code == 200
    assert LogEntry.objects.count() == 0
    content = b"".join(client.post(address, {"kind": kind, "reason": "รายงาน"}))
    assert content.startswith(starts)
    if kind == "csv":
        rows = io.StringIO(content.decode("utf-8-sig")).read().splitlines()
        assert (len(rows), "'=สมใจ" in rows[1], "5678" in rows[1]) == (2, True, False)
    assert said() == ["ส่งออก 1 คน เพราะ รายงาน"]


def test_too_many_people_are_not_exported(client, officer, monkeypatch):
    monkeypatch.setattr("training.admin.personal.MOST_EXPORTED", 1)
    make_here(), make_here()
    assert client.post(page("export"), {"kind": "csv", "reason": "รายงาน"}).status_code == 302
    assert LogEntry.objects.count() == 0


# Claiming


def test_code_from_the_officer_leads_to_ones_own_record(client, officer):
    person, user = make_here(), make_user()
    code = client.post(page("code", person.pk)).context["code"]
    client.force_login(user)
    address = reverse("training_claim")
    shown = client.post(address, {"code": code}).content.decode()
    assert ("สมใจ ใจ•••" in shown, "ใจดี" in shown, Person.objects.of(user).exists()) == (True, False, False)
    assert client.post(address, {"code": code, "is_mine": "yes"}).headers["Location"] == reverse("training_me")
    assert Person.objects.of(user).get() == person


def test_eleventh_try_of_an_hour_is_refused(client):
    code = claiming.make_code(make_here(), by=make_user(), at=now())
    user = make_user()
    client.force_login(user)
    for number in range(10):
        client.post(reverse("training_claim"), {"code": f"00000000000{number}"})
    client.post(reverse("training_claim"), {"code": code, "is_mine": "yes"})
    assert Person.objects.of(user).count() == 0


def test_manager_of_the_centre_makes_a_code_and_a_trainer_does_not(client):
    manager, trainer = make_user(), make_user()
    session = make_session(centre=make_centre(manager=manager))
    session.centre.staff.create(user=trainer)
    address = reverse("training_claim_code", args=(session.code, make_enrolment(session).pk))
    client.force_login(trainer)
    assert (client.post(address).status_code, ClaimCode.objects.count()) == (403, 0)
    client.force_login(manager)
    assert (client.post(address).status_code, ClaimCode.objects.count()) == (200, 1)


def test_erasing_ones_account_asks_about_the_record(client):
    user = make_user()
    person = make_here(user=user)
    client.force_login(user)
    given = {"word": "ลบ", "password": "a-long-password", "training": "on"}
    form = client.get(reverse("account_erase")).context["form"]
    assert list(form.fields) == ["training", "word", "password"]
    client.post(reverse("account_erase"), given | {"word": form.fields["word"].label.split("“")[1].split("”")[0]})
    person.refresh_from_db()
    assert person.state == "anonymised"
