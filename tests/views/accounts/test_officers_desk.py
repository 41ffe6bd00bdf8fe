"""The admin's door: staff, with a second step."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group

from netpracharat.accounts import roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    officer = make_user("วันเพ็ญ", is_staff=True)
    officer.groups.add(Group.objects.get(name=roles.OFFICER))
    return officer


def test_guest_is_sent_to_the_one_sign_in(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/sign-in/?next=")


def test_buyer_is_forbidden(client):
    client.force_login(make_user())
    assert client.get("/admin/", follow=True).status_code == 403


def test_officer_without_a_second_step_sees_nothing_and_is_sent_to_set_it_up(client, officer):
    client.force_login(officer)
    response = client.get("/admin/accounts/user/", follow=True)
    assert ("/account/security/app/", 302) in response.redirect_chain
    assert officer.email not in response.content.decode()


def test_officer_with_a_second_step_sees_people(client, officer):
    TOTP.activate(officer, generate_totp_secret())
    client.force_login(officer)
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/accounts/user/").status_code == 200


def test_demo_asks_for_no_second_step_and_says_so(client, officer, demo):
    client.force_login(officer)
    page = client.get("/admin/")
    assert page.status_code == 200
    assert "ระบบสาธิต" in page.content.decode()


def test_officer_changes_nobodys_identity(client, officer, demo):
    somsri = make_user("สมศรี")
    client.force_login(officer)
    response = client.post(f"/admin/accounts/user/{somsri.pk}/change/", {"is_active": ""})
    somsri.refresh_from_db()
    assert (response.status_code, somsri.is_active) == (403, True)


def test_second_step_is_asked_for_at_sign_in(client, officer, demo):
    TOTP.activate(officer, generate_totp_secret())
    response = client.post("/sign-in/", {"login": officer.email, "password": "a-long-password"})
    assert response["Location"] == "/sign-in/second-step/"
    assert client.get("/account/").status_code == 302
    client.post("/sign-in/second-step/", {"code": "000000"})
    assert client.get("/account/").status_code == 302


def test_second_step_is_set_up_with_the_app(client, officer, demo):
    client.force_login(officer)
    client.post("/account/is-it-you/", {"password": "a-long-password", "next": "/account/security/app/"})
    page = client.get("/account/security/app/")
    assert page.status_code == 200
    assert page.context["form"].secret in page.content.decode()
