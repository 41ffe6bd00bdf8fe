"""The country: every place once, in its region, with its postal codes."""

from collections import Counter

import pytest
from django.core.management import call_command

from netpracharat.places import loading
from netpracharat.places.bulk import Written
from netpracharat.places.models import District, Province, Region, Subdistrict

pytestmark = pytest.mark.django_db


def test_country_has_all_its_places():
    counts = [model.objects.count() for model in (Region, Province, District, Subdistrict)]
    assert counts == [10, 77, 928, 7436]


def test_regions_hold_the_known_numbers_of_provinces():
    provinces = Province.objects.values_list("region4_id", "region6_id")
    assert Counter(four for four, _ in provinces) == {"N": 17, "NE": 20, "C": 26, "S": 14}
    assert Counter(six for _, six in provinces) == {"6N": 9, "6NE": 20, "6C": 22, "6E": 7, "6W": 5, "6S": 14}


def test_provinces_are_sorted_the_thai_way():
    names = list(Province.objects.values_list("name_th", flat=True))
    assert names[:4] == ["กระบี่", "กรุงเทพมหานคร", "กาญจนบุรี", "กาฬสินธุ์"]
    assert names.index("เชียงใหม่") < names.index("ตรัง") < names.index("แพร่") < names.index("ภูเก็ต")


def test_slugs_are_romanised():
    assert Province.objects.get(slug="chiang-mai").name_th == "เชียงใหม่"
    assert Province.objects.get(slug="bueng-kan").name_th == "บึงกาฬ"


def test_subdistrict_has_its_postal_codes():
    assert Subdistrict.objects.get(pk=470408).postal_codes == ["47130"]
    assert Subdistrict.objects.get(pk=102701).postal_codes == ["10230", "10240"]


def test_bangkok_district_is_stored_without_khet():
    assert District.objects.get(pk=1007).name_th == "ปทุมวัน"


def test_loading_again_changes_nothing():
    assert set(loading.load().values()) == {Written(new=0, changed=0)}


def test_loading_repairs_what_differs():
    Subdistrict.objects.filter(pk=470408).update(name_th="ผิด")
    assert loading.load()["subdistricts"] == Written(new=0, changed=1)
    assert Subdistrict.objects.get(pk=470408).name_th == "สว่าง"


def test_command_does_nothing_when_this_version_is_loaded(capsys, django_assert_num_queries):
    with django_assert_num_queries(2):
        call_command("load_places")
    assert capsys.readouterr().out == f"Places are loaded already ({loading.VERSION}).\n"


def test_another_version_is_loaded_again(capsys, monkeypatch):
    monkeypatch.setattr(loading, "VERSION", "another")
    call_command("load_places")
    assert loading.is_loaded()
    assert "provinces: 0 new, 0 changed" in capsys.readouterr().out
