"""Officers keep what the programme did for a village; the register itself nobody types."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import RequestFactory

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from netpracharat.places.models import District, Province, Subdistrict, Village
from tests.factories import make_user
from tests.unit.places.test_finding import make_village

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    officer = make_user("เจ้าหน้าที่", is_staff=True)
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    return officer


def may(user: User, model: type) -> dict[str, bool]:
    request = RequestFactory().get("/")
    request.user = user
    return admin.site.get_model_admin(model).get_model_perms(request)


def test_officer_changes_villages_and_only_looks_at_the_rest(officer):
    assert may(officer, Village) == {"add": False, "change": True, "delete": False, "view": True}
    for model in (Province, District, Subdistrict):
        assert may(officer, model) == {"add": False, "change": False, "delete": False, "view": True}


def test_others_see_nothing_there():
    assert set(may(make_user(is_staff=True), Village).values()) == {False}


@pytest.fixture
def admin_pages(client, officer, settings):
    settings.DEMO = True  # which asks for no second step of sign-in
    make_village(47040802, "บ้านดอนกอย", "Ban Don Koi")
    client.force_login(officer, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_villages_are_found_by_name_and_code(admin_pages):
    for words in ("ดอนกอย", "don koi", "470408"):
        assert "47040802" in admin_pages.get("/admin/places/village/", {"q": words}).content.decode()


def test_broadband_is_kept_with_a_buddhist_date(admin_pages):
    typed = {"broadband": "connected", "connected_on": "12/8/2561", "provider": "TOT"}
    assert admin_pages.post("/admin/places/village/47040802/change/", typed).status_code == 302
    village = Village.objects.get()
    assert (village.broadband, f"{village.connected_on}", village.provider) == ("connected", "2018-08-12", "TOT")


def test_date_without_connection_is_refused_with_a_sentence(admin_pages):
    typed = {"broadband": "planned", "connected_on": "12/8/2561"}
    page = admin_pages.post("/admin/places/village/47040802/change/", typed)
    assert "หมู่บ้านที่เชื่อมต่อแล้วเท่านั้นจึงมีวันที่" in page.content.decode()
    assert Village.objects.get().broadband == "none"
