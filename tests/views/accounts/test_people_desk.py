"""People in the admin: masked contacts, a look behind the mask for a reason, and roles."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group

from netpracharat.accounts import roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/user/"


@pytest.fixture
def somsri():
    return make_user("สมศรี", phone="+66812345678", email="dao@example.com")


@pytest.fixture
def officer(client, demo):
    officer = make_user("วันเพ็ญ", is_staff=True)
    officer.groups.add(Group.objects.get(name=roles.OFFICER))
    client.force_login(officer)
    return officer


@pytest.fixture
def administrator(client, demo):
    administrator = make_user("ผู้ดูแล", is_staff=True, is_superuser=True)
    client.force_login(administrator)
    return administrator


def test_list_and_page_show_masked_contacts(client, officer, somsri):
    for address in (PEOPLE, f"{PEOPLE}{somsri.pk}/change/"):
        page = client.get(address).content.decode()
        shown = [text in page for text in ("081-xxx-5678", "d•••@example.com", "dao@", "234 5678", "2345678")]
        assert shown == [True, True, False, False, False], address


def test_somebody_without_a_name_is_named_by_a_masked_contact(somsri):
    somsri.name = ""
    assert str(somsri) == "d•••@example.com"
    somsri.email = None
    assert str(somsri) == "081-xxx-5678"


@pytest.mark.parametrize("typed", ["081 234 5678", "+66812345678", "DAO@example.com", "สมศรี"])
def test_whole_contact_or_a_name_finds_the_person(client, officer, somsri, typed):
    assert list(client.get(PEOPLE, {"q": typed}).context["cl"].queryset) == [somsri]


@pytest.mark.parametrize("typed", ["5678", "0812345", "dao@", "@example.com"])
def test_part_of_a_contact_finds_nobody(client, officer, somsri, typed):
    assert list(client.get(PEOPLE, {"q": typed}).context["cl"].queryset) == []


def test_look_behind_the_mask_needs_a_reason(client, officer, somsri):
    page = client.post(f"{PEOPLE}{somsri.pk}/contact/", {"reason": " "})
    assert "dao@example.com" not in page.content.decode()
    assert LogEntry.objects.count() == 0


def test_look_behind_the_mask_is_written_into_the_history(client, officer, somsri):
    page = client.post(f"{PEOPLE}{somsri.pk}/contact/", {"reason": "ของหาย โทรหาผู้ซื้อ"})
    assert ["dao@example.com" in page.content.decode(), "081 234 5678" in page.content.decode()] == [True, True]
    assert "no-store" in page["Cache-Control"]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (officer, str(somsri.pk))
    assert entry.get_change_message() == "ดูเบอร์โทรและอีเมล: ของหาย โทรหาผู้ซื้อ"


def test_judge_does_not_see_people(client, demo, somsri):
    judge = make_user("กรรมการ")
    roles.give(judge, [roles.JUDGE], runs_the_site=False)
    client.force_login(judge)
    addresses = ("/admin/", PEOPLE, f"{PEOPLE}{somsri.pk}/change/", f"{PEOPLE}{somsri.pk}/contact/")
    assert [client.get(address).status_code for address in addresses] == [200, 403, 403, 403]


def test_officer_gives_no_roles(client, officer, somsri):
    response = client.post(f"{PEOPLE}{officer.pk}/change/", {"roles": ["judge"], "is_superuser": "on"})
    officer.refresh_from_db()
    assert (response.status_code, officer.is_superuser, roles.of(officer)) == (403, False, [roles.ALL[0]])


def give(client, user, *groups, **more):
    return client.post(f"{PEOPLE}{user.pk}/change/", {"roles": groups, "is_active": "on", **more})


def test_administrator_gives_roles_with_the_key_and_a_history(client, administrator, somsri):
    page = client.get(f"{PEOPLE}{somsri.pk}/change/").content.decode()
    assert "ให้คะแนนผลงาน" in page  # what a judge may do
    assert give(client, somsri, "judge", "secretary").status_code == 302
    somsri.refresh_from_db()
    assert (somsri.is_staff, somsri.is_superuser) == (True, False)
    assert [role.group for role in roles.of(somsri)] == ["secretary", "judge"]
    assert LogEntry.objects.get().get_change_message() == "บทบาท: เลขานุการรางวัล, กรรมการ · เข้าสู่ระบบได้"


@pytest.mark.parametrize("groups", [[], ["trainer"]])
def test_roles_without_work_in_the_admin_take_its_key_away(client, administrator, somsri, groups):
    roles.give(somsri, ["officer"], runs_the_site=True)
    give(client, somsri, *groups)
    somsri.refresh_from_db()
    assert (somsri.is_staff, somsri.is_superuser) == (False, False)
    assert [role.group for role in roles.of(somsri)] == groups


def test_administrator_keeps_the_keys(client, administrator):
    page = give(client, administrator, "judge")
    administrator.refresh_from_db()
    assert (page.status_code, administrator.is_superuser, roles.of(administrator)) == (200, True, [])


def test_closed_account_is_signed_out(client, administrator, somsri):
    roles.give(somsri, ["officer"], runs_the_site=False)
    theirs = type(client)()
    theirs.force_login(somsri, "allauth.account.auth_backends.AuthenticationBackend")
    client.post(f"{PEOPLE}{somsri.pk}/change/", {"roles": ["officer"]})
    assert theirs.get("/account/").status_code == 302


def test_secretary_is_known_by_the_group():
    secretary = make_user()
    roles.give(secretary, [roles.SECRETARY], runs_the_site=False)
    assert (roles.is_secretary(secretary), roles.is_officer(secretary)) == (True, False)


def test_list_of_people_costs_the_same_for_many(client, officer, django_assert_max_num_queries):
    for _ in range(5):
        roles.give(make_user(), ["judge"], runs_the_site=False)
    with django_assert_max_num_queries(9):
        client.get(PEOPLE)
