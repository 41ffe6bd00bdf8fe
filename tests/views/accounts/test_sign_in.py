"""Signing in: by phone or e-mail, counted, and telling strangers nothing."""

import pytest
from django.core import mail

from netpracharat.accounts.models import User
from tests.factories import make_user
from tests.views.accounts.test_sign_up import code_in

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"


@pytest.fixture
def somsri(demo):
    return make_user("สมศรี", phone="+66812345678", email="somsri@example.com")


def sign_in(client, login="0812345678", password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": login, "password": password, **more})


@pytest.mark.parametrize("login", ["0812345678", "+66 81-234-5678", "๐๘๑ ๒๓๔ ๕๖๗๘", "Somsri@example.com"])
def test_phone_or_email_signs_in(client, somsri, login):
    assert sign_in(client, login).status_code == 302
    assert client.get("/account/").status_code == 200


def test_page_that_was_wanted_comes_after_sign_in(client, somsri):
    wanted = client.get("/account/privacy/")["Location"]
    assert wanted == "/sign-in/?next=/account/privacy/"
    assert 'name="next" value="/account/privacy/"' in client.get(wanted).content.decode()
    assert sign_in(client, next="/account/privacy/")["Location"] == "/account/privacy/"


def test_sign_in_does_not_lead_to_another_site(client, somsri):
    assert sign_in(client, next="https://evil.example/")["Location"] == "/"


def test_wrong_password_and_unknown_account_read_the_same(client, somsri):
    wrong = sign_in(client, password="not-the-password")
    unknown = sign_in(client, login="0898765432")
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert client.get("/account/").status_code == 302


def test_ten_wrong_passwords_close_the_account_for_this_address_alone(client, somsri):
    for _ in range(10):
        sign_in(client, password="not-the-password")
    assert sign_in(client).status_code == 200, "the right password comes too late from here"
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    response = client.post("/sign-in/", {"login": "0812345678", "password": PASSWORD}, **elsewhere)
    assert response.status_code == 302


def test_neighbour_behind_the_same_address_still_signs_in(client, somsri):
    make_user(phone="+66898765432")
    for _ in range(10):
        sign_in(client, password="not-the-password")
    assert sign_in(client, "0898765432").status_code == 302


def test_guessing_from_many_addresses_ends_too(client, somsri):
    for number in range(50):
        client.post("/sign-in/", {"login": "0812345678", "password": "wrong"}, REMOTE_ADDR=f"203.0.113.{number}")
    response = client.post("/sign-in/", {"login": "0812345678", "password": PASSWORD}, REMOTE_ADDR="203.0.113.200")
    assert response.status_code == 200


def test_closed_account_has_no_way_in_and_no_session(client, somsri):
    sign_in(client)
    User.objects.update(is_active=False)
    assert client.get("/account/").status_code == 302
    assert sign_in(client)["Location"] == "/sign-in/closed/"


def test_new_password_ends_every_other_session(client, somsri, django_user_model):
    sign_in(client)
    other = client.__class__()
    sign_in(other)
    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": "ผ้าขาวม้าห้าผืน"})
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


@pytest.mark.parametrize("contact", ["081-234-5678", "somsri@example.com"])
def test_forgotten_password_is_replaced_by_a_code(client, somsri, text_messages, contact):
    client.post("/forgotten-password/", {"email": contact})
    sent = text_messages[0][1] if text_messages else mail.outbox[0].body
    client.post("/forgotten-password/code/", {"code": code_in(sent)})
    client.post("/forgotten-password/new/", {"password1": "ผ้าขาวม้าห้าผืน"})
    assert sign_in(client, password="ผ้าขาวม้าห้าผืน").status_code == 302


def test_three_wrong_codes_end_a_forgotten_password(client, somsri, text_messages):
    client.post("/forgotten-password/", {"email": "0812345678"})
    for _ in range(3):
        client.post("/forgotten-password/code/", {"code": "000000"})
    client.post("/forgotten-password/code/", {"code": code_in(text_messages[0][1])})
    assert client.post("/forgotten-password/new/", {"password1": "ผ้าขาวม้าห้าผืน"}).status_code == 302
    assert sign_in(client).status_code == 302, "the old password still holds"


def test_forgotten_password_does_not_tell_whether_there_is_an_account(client, somsri, text_messages):
    known = client.post("/forgotten-password/", {"email": "0812345678"})
    unknown = client.post("/forgotten-password/", {"email": "0898765432"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    wrong = client.post("/forgotten-password/code/", {"code": ""})
    assert wrong.status_code == 200


def test_codes_for_one_phone_are_few(client, somsri, text_messages):
    answers = [client.post("/forgotten-password/", {"email": "0812345678"}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]
    assert len(text_messages) == 3


def test_phone_is_exchanged_after_password_and_code(client, somsri, text_messages):
    sign_in(client)
    asked = client.post("/account/phone/", {"phone": "089 876 5432"})
    assert asked["Location"] == "/account/is-it-you/?next=%2Faccount%2Fphone%2F"
    assert text_messages == []
    client.post("/account/is-it-you/?next=%2Faccount%2Fphone%2F", {"password": PASSWORD})
    client.post("/account/phone/code/", {"code": code_in(text_messages[0][1]), "action": "verify"})
    somsri.refresh_from_db()
    assert somsri.phone == "+66898765432"
    assert somsri.phone_verified_at is not None
