"""The shop's sign and the tags of its goods: their words, their codes, their sheets."""

import io

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.utils import translation

from netpracharat.refusals import Refusal
from products.papers import sign, tags
from products.states import ProductState
from shops.models import Shop
from shops.states import ShopState
from tests.factories import make_product, make_shop, make_variant

pytestmark = pytest.mark.django_db
LONG = "กลุ่มวิสาหกิจชุมชนทอผ้าย้อมครามธรรมชาติบ้านดอนกอยสามัคคีพัฒนาอย่างยั่งยืนเพื่อลูกหลาน"


def opened(pdf):
    return pypdfium2.PdfDocument(io.BytesIO(pdf))


def with_place(shop):
    return Shop.objects.with_place().get(pk=shop.pk)


@pytest.mark.parametrize("name", ["บ้านดอนกอย", LONG])
def test_sign_is_one_sheet_with_the_name_and_the_way_to_the_shop(name):
    shop = with_place(make_shop(name, phone="+66812345678"))
    with translation.override("th"), opened(sign.pdf(shop)) as document:
        (page,) = document
        words = page.get_textpage().get_text_range().replace("\r\n", "")
        (code,) = zxingcpp.read_barcodes(page.render(scale=1).to_pil())
    assert name in words
    assert "081 234 5678" in words
    assert code.text == f"{settings.SITE_URL}/shops/{shop.slug}/"


def test_sign_of_a_shop_that_nobody_sees_is_refused():
    with pytest.raises(Refusal):
        sign.pdf(with_place(make_shop(state=ShopState.DRAFT)))


def test_tags_have_name_price_and_code_and_fill_a_sheet_of_21():
    shop = make_shop()
    silk = make_product("ผ้าไหมมัดหมี่", shop=shop, price=1850)
    make_variant(silk, name="ใหญ่", price=2500)
    products = tags.chosen(shop, [str(silk.pk)])
    with translation.override("th"), opened(tags.pdf(products, tags.A_SHEET)) as document:
        (page,) = document
        words = page.get_textpage().get_text_range()
        codes = {code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())}
    assert (words.count("ผ้าไหมมัดหมี่"), words.count("฿1,850"), words.count("เริ่ม")) == (21, 21, 21)
    assert codes == {f"{settings.SITE_URL}/products/{silk.pk}/"}


def test_tags_are_of_what_the_shop_itself_has_on_sale():
    shop = make_shop()
    own, draft = make_product(shop=shop), make_product(shop=shop, state=ProductState.DRAFT)
    foreign = make_product()
    assert tags.chosen(shop, [str(own.pk), str(draft.pk), str(foreign.pk), "x", "๑", "9" * 30]) == [own]
