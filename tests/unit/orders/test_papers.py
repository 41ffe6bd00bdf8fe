"""Labels and packing list as PDF: what a carrier reads, what a scanner reads, and fifty of them at once."""

import io
import time

import pypdfium2
import pytest
import zxingcpp
from django.utils import translation

from orders import lifecycle, packing, payments
from orders.models import Order
from orders.papers import labels, packing_list
from shops.models import Shop
from tests.factories import make_product, make_shop, make_variant
from tests.unit.orders.factories import make_order, make_purchase, variant_of

pytestmark = pytest.mark.django_db
A6 = (297.6, 419.5)  # points


@pytest.fixture
def shop():
    made = make_shop(takes_cash_on_delivery=True, phone="+66899990000")
    return Shop.objects.with_place().get(pk=made.pk)


def make_paid(shop, **fields):
    order = make_order(shop=shop)
    payments.receive(order, by=None)
    Order.objects.filter(pk=order.pk).update(**fields)
    return order


def make_accepted(shop, *wanted):
    order = make_purchase(*wanted, method="cod").orders.get()
    lifecycle.accept(order, by=None)
    return order


def pages(shop, *orders):
    """The lines of each label, and what a scanner reads on it."""
    found = packing.chosen(shop, [order.number for order in orders])
    with pypdfium2.PdfDocument(io.BytesIO(labels.pdf(shop, found))) as document:
        assert [tuple(round(side, 1) for side in page.get_size()) for page in document] == [A6] * len(orders)
        return [(lines_of(page), codes_on(page)) for page in document]


def lines_of(page):
    return page.get_textpage().get_text_range().split("\r\n")


def codes_on(page):
    found = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    return {code.format: code.text for code in found}


def test_label_says_from_whom_and_then_the_address_in_thai_order(shop):
    order = make_paid(shop, recipient="สมศรี ตัวอย่าง", phone="+66812345678", address="99 หมู่ 3 ซอยตัวอย่าง")
    ((lines, codes),) = pages(shop, order)
    assert lines == [
        "จาก",
        "กลุ่มทอผ้าบ้านดอนกอย 089 999 0000",
        "ต.สว่าง อ.พรรณานิคม จ.สกลนคร 47130",
        "ถึง",
        "สมศรี ตัวอย่าง",
        "เบอร์โทร 081 234 5678",
        "99 หมู่ 3 ซอยตัวอย่าง",
        "ต.สว่าง อ.พรรณานิคม",
        "จ.สกลนคร",
        f"47130 {order.number}",
    ]
    assert codes[zxingcpp.BarcodeFormat.Code128] == order.number
    assert codes[zxingcpp.BarcodeFormat.QRCode].endswith(f"/sell/{shop.slug}/orders/{order.number}/")


def test_postal_code_is_the_largest_of_all(shop):
    order = make_paid(shop)
    with pypdfium2.PdfDocument(io.BytesIO(labels.pdf(shop, packing.chosen(shop, [order.number])))) as document:
        text = document[0].get_textpage()
        written = text.get_text_range()
        heights = [top - bottom for _left, bottom, _right, top in map(text.get_charbox, range(text.count_chars()))]
    first = written.rindex("47130")
    others = heights[:first] + heights[first + 5 :]
    assert min(heights[first : first + 5]) > 1.3 * max(others)


def test_label_of_cash_on_delivery_lists_goods_and_sum(shop):
    silk = make_product("ผ้าไหม", shop=shop, price=1850)
    order = make_accepted(shop, (variant_of(silk), 2), (make_variant(silk, name="ใหญ่", price=2000), 1))
    ((lines, _codes),) = pages(shop, order)
    assert lines[-4:] == [
        "เก็บเงินปลายทาง ฿5,750",
        "ผ้าไหม × 2 ฿3,700",
        "ผ้าไหม · ใหญ่ × 1 ฿2,000",
        "ผู้ซื้อเปิดพัสดุดูก่อนจ่ายเงินได้",
    ]


def test_longest_address_stays_on_one_label_whole(shop):
    address = "เลขที่ 1234/56 อาคารชุด ชั้น 12 ห้อง 1207 หมู่ที่ 11 ซอยลาดพร้าว 101 แยก 23 ถนนลาดพร้าว " * 3
    recipient = "นางสาวกัญญ์ณัฏฐ์ ศักดิ์สิทธิ์วัฒนพงศ์ไพบูลย์ทรัพย์มั่นคงเจริญรุ่งเรือง ณ อยุธยา "
    silk = make_product("ผ้าคลุมไหล่ฝ้ายเข็นมือย้อมครามธรรมชาติ ลายดอกบัวโบราณ ชายครุย ผืนใหญ่พิเศษ", shop=shop)
    kinds = [(variant_of(silk), 1), *((make_variant(silk, name=f"แบบที่ {number}"), 1) for number in range(5))]
    order = make_accepted(shop, *kinds)
    Order.objects.filter(pk=order.pk).update(address=address[:300], recipient=recipient[:120])
    ((lines, codes),) = pages(shop, order)
    assert "".join(lines).replace(" ", "").count(address[:300].replace(" ", "")) == 1
    assert codes[zxingcpp.BarcodeFormat.Code128] == order.number


def test_packing_list_sums_by_product_and_lists_by_order(shop):
    silk = make_product("ผ้าไหม", shop=shop)
    orders = [make_accepted(shop, (variant_of(silk), quantity)) for quantity in (2, 1)]
    found = packing.chosen(shop, [order.number for order in orders])
    assert packing.pieces(found) == [("ผ้าไหม", "", 3)]
    with translation.override("th"), pypdfium2.PdfDocument(io.BytesIO(packing_list.pdf(shop, found))) as document:
        lines = lines_of(document[0])
    assert [line for line in lines if line.startswith("ผ้าไหม")] == ["ผ้าไหม × 3", "ผ้าไหม × 2", "ผ้าไหม × 1"]


def test_fifty_labels_are_one_pdf_in_less_than_two_seconds(shop):
    silk = make_product("ผ้าไหม", shop=shop, on_hand=100)
    orders = [make_accepted(shop, (variant_of(silk), 1)) for _number in range(packing.AT_ONCE)]
    found = packing.chosen(shop, [order.number for order in orders])
    begun = time.process_time()  # of our own: the machine may have other work
    pdf = labels.pdf(shop, found)
    assert time.process_time() - begun < 2
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        assert len(document) == packing.AT_ONCE
