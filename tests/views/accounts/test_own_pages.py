"""A person's own pages: profile, consents, copy, erasure."""

import pytest

from netpracharat.accounts import privacy
from netpracharat.accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"


@pytest.fixture
def somsri(client):
    somsri = make_user("สมศรี", phone="+66812345678")
    client.force_login(somsri)
    return somsri


def test_name_and_language_are_kept(client, somsri, settings):
    response = client.post("/account/", {"name": "สมศรี ใจดี", "language": "en"})
    somsri.refresh_from_db()
    assert (somsri.name, somsri.language) == ("สมศรี ใจดี", "en")
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_news_is_withdrawn_by_one_button(client, somsri):
    client.post("/account/privacy/news/", {"wants_news": "yes"})
    assert privacy.wants_news(somsri)
    client.post("/account/privacy/news/")
    assert not privacy.wants_news(somsri)


def test_copy_of_the_data_asks_for_the_password_first(client, somsri):
    response = client.get("/account/privacy/download/")
    assert response["Location"].startswith("/account/is-it-you/")
    client.post("/account/is-it-you/", {"password": PASSWORD, "next": "/account/privacy/download/"})
    response = client.get("/account/privacy/download/")
    assert response["Content-Disposition"] == 'attachment; filename="netpracharat.json"'
    assert response.json()["account"]["name"] == "สมศรี"


def test_erasure_needs_the_word_and_the_password(client, somsri):
    for typed in ({"word": "ลบ", "password": "wrong"}, {"word": "ไม่", "password": PASSWORD}):
        assert client.post("/account/privacy/erase/", typed).status_code == 200
        assert User.objects.get().erased_at is None


def test_erased_account_is_signed_out_everywhere(client, somsri):
    other = client.__class__()
    other.force_login(somsri)
    response = client.post("/account/privacy/erase/", {"word": "ลบ", "password": PASSWORD})
    assert response["Location"] == "/sign-in/"
    assert User.objects.get().erased_at is not None
    assert client.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 302


def test_officer_is_not_erased(client, somsri):
    User.objects.update(is_staff=True)
    client.post("/account/privacy/erase/", {"word": "ลบ", "password": PASSWORD})
    assert User.objects.get().erased_at is None


@pytest.mark.parametrize("address", ["/account/", "/account/privacy/", "/account/privacy/erase/", "/account/phone/"])
def test_own_pages_are_nobody_elses(client, address):
    assert client.get(address)["Location"] == f"/sign-in/?next={address}"


@pytest.mark.parametrize("address", ["/account/", "/account/privacy/", "/account/email/", "/account/security/"])
def test_own_pages_open(client, somsri, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/privacy/", "/terms/"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_notices_are_public_in_both_languages(client, settings, address, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(address)
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()


def test_own_pages_are_kept_by_no_cache(client, somsri):
    assert "no-store" in client.get("/account/privacy/")["Cache-Control"]
