"""Revocation, replacement and erasure; and what the database refuses whoever asks."""

import pytest
from django.db import Error, connection, transaction
from django.db.models import F
from django.utils import timezone

from netpracharat.certificates import revocation
from netpracharat.certificates.models import Certificate
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.certificates.factories import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate():
    return make_certificate()


def test_revoking_says_when_why_and_by_whom(certificate):
    officer = make_user("เจ้าหน้าที่")
    revocation.revoke(certificate, " พิมพ์ชื่อผิด ", by=officer)
    certificate.refresh_from_db()
    assert (certificate.revoked_reason, certificate.revoked_by) == ("พิมพ์ชื่อผิด", officer)
    assert certificate.revoked_at is not None


def test_revoking_needs_a_reason(certificate):
    with pytest.raises(Refusal):
        revocation.revoke(certificate, "  ", by=None)
    certificate.refresh_from_db()
    assert certificate.revoked_at is None


def test_second_revocation_is_refused_and_keeps_the_first_reason(certificate):
    revocation.revoke(certificate, "พิมพ์ชื่อผิด", by=None)
    with pytest.raises(Refusal):
        revocation.revoke(certificate, "เหตุผลอื่น", by=None)
    certificate.refresh_from_db()
    assert certificate.revoked_reason == "พิมพ์ชื่อผิด"


def test_revoking_many_leaves_the_revoked_ones_alone(certificate):
    make_certificate("สมศรี")
    revocation.revoke(certificate, "พิมพ์ชื่อผิด", by=None)
    assert revocation.revoke_many(Certificate.objects.all(), "นำเข้าผิดแฟ้ม", by=None) == 1
    certificate.refresh_from_db()
    assert certificate.revoked_reason == "พิมพ์ชื่อผิด"


def test_erasing_takes_the_name_and_keeps_the_certificate(certificate):
    other = make_certificate("สมศรี")
    assert revocation.anonymise(Certificate.objects.filter(pk=certificate.pk)) == 1
    certificate.refresh_from_db()
    other.refresh_from_db()
    assert (certificate.name, certificate.name_en, other.name) == ("", "", "สมศรี")
    assert certificate.erased_at is not None
    assert Certificate.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "TR"},
        {"year": 2562},
        {"serial": 99},
        {"code": "23456789ABCD"},
        {"printed": {}},
        {"valid_until": "2030-01-01"},
        {"issued_at": timezone.now},
        {"name": "คนอื่น"},
        {"name_en": "Somebody else"},
        {"name": ""},
        {"revoked_at": timezone.now},
        {"revoked_reason": "ไม่มีวันที่"},
        {"replaced_by": F("pk")},
        {"erased_at": timezone.now},
    ],
)
def test_database_refuses_a_change_of_what_was_issued(certificate, change):
    change = {field: value() if callable(value) else value for field, value in change.items()}
    before = Certificate.objects.filter(pk=certificate.pk).values().get()
    with pytest.raises(Error), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(**change)
    assert Certificate.objects.filter(pk=certificate.pk).values().get() == before


@pytest.mark.parametrize("change", [{"revoked_at": None, "revoked_reason": ""}, {"revoked_reason": "อย่างอื่น"}])
def test_database_refuses_to_unsay_a_revocation(certificate, change):
    revocation.revoke(certificate, "พิมพ์ชื่อผิด", by=None)
    with pytest.raises(Error, match="certificate"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(**change)
    certificate.refresh_from_db()
    assert certificate.revoked_reason == "พิมพ์ชื่อผิด"


def test_database_refuses_a_name_after_erasure(certificate):
    revocation.anonymise(Certificate.objects.all())
    with pytest.raises(Error), transaction.atomic():
        Certificate.objects.update(name="คนอื่น", erased_at=None)
    assert Certificate.objects.get().name == ""


def test_database_refuses_to_delete(certificate):
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM certificates_certificate")
    assert Certificate.objects.count() == 1
