"""The words by which a place is found: one way of cutting names, for what is stored and for what is asked."""

import re
from collections.abc import Iterable

from netpracharat.thai.text import fold_for_search

BETWEEN_WORDS = re.compile(r"[^\w\u0e30-\u0e4e]+")
# ต. อ. จ. and their long forms stand before a name and are no part of it; nor is บ้าน, which most villages bear.
KINDS_BEFORE_NAME = re.compile(r"(?<!\S)(?:(?:[ตอจบ]\.|ตำบล|แขวง|อำเภอ|เขต|จังหวัด|บ้าน)\s*)+(?=\w)")
ENGLISH_KINDS = frozenset(
    {"ban", "tambon", "khwaeng", "amphoe", "khet", "changwat", "village", "subdistrict", "district", "province"}
)
MOO = re.compile(r"(?<!\S)(?:ม\.|หมู่บ้านที่|หมู่ที่|หมู่|moo)\s*(\d+)")


def words_of(text: str) -> list[str]:
    """ดอนกอย, พรรณานิคม of "บ้านดอนกอย ต.สว่าง อ.พรรณานิคม"; หมู่ 3 is one word, `moo3`."""
    text = fold_for_search(text).replace(",", " ")
    text = KINDS_BEFORE_NAME.sub("", MOO.sub(r"moo\1 ", text))
    found = [word for word in BETWEEN_WORDS.split(text) if word and word not in ENGLISH_KINDS]
    return list(dict.fromkeys(found))


def words_of_names(*names: str) -> frozenset[str]:
    """All words of the names of one place, and each English name also in one word (sakonnakhon)."""
    found = set()
    for name in names:
        words = words_of(name)
        found.update(words)
        found.update(("".join(words),) if name.isascii() else ())
    return frozenset(found - {""})


def begins_words(query: str, words: Iterable[str]) -> bool:
    """Whether every word of `query` begins one of `words`."""
    words = tuple(words)
    return all(any(word.startswith(asked) for word in words) for asked in words_of(query))


def tsvector(own: Iterable[str], around: Iterable[str]) -> str:
    """The text of a tsvector: the place's own words weigh A, those of the places around it B."""
    weights = dict.fromkeys(around, "B") | dict.fromkeys(own, "A")
    return " ".join(f"'{word}':1{weight}" for word, weight in sorted(weights.items()))
