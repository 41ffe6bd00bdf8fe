"""Opening an account, in the demo and for real."""

import re

import pytest
from django.core import mail

from netpracharat.accounts import privacy
from netpracharat.accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
FORM = {"name": "สมศรี", "contact": "081 234 5678", "password1": "ไหมสามสีบ้านเรา", "agrees": "on"}


def code_in(text: str) -> str:
    return re.search(r"\b\d{6}\b", text).group()


def test_stranger_signs_up_in_one_page_of_the_demo(client, demo):
    response = client.post("/sign-up/", {**FORM, "next": "/terms/"})
    assert (response.status_code, response["Location"]) == (302, "/terms/")
    user = User.objects.get()
    assert (user.name, user.phone, user.email, user.phone_verified_at) == ("สมศรี", "+66812345678", None, None)
    assert client.get("/account/").status_code == 200


def test_sign_up_keeps_the_consent_and_its_version(client, demo):
    client.post("/sign-up/", {**FORM, "wants_news": "on"})
    consents = User.objects.get().consents.order_by("purpose").values_list("purpose", "version")
    assert list(consents) == [("news", privacy.NOTICE_VERSION), ("terms", privacy.NOTICE_VERSION)]


@pytest.mark.parametrize("missing", ["name", "contact", "password1", "agrees"])
def test_each_of_these_is_needed(client, demo, missing):
    response = client.post("/sign-up/", {**FORM, missing: ""})
    assert missing in response.context["form"].errors
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["short", "12345678", "0812345678", "password123"])
def test_weak_password_is_refused(client, demo, password):
    response = client.post("/sign-up/", {**FORM, "password1": password})
    assert list(response.context["form"].errors) == ["password1"]
    assert not User.objects.exists()


def test_demo_says_that_a_number_is_taken(client, demo):
    make_user(phone="+66812345678")
    response = client.post("/sign-up/", FORM)
    assert list(response.context["form"].errors) == ["contact"]
    assert User.objects.count() == 1


def test_phone_is_verified_by_a_code_before_the_first_sign_in(client, text_messages):
    response = client.post("/sign-up/", FORM)
    assert response["Location"] == "/account/phone/code/"
    assert client.get("/account/").status_code == 302
    [(phone, text)] = text_messages
    assert phone == "+66812345678"
    client.post("/account/phone/code/", {"code": code_in(text), "action": "verify"})
    assert User.objects.get().phone_verified_at is not None
    assert client.get("/account/").status_code == 200


def test_email_is_verified_by_a_code_before_the_first_sign_in(client):
    response = client.post("/sign-up/", {**FORM, "contact": "Somsri@Example.com"})
    assert response["Location"] == "/account/email/code/"
    assert client.get("/account/").status_code == 302
    client.post("/account/email/code/", {"code": code_in(mail.outbox[0].body), "action": "verify"})
    assert User.objects.get().email == "somsri@example.com"
    assert client.get("/account/").status_code == 200


def test_wrong_code_opens_nothing(client, text_messages):
    client.post("/sign-up/", FORM)
    client.post("/account/phone/code/", {"code": "000000", "action": "verify"})
    assert User.objects.get().phone_verified_at is None
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("contact", "owner"),
    [("0812345678", {"phone": "+66812345678"}), ("somsri@example.com", {"email": "somsri@example.com"})],
)
def test_sign_up_does_not_tell_that_a_contact_is_known(client, text_messages, contact, owner):
    """The same answers, page by page, as for a new one; only the owner's message differs."""
    new = client.post("/sign-up/", {**FORM, "contact": "0898765432" if contact[0] == "0" else "new@example.com"})
    new_page = client.get(new["Location"])
    client.logout()
    make_user(**owner)
    known = client.post("/sign-up/", {**FORM, "contact": contact})
    known_page = client.get(known["Location"])
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert (known_page.status_code, known_page.templates[0].name) == (200, new_page.templates[0].name)
    assert User.objects.count() == 2
