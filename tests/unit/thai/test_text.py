"""What looks the same is stored the same; Thai order, length and slugs."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.thai import text
from tests.unit.thai.vectors import VECTORS

TEXT = VECTORS["text"]
THAI = st.text(st.sampled_from("กนทรอฤะัาำิีึืฺุูเแโใไ็่้๊๋์ํ๎๐๙ๆฯ a\u0301\u0323\u200b\ufeff"), max_size=40)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [(c["in"], c["out"]) for c in TEXT["normalise"]]
    + [
        ("น้ํา", "น้ำ"),
        ("น้้ำ", "น้ำ"),
        ("น้ำ้", "น้ำ"),
        ("ท่ี", "ที่"),
        ("ผู้", "ผู้"),
        ("ผู้", "ผู้"),
        ("ก็็็็็็", "ก็"),
        ("ผ้า\u200bไหม\ufeff", "ผ้าไหม"),
        ("พันธุ์ สิทธิ์ ก็ น้ำ แม่ กตัญญู ฤๅษี", "พันธุ์ สิทธิ์ ก็ น้ำ แม่ กตัญญู ฤๅษี"),
        ("cafe\u0301", "café"),
        ("Z\u0300\u0301\u0302\u0303\u0304\u0305", "Z\u0300\u0301"),
    ],
)
def test_fold_gives_the_one_spelling(typed, folded):
    assert text.fold(typed) == folded


@given(THAI | st.text())
def test_fold_of_the_folded_changes_nothing(typed):
    folded = text.fold(typed)
    assert text.fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)


@pytest.mark.parametrize("tower", ["ำ้", "ํ้า", "เ", "้ำ", "ก็", "่ี", "a\u0301"])
def test_fold_of_a_hostile_text_ends_soon(tower):
    assert len(text.fold(tower * 20_000)) <= len(tower) * 20_000


@given(THAI)
def test_fold_leaves_no_tower_of_marks(typed):
    longest = max((len(run) for run in text.THAI_MARKS.findall(text.fold(f"ก{typed}"))), default=0)
    assert longest <= text.MOST_MARKS


def test_fold_for_search_also_levels_case_and_digits():
    assert text.fold_for_search("นํ้าผึ้ง OTOP ๕ ดาว") == "น้ำผึ้ง otop 5 ดาว"


@pytest.mark.parametrize(("shown", "count"), [("", 0), ("กา", 2), ("น้ำผึ้ง", 3), ("ที่นี่", 2), ("silk", 4), ("ผ้า ไหม", 6)])
def test_graphemes_are_counted_as_a_reader_sees_them(shown, count):
    assert text.graphemes(shown) == count


def shuffled_and_sorted(words: list[str]) -> list[str]:
    return sorted(random.Random(1).sample(words, len(words)), key=text.sort_key)


def test_sort_key_gives_the_order_of_the_dictionary():
    assert shuffled_and_sorted(TEXT["sort_th"]) == TEXT["sort_th"]


def test_sort_key_looks_at_tones_last():
    words = ["กา", "ก่า", "ก้า", "กาๆ", "กาก", "ก้าก", "กำ", "เก", "เก่", "เกา", "แก", "ไก่"]
    assert shuffled_and_sorted(words) == words


def test_sort_key_puts_numbers_before_latin_before_thai():
    words = ["๑ ดาว", "2 ดาว", "batik", "Café", "cafés", "กล้วย"]
    assert shuffled_and_sorted(words) == words


@given(st.text())
def test_sort_key_fits_its_column(name):
    assert len(text.sort_key(name)) <= 200


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ผ้าไหม ลายนาคี", "ผ้าไหม-ลายนาคี"),
        ("นํ้าผึ้งป่า (ขวดใหญ่) 500 ml!", "น้ำผึ้งป่า-ขวดใหญ่-500-ml"),
        ("  --Silk / Scarf--  ", "silk-scarf"),
        ("!!!", ""),
    ],
)
def test_slug_keeps_the_marks_of_thai(name, slug):
    assert text.slug(name) == slug


@given(st.text())
def test_slug_has_nothing_that_ends_a_path(name):
    slug = text.slug(name)
    assert not set(slug) & set("/?#%\\ \t\n")
    assert len(slug) <= 80
