"""Words, compounds, skeletons: what text becomes before it is compared."""

import pytest

from products.search import text, vocabulary
from products.search.document import Texts, document, first_words
from products.search.tsquery import lexeme, phrase


def test_words_are_segmented_folded_and_small():
    assert text.words("ผ้าไหม MUDMEE ๑๒ นํ้าผึ้ง") == ["ผ้าไหม", "mudmee", "12", "น้ำผึ้ง"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ข้าวเหนียว", ("ข้าว", "เหนียว")),
        ("เปลือกมังคุด", ("เปลือก", "มังคุด")),
        ("ชาเขียว", ("ชา", "เขียว")),
        ("ชาติ", ("ชาติ",)),
        ("มะม่วง", ("มะม่วง",)),
        ("น้ำตาล", ("น้ำตาล",)),
    ],
)
def test_parts_are_those_of_compounds_alone(word, parts):
    assert text.parts(word) == parts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("นำ้ผึง", "น้ำผึ้ง"),
        ("กระเปา", "กระเป๋า"),
        ("ขนมเปียะ", "ขนมเปี๊ยะ"),
        ("ปลาล้า", "ปลาร้า"),
        ("สมุณไพล", "สมุนไพร"),
        ("เบญจรงค", "เบญจรงค์ค"),
    ],
)
def test_skeleton_forgets_spelling_mistakes(written, meant):
    assert text.skeleton(written) == text.skeleton(meant)


def test_skeleton_keeps_words_apart():
    assert text.skeleton("ปลาร้า") != text.skeleton("ปลาส้ม")


def test_loose_skeleton_forgets_what_speech_drops():
    assert text.loose_skeleton("ไส้กอก") == text.loose_skeleton("ไส้กรอก")
    assert text.loose_skeleton("มังคุต") == text.loose_skeleton("มังคุด")


def test_grams_are_pieces_of_three_letters_once():
    assert text.grams("กขกขก") == ["กขก", "ขกข"]
    assert text.grams("กข") == []


def test_document_puts_compounds_where_their_parts_stand():
    assert document(Texts(name="ข้าวเหนียวดำ")).startswith("'ข้าวเหนียวดำ':1A 'ข้าว':1B 'เหนียว':2B 'ดำ':3B")


def test_first_words_skip_what_names_begin_with():
    assert list(first_words("กลุ่มแปรรูปกล้วยตาก")) == ["^กล้วยตาก", "^กล้วย"]
    assert list(first_words("กลุ่มแม่บ้าน")) == []


def test_lexeme_survives_hostile_characters():
    assert lexeme("a'b\\c") == "'a''b\\\\c'"


def test_phrase_finds_the_compound_or_its_parts_in_a_row():
    assert phrase("กล้วยตาก") == "('กล้วยตาก' | ('กล้วย' <-> 'ตาก'))"


def test_every_line_of_the_vocabulary_is_used():
    assert len(vocabulary.glossary()) > 800
    assert len(vocabulary.synonyms()) > 800
    assert all(one and other for one, other in (*vocabulary.glossary(), *vocabulary.synonyms(), *vocabulary.kinds()))
