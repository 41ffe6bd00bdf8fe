"""What people type finds the place they mean."""

import pytest
from django.utils import translation

from netpracharat.places.choosing import Chosen
from netpracharat.places.finding import find
from netpracharat.places.models import Subdistrict, Village
from netpracharat.places.tokens import tsvector, words_of, words_of_names

pytestmark = pytest.mark.django_db

SAWANG = "ต.สว่าง อ.พรรณานิคม จ.สกลนคร"


def make_village(code: int, name_th: str, name_en: str = "") -> Village:
    subdistrict = Subdistrict.objects.select_related("district__province").get(pk=code // 100)
    village = Village(code=code, moo=code % 100, subdistrict=subdistrict, name_th=name_th, name_en=name_en)
    village.names = tsvector(words_of_names(name_th, name_en), Chosen.of(village).words())
    village.save()
    return village


@pytest.fixture
def villages():
    make_village(47040801, "บ้านสว่าง", "Ban Sawang")
    make_village(47040802, "บ้านดอนกอย", "Ban Don Koi")
    make_village(45110413, "บ้านดอนกอย", "Ban Don Koi")
    make_village(47040810, "บ้านดอนกอยใหม่")


def labels(query: str, **options: object) -> list[str]:
    return [Chosen.of(found.place).label for found in find(query, **options)]


@pytest.mark.parametrize(
    "query",
    [
        "สว่าง พรรณานิคม",
        "ต.สว่าง อ.พรรณานิคม จ.สกลนคร",
        "ตำบลสว่าง อำเภอพรรณานิคม",
        "sawang phanna",
        "SAWANG Phannanikhom",
        "สว่าง ๔๗๑๓๐",
        "สว่\u200bาง พรรณา",
    ],
)
def test_subdistrict_is_found(query):
    assert labels(query, limit=1) == [SAWANG]


def test_exact_name_comes_before_longer_ones_and_subdistrict_before_village(villages):
    assert labels("สว่าง สกลนคร")[:3] == [
        SAWANG,
        f"บ้านสว่าง หมู่ 1 {SAWANG}",
        "ต.สว่างแดนดิน อ.สว่างแดนดิน จ.สกลนคร",
    ]


def test_villages_of_one_name_are_told_apart_by_what_is_around_them(villages):
    assert labels("ดอนกอย") == [
        "บ้านดอนกอย หมู่ 13 ต.หินกอง อ.สุวรรณภูมิ จ.ร้อยเอ็ด",
        f"บ้านดอนกอย หมู่ 2 {SAWANG}",
        f"บ้านดอนกอยใหม่ หมู่ 10 {SAWANG}",
    ]
    assert labels("บ้านดอนกอย พรรณานิคม")[0] == f"บ้านดอนกอย หมู่ 2 {SAWANG}"
    assert labels("don koi sakon") == [f"บ้านดอนกอย หมู่ 2 {SAWANG}"]


@pytest.mark.parametrize("query", ["ดอนกอย หมู่ 1", "ดอนกอย ม.1", "don koi moo 1"])
def test_moo_is_meant_as_it_is(villages, query):
    assert labels(query) == []
    assert labels(f"{query}3") == ["บ้านดอนกอย หมู่ 13 ต.หินกอง อ.สุวรรณภูมิ จ.ร้อยเอ็ด"]


def test_postal_code_finds_its_subdistricts():
    found = find("47130", 50, villages=False)
    assert {one.place.district.name_th for one in found} == {"พรรณานิคม"}
    assert len(found) == Subdistrict.objects.filter(postal_codes__contains=["47130"]).count() == 8


def test_bangkok_is_found_by_its_own_words():
    assert labels("แขวงปทุมวัน เขตปทุมวัน", limit=1) == ["แขวงปทุมวัน เขตปทุมวัน กรุงเทพมหานคร"]


def test_villages_are_left_out_where_only_a_subdistrict_is_asked_for(villages):
    assert labels("ดอนกอย", villages=False) == []


@pytest.mark.parametrize("query", ["", "  ", "'", "!:*&|", "\\", "ไม่มีที่ไหนเลย", "บ้าน'; --", "ก" * 5000, "\x00"])
def test_what_means_nothing_finds_nothing(query):
    assert find(query) == []


def test_finding_asks_the_database_three_times_at_most(villages, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert len(labels("ดอนกอย")) == 3


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_label_finds_its_own_place_again(language):
    with translation.override(language):
        every = [Chosen.of(place) for place in Subdistrict.objects.select_related("district__province").defer("names")]
        assert [one.label for one in every if not one.fits(one.label)] == []


def test_words_are_cut_the_same_whatever_stands_before_a_name():
    assert words_of("ต.บ้านเขือง") == words_of("บ้านเขือง") == ["เขือง"]
    assert words_of("บ้าน") == ["บ้าน"]
    assert words_of("บ้านยายกะตา, บ้านโรงหลวง") == ["ยายกะตา", "โรงหลวง"]
