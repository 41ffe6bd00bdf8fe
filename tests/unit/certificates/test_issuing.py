"""Issuing: numbers without gaps, and everything kept as printed."""

import pytest
from django.db import IntegrityError, transaction

from netpracharat.certificates import issuing, numbers
from netpracharat.certificates.models import Certificate, Series
from netpracharat.certificates.papers import Words
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.certificates.factories import make_certificate, paper

pytestmark = pytest.mark.django_db


def test_certificate_keeps_what_was_printed_and_who_issued_it():
    officer = make_user("เจ้าหน้าที่")
    issued = Certificate.objects.get(pk=issuing.issue(paper(), by=officer).pk)
    assert (issued.number, issued.name, issued.name_en) == (
        "AW 2561/000001",
        "กลุ่มทอผ้าบ้านดอนกอย",
        "Ban Don Koi weavers",
    )
    assert issued.issued_by == officer
    assert issued.printed == {
        "heading": {"th": "เกียรติบัตร", "en": "Certificate of Award"},
        "title": {"th": "รางวัลชนะเลิศ ร้านค้าออนไลน์ดีเด่น", "en": "First prize, best village web shop"},
        "facts": [[{"th": "ภาค", "en": "Region"}, {"th": "ตะวันออกเฉียงเหนือ", "en": "Northeast"}]],
        "signers": [{"th": "กระทรวงมหาดไทย", "en": "Ministry of Interior"}],
    }


def test_words_are_kept_in_one_spelling_and_english_falls_back_on_thai():
    issued = make_certificate(name="x", title=Words("นํ้าผึ้ง "))
    assert issued.printed["title"] == {"th": "น้ำผึ้ง", "en": "น้ำผึ้ง"}


def test_issue_many_numbers_each_kind_and_year_in_the_order_of_the_papers():
    make_certificate()
    papers = [paper("ก"), paper("ข", kind="TR"), paper("ค"), paper("ง", year=2562)]
    issued = issuing.issue_many(papers, by=None)
    assert [(one.name, one.number) for one in issued] == [
        ("ก", "AW 2561/000002"),
        ("ข", "TR 2561/000001"),
        ("ค", "AW 2561/000003"),
        ("ง", "AW 2562/000001"),
    ]
    assert Certificate.objects.count() == 5


def test_issue_many_of_none_is_none():
    assert issuing.issue_many([], by=None) == []


def test_issue_many_asks_the_database_as_often_for_three_as_for_one(django_assert_num_queries):
    with django_assert_num_queries(4):  # a savepoint and its release, the series, the rows
        issuing.issue_many([paper(name) for name in ("ก", "ข", "ค")], by=None)


def test_numbers_of_a_failed_transaction_are_given_again():
    with transaction.atomic():
        make_certificate()
        transaction.set_rollback(True)
    assert make_certificate().number == "AW 2561/000001"


@pytest.mark.parametrize("kind", ["aw", "A", "AWARD", ""])
def test_kind_that_is_no_letters_is_refused_by_the_database(kind):
    with pytest.raises(Exception, match=r"certificate_kind_is_letters|too long"), transaction.atomic():
        make_certificate(kind=kind)
    assert not Series.objects.exists()


def test_certificate_without_a_name_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="certificate_is_nameless_once_erased"), transaction.atomic():
        make_certificate(" ")
    assert not Certificate.objects.exists()


def test_renewal_leads_from_the_old_certificate_to_the_new():
    old = make_certificate()
    new = issuing.renew(old, paper(year=2563), by=None)
    old.refresh_from_db()
    assert (old.replaced_by, new.number) == (new, "AW 2563/000001")


def test_second_renewal_is_refused_and_takes_no_number():
    old = make_certificate()
    issuing.renew(old, paper(year=2563), by=None)
    with pytest.raises(Refusal):
        issuing.renew(old, paper(year=2563), by=None)
    assert Series.objects.get(year=2563).last == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AW 2561/000012", ("AW", 2561, 12)),
        ("  aw2561 / 12 ", ("AW", 2561, 12)),
        ("AW ๒๕๖๑/๐๐๐๐๑๒", ("AW", 2561, 12)),
        ("AW 2561/1000000", ("AW", 2561, 1_000_000)),
        ("K7MP-2XQD-9HTR", None),
        ("", None),
    ],
)
def test_number_is_read_however_it_is_typed(typed, found):
    assert numbers.read(typed) == found


def test_number_longer_than_six_digits_is_written_whole():
    assert numbers.written("TR", 2561, 1_000_000) == "TR 2561/1000000"


def test_code_is_read_in_groups_and_small_letters():
    assert numbers.code_typed(f" {numbers.in_groups('K7MP2XQD9HTR').lower()} ") == "K7MP2XQD9HTR"
