"""A place is chosen in a form, with JavaScript and without."""

import pytest
from django import forms
from django.utils.translation import gettext

from netpracharat.places.choosing import Chosen
from netpracharat.places.forms import PlaceField
from netpracharat.places.models import Subdistrict
from tests.unit.places.test_finding import SAWANG, make_village

pytestmark = pytest.mark.django_db


class VillageForm(forms.Form):
    place = PlaceField()


class SubdistrictForm(forms.Form):
    place = PlaceField(villages=False)


@pytest.fixture
def don_koi():
    return make_village(47040802, "บ้านดอนกอย", "Ban Don Koi")


def test_chosen_village_comes_with_its_subdistrict(don_koi):
    form = VillageForm({"place": "v:47040802", "place_text": f"บ้านดอนกอย หมู่ 2 {SAWANG}"})
    assert form.is_valid()
    chosen = form.cleaned_data["place"]
    assert (chosen.village, chosen.subdistrict.pk, chosen.postal_codes) == (don_koi, 470408, ["47130"])


def test_chosen_subdistrict_has_no_village():
    form = VillageForm({"place": "s:470408", "place_text": ""})
    assert form.is_valid()
    assert (form.cleaned_data["place"].subdistrict.pk, form.cleaned_data["place"].village) == (470408, None)


def test_text_that_means_one_place_is_taken(don_koi):
    form = VillageForm({"place_text": "ดอนกอย พรรณานิคม"})
    assert form.is_valid()
    assert form.cleaned_data["place"].village == don_koi


def test_text_that_means_several_places_comes_back_with_a_list_to_choose_from():
    form = SubdistrictForm({"place_text": "สว่าง"})
    page = str(form["place"])
    assert form.errors == {"place": ["เลือกหนึ่งแห่งจากรายการนี้ หรือพิมพ์ชื่ออำเภอเพิ่ม"]}
    assert f'<label><input type="radio" name="place" value="s:470408">{SAWANG}</label>' in page
    assert 'name="place_text" value="สว่าง"' in page


def test_choice_from_the_list_is_taken():
    form = SubdistrictForm({"place": "s:470408", "place_text": "สว่าง"})
    assert form.is_valid()
    assert form.cleaned_data["place"].label == SAWANG


def test_text_typed_over_a_choice_wins(don_koi):
    """Without JavaScript the hidden choice stays when another name is typed over it."""
    form = SubdistrictForm({"place": "s:470408", "place_text": "ต.น้ำพอง อ.น้ำพอง จ.ขอนแก่น"})
    assert form.is_valid()
    assert form.cleaned_data["place"].label == "ต.น้ำพอง อ.น้ำพอง จ.ขอนแก่น"


def test_place_that_is_not_found_is_told(don_koi):
    form = SubdistrictForm({"place_text": "ไม่มีที่นี่"})
    assert form.errors == {"place": ["ไม่พบชื่อนี้ ลองพิมพ์ชื่อตำบลหรือรหัสไปรษณีย์"]}


@pytest.mark.parametrize("value", ["s:999999", "v:47040802", "x", "s:47040๘", "v:"])
def test_value_that_is_no_place_is_refused(value):
    assert not SubdistrictForm({"place": value, "place_text": ""}).is_valid()


def test_village_is_refused_where_a_subdistrict_is_asked_for(don_koi):
    assert not SubdistrictForm({"place": "v:47040802", "place_text": ""}).is_valid()


def test_empty_box_is_refused_only_where_a_place_is_needed():
    class Optional(forms.Form):
        place = PlaceField(required=False)

    assert VillageForm({}).errors == {"place": [gettext("This field is required.")]}
    form = Optional({"place_text": " "})
    assert (form.is_valid(), form.cleaned_data) == (True, {"place": None})


def test_place_that_is_stored_is_shown_chosen(don_koi):
    subdistrict = Subdistrict.objects.get(pk=470408)
    for initial in (subdistrict, Chosen.of(subdistrict)):
        page = str(VillageForm(initial={"place": initial})["place"])
        assert '<input type="hidden" name="place" value="s:470408">' in page
        assert f'name="place_text" value="{SAWANG}"' in page


def test_form_knows_whether_the_place_changed(don_koi):
    same = {"place": "v:47040802", "place_text": "บ้านดอนกอย"}
    assert not VillageForm(same, initial={"place": don_koi}).has_changed()
    assert VillageForm({"place": "s:470408"}, initial={"place": don_koi}).has_changed()
