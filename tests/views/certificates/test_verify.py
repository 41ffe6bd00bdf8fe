"""Anybody verifies a certificate, and reads all that is printed on it."""

import io

import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse

from netpracharat.certificates import issuing, numbers, revocation
from netpracharat.certificates.models import Certificate
from tests.unit.certificates.factories import make_certificate, paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate():
    return make_certificate()


def text_of(page):
    return page.content.decode()


def pdf_address(certificate):
    return reverse("certificate_pdf", args=(certificate.code,))


def test_page_repeats_all_that_is_printed(client, certificate):
    page = client.get(certificate.get_absolute_url())
    printed = (
        "เกียรติบัตร",
        "กลุ่มทอผ้าบ้านดอนกอย",
        "รางวัลชนะเลิศ",
        "ภาค",
        "ตะวันออกเฉียงเหนือ",
        "กระทรวงมหาดไทย",
        "AW 2561/000001",
        numbers.in_groups(certificate.code),
    )
    assert [words for words in printed if words not in text_of(page)] == []
    assert page.context["standing"].tone == "done"


def test_page_is_in_english_where_one_reads_english(client, certificate):
    client.cookies["language"] = "en"
    text = text_of(client.get(certificate.get_absolute_url()))
    printed = (
        "Certificate of Award",
        "Ban Don Koi weavers",
        "First prize",
        "Region",
        "Northeast",
        "Ministry of Interior",
    )
    assert [words for words in printed if words not in text] == []


def test_page_asks_the_database_once(client, certificate, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(certificate.get_absolute_url())


def test_revoked_certificate_says_so_with_day_and_reason_and_is_not_printed(client, certificate):
    revocation.revoke(certificate, "พิมพ์ชื่อผิด", by=None)
    page = client.get(certificate.get_absolute_url())
    assert (page.status_code, page.context["standing"].tone) == (200, "danger")
    assert ["พิมพ์ชื่อผิด" in text_of(page), "กลุ่มทอผ้า" in text_of(page), ".pdf" in text_of(page)] == [True, True, False]
    assert client.get(pdf_address(certificate)).url == certificate.get_absolute_url()


def test_expired_certificate_is_genuine_and_leads_to_its_renewal(client):
    old = make_certificate(valid_until="2020-12-31")
    new = issuing.renew(old, paper(year=2563), by=None)
    page = client.get(old.get_absolute_url())
    assert (page.context["standing"].tone, new.get_absolute_url() in text_of(page)) == ("wait", True)


def test_erased_name_is_nowhere_and_the_certificate_answers(client, certificate):
    revocation.anonymise(Certificate.objects.all())
    page = client.get(certificate.get_absolute_url())
    assert (page.status_code, "ดอนกอย" in text_of(page), "AW 2561/000001" in text_of(page)) == (200, False, True)
    assert client.get(pdf_address(certificate)).status_code == 302


def test_unknown_code_is_not_found_and_the_form_stands_there(client, certificate):
    page = client.get(reverse("certificate", args=("2345-6789-ABCD",)))
    assert (page.status_code, 'name="number"' in text_of(page)) == (404, True)
    assert client.get(reverse("certificate_pdf", args=("23456789ABCD",))).status_code == 404


def test_typed_code_leads_to_the_certificate(client, certificate):
    typed = numbers.in_groups(certificate.code).lower()
    assert client.get("/verify/", {"number": typed}).url == certificate.get_absolute_url()


def test_typed_number_tells_whether_it_holds_and_not_whose_it_is(client, certificate):
    page = client.get("/verify/", {"number": "aw 2561/1"})
    assert (page.context["certificate"], page.context["standing"].tone) == (certificate, "done")
    secrets = (certificate.name, certificate.name_en, certificate.code, "รางวัลชนะเลิศ")
    assert [words for words in secrets if words in text_of(page)] == []


@pytest.mark.parametrize("typed", ["AW 2561/2", "AW 99999/1", "AW 9999/999999999", "ไม่ใช่เลข", "' OR 1=1", "x" * 500])
def test_what_is_unknown_is_answered_with_what_to_do(client, certificate, typed):
    page = client.get("/verify/", {"number": typed})
    assert (page.status_code, page.context["certificate"]) == (200, None)
    assert "ไม่พบใบประกาศนี้" in text_of(page)


@pytest.mark.parametrize("language", ["th", "en"])
def test_pdf_leads_back_to_the_page_by_its_picture_code(client, certificate, language):
    answer = client.get(pdf_address(certificate), {"lang": language})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="AW-2561-000001-{language}.pdf"'
    with pypdfium2.PdfDocument(io.BytesIO(answer.content)) as document:
        assert len(document) == 1
        (code,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
    assert code.text == f"http://testserver{certificate.get_absolute_url()}"
    assert client.get(certificate.get_absolute_url()).status_code == 200


def test_pdf_of_an_unknown_language_is_in_that_of_the_page(client, certificate):
    answer = client.get(pdf_address(certificate), {"lang": "../../x"})
    assert answer["Content-Disposition"].endswith('-th.pdf"')
