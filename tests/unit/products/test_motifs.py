"""The sign on the cloth in place of a photo: what a name says first."""

import pytest

from netpracharat.templatetags.components import icon
from products.catalogue.motifs import GOODS, motif_of


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("กล้วยฉาบน้ำผึ้ง", "banana"),
        ("สบู่น้ำผึ้ง", "spray-can"),
        ("น้ำพริกปลาร้า", "flame"),
        ("กลุ่มข้าวไหม้บ้านสวน", "wheat"),
        ("น้ำตาลโตนดผง", "amphora"),
        ("ของที่ระลึก", "package"),
        ("", "package"),
    ],
)
def test_thai_says_first_what_a_thing_is(name, sign):
    assert motif_of(name).sign == sign


def test_every_sign_can_be_drawn():
    assert [motif.sign for motif in GOODS.values() if "<svg" not in icon(motif.sign)] == []
