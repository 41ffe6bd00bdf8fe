"""The officer's desk of entries, to which judges and shops have no way."""

import pytest
from django.urls import reverse

from awards.models import Edition, Entry
from awards.states import EditionState, EntryState
from netpracharat.accounts import roles
from products.models import Photo
from tests.unit.awards.entrants import make_goods, make_open_edition, make_person, nominated, owner_of
from tests.unit.awards.factories import make_judge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST = "/admin/awards/entry/"


@pytest.fixture(autouse=True)
def demo(settings):
    """Where nobody is asked for the second step."""
    settings.DEMO = True


@pytest.fixture
def entry():
    return nominated(make_open_edition(), make_goods())


@pytest.fixture
def officer(client):
    client.force_login(make_person(roles.OFFICER), BACKEND)
    return client


def decide(verb: str, *entries: Entry) -> str:
    return f"{LIST}decide/{verb}/?" + "&".join(f"entry={entry.pk}" for entry in entries)


def state_of(entry: Entry) -> str:
    return Entry.objects.get(pk=entry.pk).state


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (lambda _entry: make_person(roles.OFFICER), {200}),
        (lambda _entry: make_person(roles.SECRETARY), {200}),
        (lambda _entry: make_judge(), {403}),
        (lambda entry: owner_of(entry.product), {302}),  # to the sign-in of the desk
    ],
)
def test_entries_are_looked_at_by_officers_and_the_secretary_alone(client, entry, person, expected):
    client.force_login(person(entry), BACKEND)
    pages = (LIST, f"{LIST}?q={entry.number}", f"{LIST}{entry.pk}/change/", decide("accept", entry))
    assert {client.get(page).status_code for page in pages} == expected


def test_judge_reads_neither_history_nor_search_nor_decides(client, entry):
    client.force_login(make_judge(), BACKEND)
    autocomplete = "/admin/autocomplete/?app_label=awards&model_name=conflict&field_name=entry&term=2569"
    pages = [f"{LIST}{entry.pk}/history/", f"{LIST}{entry.pk}/delete/", f"{LIST}add/", autocomplete]
    assert {client.get(page).status_code for page in pages} == {403}
    assert client.post(decide("accept", entry)).status_code == 403
    assert client.post(f"{LIST}{entry.pk}/check/").status_code == 403
    assert state_of(entry) == EntryState.NOMINATED


def test_entry_is_found_by_number_product_and_shop(officer, entry):
    nominated(entry.edition, make_goods(name="กาแฟ", photos=0))
    for words in (entry.number, entry.product.name):
        assert [row.pk for row in officer.get(LIST, {"q": words}).context["cl"].result_list] == [entry.pk]
    assert len(officer.get(LIST, {"q": entry.shop.name}).context["cl"].result_list) == 2


def test_page_shows_snapshot_checks_and_what_is_possible(officer, entry):
    page = officer.get(f"{LIST}{entry.pk}/change/")
    assert [address for _name, address in page.context["decisions"]] == [
        decide(verb, entry) for verb in ("accept", "return", "await_test", "reject")
    ]
    assert ["ย้อมสีธรรมชาติ" in page.text, "มียอดขายจริง" in page.text, "ไม่ทราบ" in page.text] == [True] * 3


def test_reason_is_asked_for_and_reaches_the_shop(officer, entry):
    assert officer.post(decide("return", entry), {"note": ""}).status_code == 200
    assert state_of(entry) == EntryState.NOMINATED
    officer.post(decide("return", entry), {"note": "ขอรูปเพิ่ม"})
    assert (state_of(entry), Entry.objects.get().state_note) == (EntryState.RETURNED, "ขอรูปเพิ่ม")


def test_ticked_entries_are_accepted_together(officer, entry):
    other = nominated(entry.edition)
    answer = officer.post(LIST, {"action": "accept_ticked", "_selected_action": [entry.pk, other.pk]})
    assert officer.get(answer.url).status_code == 200
    officer.post(answer.url)
    assert (state_of(entry), state_of(other)) == (EntryState.ACCEPTED, EntryState.ACCEPTED)


def test_decision_that_comes_too_late_is_said(officer, entry):
    Edition.objects.update(state=EditionState.REGIONAL_JUDGING)
    assert officer.post(decide("accept", entry)).status_code == 302
    assert state_of(entry) == EntryState.NOMINATED


def test_checks_are_looked_at_again(officer, entry):
    for number in range(2):
        Photo.objects.create(product=entry.product, key=f"more{number}", width=1, height=1)
    officer.post(reverse("admin:awards_entry_check", args=(entry.pk,)))
    assert entry.checks.get(kind="photos").outcome == "yes"


def test_list_asks_as_much_for_one_entry_as_for_three(officer, entry, django_assert_max_num_queries):
    def asked() -> int:
        with django_assert_max_num_queries(20) as queries:
            officer.get(LIST)
        return len(queries)

    one = asked()
    for _more in range(2):
        nominated(entry.edition)
    assert asked() == one
