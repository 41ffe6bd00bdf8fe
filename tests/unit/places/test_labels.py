"""How places are written in full."""

import pytest
from django.utils import translation

from netpracharat.places.labels import label
from netpracharat.places.models import Subdistrict, Village

pytestmark = pytest.mark.django_db

SAWANG, PATHUM_WAN = 470408, 100703


def subdistrict(code: int) -> Subdistrict:
    return Subdistrict.objects.select_related("district__province").get(pk=code)


def test_subdistrict_is_written_with_district_and_province():
    assert label(subdistrict(SAWANG)) == "ต.สว่าง อ.พรรณานิคม จ.สกลนคร"


def test_bangkok_says_khwaeng_and_khet():
    assert label(subdistrict(PATHUM_WAN)) == "แขวงปทุมวัน เขตปทุมวัน กรุงเทพมหานคร"


def test_village_names_its_moo():
    village = Village(moo=2, name_th="บ้านดอนกอย", name_en="Ban Don Koi", subdistrict=subdistrict(SAWANG))
    assert label(village) == "บ้านดอนกอย หมู่ 2 ต.สว่าง อ.พรรณานิคม จ.สกลนคร"


def test_english_label_runs_from_small_to_large():
    village = Village(moo=2, name_th="บ้านดอนกอย", name_en="Ban Don Koi", subdistrict=subdistrict(SAWANG))
    with translation.override("en"):
        assert label(village) == "Ban Don Koi, Moo 2, Sawang, Phanna Nikhom, Sakon Nakhon"
        assert label(subdistrict(PATHUM_WAN)) == "Pathum Wan, Pathum Wan, Bangkok"
