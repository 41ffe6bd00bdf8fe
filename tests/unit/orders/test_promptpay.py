"""The code that a buyer scans pays exactly this order, to the account that the shop had when it was placed."""

import io

import pytest
import zxingcpp
from PIL import Image

from netpracharat.thai import emv
from orders import promptpay
from shops.models import PromptPayAccount
from tests.unit.orders.factories import make_order

pytestmark = pytest.mark.django_db


def scanned(payment):
    picture = Image.open(io.BytesIO(promptpay.png(payment)))
    [code] = zxingcpp.read_barcodes(picture)
    return emv.read(code.text)


def test_saved_picture_pays_the_exact_amount_to_the_shops_account():
    values = scanned(make_order(quantity=2).payments.get())
    assert (values["54"], values["53"]) == ("3750.00", "764")
    assert emv.read(values["29"])["01"] == "0066812345678"


def test_later_change_of_the_shops_account_does_not_touch_a_placed_order():
    payment = make_order().payments.get()
    PromptPayAccount.objects.update(target="0899999999")
    assert emv.read(scanned(payment)["29"])["01"] == "0066812345678"


def test_code_in_the_page_is_white_with_a_quiet_zone():
    drawn = promptpay.svg(make_order().payments.get())
    modules = promptpay.code(make_order().payments.get()).symbol_size(border=promptpay.QUIET_ZONE)[0]
    assert f'viewBox="0 0 {modules} {modules}"' in drawn
    assert '<path fill="#fff"' in drawn
    assert "style=" not in drawn
