"""The PDF: its text reads back sign by sign, it stays one page, and it is made at once."""

import datetime as dt
import io
import time

import pypdfium2
import pytest
from django.utils import timezone

from netpracharat.certificates import drawing
from netpracharat.certificates.papers import Fact, Words
from tests.unit.certificates.factories import make_certificate

pytestmark = pytest.mark.django_db

STACKS = (
    "น้ำพริกปลาร้าป้าปิ่น ญูฐู กี่",
    "ที่ปั้นน้ำผึ้งป่า เก๋ ๆ ก็ กำนัน",
    "ฤๅษี ฝั้น ปี่ ป่ำ ฏุ ฐำ ฬู ร่ำ",
    "ศักดิ์สิทธิ์ พันธุ์ ฟื้น ปฏิบัติ กตัญญู",
    "Net ๒๕๖๑ <b>#strong[x]$ \\ {{1}}",
)


def lines_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_range().split("\r\n")


@pytest.mark.parametrize("words", STACKS)
def test_text_reads_back_exactly_in_every_size_and_weight(words):
    certificate = make_certificate(
        words,
        heading=Words(words[:16].strip()),
        title=Words(words),
        facts=(Fact(Words(words), Words(words)),),
        signers=(Words(words),),
    )
    found = lines_of(drawing.pdf(certificate, "th"))
    # heading in the festive font; name and title each alone on a line; label and value of the fact; signer
    assert words[:16].strip() in found
    assert [line for line in found if line == words] == [words] * 5


def test_dates_and_number_are_printed_in_the_language_asked_for():
    certificate = make_certificate(valid_until=dt.date(2027, 9, 21))
    today = timezone.localdate()
    assert {"21 กันยายน 2570", "AW 2561/000001", "ขอมอบให้แก่"} <= set(lines_of(drawing.pdf(certificate, "th")))
    english = lines_of(drawing.pdf(certificate, "en"))
    assert {"21 September 2027", f"{today.day} {today:%B %Y}", "Presented to"} <= set(english)


def test_fullest_certificate_stays_on_one_page():
    long = "นางสาวกัญญ์ณัฏฐ์ ศักดิ์สิทธิ์วัฒนพงศ์ไพบูลย์ทรัพย์มั่นคงเจริญรุ่งเรือง ณ อยุธยา " * 2
    fact = Fact(Words("ศูนย์การเรียนรู้"), Words("กศน. ตำบลสว่าง อำเภอพรรณานิคม จังหวัดสกลนคร"))
    signers = (Words("กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"),) * 5
    certificate = make_certificate(long, title=Words(long), facts=(fact,) * 6, signers=signers)
    assert "ลงนามโดย" in lines_of(drawing.pdf(certificate, "th"))


def test_pdf_takes_less_than_150_ms_of_one_processor():
    drawing.pdf(make_certificate(), "th")  # the fonts are read once a process
    spent = []
    for number in range(5):
        certificate = make_certificate(f"คนที่ {number}")
        start = time.process_time()
        drawing.pdf(certificate, "th")
        spent.append(time.process_time() - start)
    assert sorted(spent)[2] < 0.15
