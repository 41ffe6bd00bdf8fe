"""An officer looks a certificate up and revokes it."""

import pytest
from django.contrib.auth.models import Group

from netpracharat.accounts import roles
from tests.factories import make_user
from tests.unit.certificates.factories import make_certificate

pytestmark = pytest.mark.django_db
LIST = "/admin/certificates/certificate/"


@pytest.fixture
def certificate():
    return make_certificate()


def signed_in(client, *groups):
    user = make_user("สมชาย", is_staff=True)
    user.groups.set(Group.objects.get_or_create(name=group)[0] for group in groups)
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return user


@pytest.fixture(autouse=True)
def _one_step(settings):
    settings.DEMO = True  # which asks for no second step of sign-in


@pytest.mark.parametrize("typed", ["AW 2561/1", "กลุ่มทอ", "code"])
def test_certificate_is_found_by_number_code_and_name(client, certificate, typed):
    make_certificate("สมศรี")
    signed_in(client, roles.OFFICER)
    page = client.get(LIST, {"q": certificate.code.lower() if typed == "code" else typed, "series": "AW 2561"})
    assert list(page.context["cl"].result_list) == [certificate]


@pytest.mark.parametrize("chosen", ["TR 2561", "AW 2560"])
def test_list_is_filtered_by_kind_and_year(client, certificate, chosen):
    signed_in(client, roles.OFFICER)
    assert list(client.get(LIST, {"series": chosen}).context["cl"].result_list) == []


def test_officer_reads_a_certificate_and_revokes_it_with_a_reason(client, certificate):
    officer = signed_in(client, roles.OFFICER)
    assert "ตะวันออกเฉียงเหนือ" in client.get(f"{LIST}{certificate.pk}/change/").content.decode()
    client.post(f"{LIST}{certificate.pk}/revoke/", {"reason": " "})
    certificate.refresh_from_db()
    assert certificate.revoked_at is None
    client.post(f"{LIST}{certificate.pk}/revoke/", {"reason": "พิมพ์ชื่อผิด"})
    certificate.refresh_from_db()
    assert (certificate.revoked_reason, certificate.revoked_by) == ("พิมพ์ชื่อผิด", officer)


def test_nobody_else_revokes_changes_or_deletes(client, certificate):
    signed_in(client, roles.JUDGE)
    assert client.post(f"{LIST}{certificate.pk}/revoke/", {"reason": "เฉย ๆ"}).status_code == 403
    signed_in(client, roles.OFFICER)
    assert client.post(f"{LIST}{certificate.pk}/change/", {"name": "คนอื่น"}).status_code == 403
    assert client.post(f"{LIST}{certificate.pk}/delete/", {"post": "yes"}).status_code == 403
    certificate.refresh_from_db()
    assert (certificate.revoked_at, certificate.name) == (None, "กลุ่มทอผ้าบ้านดอนกอย")
