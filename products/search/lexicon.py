"""Every word that search knows, in memory: synonyms, kinds, the glossary, provinces, the catalogue's own words."""

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import geothai
from rapidfuzz.distance import Levenshtein

from products.models.search import CatalogueWord, GlossaryTerm, Synonym
from products.search.text import dictionary, loose_skeleton, parts, skeleton, words

Key = tuple[str, ...]
LIFETIME_SECONDS = 600
MOST_CATALOGUE_WORDS = 50_000
SHORTEST_SOUND = 5
ALIKE = 0.5

# How one sound is romanised in several ways: mudmee, matmi and mudmi are one word.
ROMAN_SOUNDS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"ph"), "p"),
    (re.compile(r"th"), "t"),
    (re.compile(r"kh|[gc](?!h)"), "k"),
    (re.compile(r"ee|ie?|y"), "i"),
    (re.compile(r"oo|ou|u"), "a"),
    (re.compile(r"or|aw"), "o"),
    (re.compile(r"ae?"), "a"),
    (re.compile(r"d"), "t"),
    (re.compile(r"b"), "p"),
    (re.compile(r"r"), "l"),
    (re.compile(r"v"), "w"),
    (re.compile(r"j"), "ch"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True)
class Lexicon:
    synonyms: Mapping[Key, frozenset[str]]
    kinds: Mapping[Key, frozenset[str]]
    glossary: Mapping[Key, frozenset[str]]
    catalogue: Mapping[str, int]

    @cached_property
    def by_sound(self) -> dict[str, frozenset[str]]:
        """The terms of the glossary by the sound of their letters, read as romanised Thai."""
        return grouped((roman_sound(" ".join(key)), " ".join(key)) for key in self.glossary)

    @cached_property
    def foreign_words(self) -> frozenset[str]:
        """Every single word of the glossary's English."""
        return frozenset(word for key in self.glossary for word in key)

    @cached_property
    def by_skeleton(self) -> dict[str, frozenset[str]]:
        """The catalogue's words by what is left of them without their spelling mistakes."""
        return grouped((skeleton(word), word) for word in self.catalogue)

    @cached_property
    def by_loose_skeleton(self) -> dict[str, frozenset[str]]:
        return grouped((loose_skeleton(word), word) for word in self.catalogue)

    @cached_property
    def longest(self) -> int:
        """The most words that one term has."""
        return max(map(len, (*self.synonyms, *self.glossary, *provinces())))

    def has(self, word: str) -> bool:
        """Whether any name has this word, or what the compound begins with."""
        return word in self.catalogue or parts(word)[0] in self.catalogue

    def is_foreign_word(self, word: str) -> bool:
        return word in self.foreign_words or word.rstrip("s") in self.foreign_words

    def translations(self, key: Key) -> frozenset[str]:
        """The Thai of an English or romanised term, by its letters or else by its sound."""
        singular = (*key[:-1], key[-1].removesuffix("s"))
        return self.glossary.get(key) or self.glossary.get(singular) or self.sounding_like(" ".join(key))

    def sounding_like(self, term: str) -> frozenset[str]:
        sound = roman_sound(term)
        if len(sound) < SHORTEST_SOUND:
            return frozenset()
        alike = (
            other for other in self.by_sound.get(sound, ()) if Levenshtein.normalized_similarity(term, other) > ALIKE
        )
        return frozenset(thai for other in alike for thai in self.glossary[tuple(other.split())])


@cache
def provinces() -> dict[Key, int]:
    """The code of each province by its Thai and its English name."""
    return {
        tuple(words(name)): int(province.code)
        for province in geothai.provinces()
        for name in (province.name_th, province.name_en)
    }


def roman_sound(text: str) -> str:
    for spelling, sound in ROMAN_SOUNDS:
        text = spelling.sub(sound, text)
    return text


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups = defaultdict(set)
    for key, value in pairs:
        groups[key].add(value)
    return {key: frozenset(values) for key, values in groups.items()}


def by_words(pairs: Iterable[tuple[str, str]]) -> dict[Key, frozenset[str]]:
    """The pairs grouped by the words of their first sides, as a query is segmented."""
    return {tuple(words(term)): others for term, others in grouped(pairs).items()}


def current() -> Lexicon:
    """The lexicon of the moment, read anew from its tables every ten minutes."""
    return read(int(time.monotonic() // LIFETIME_SECONDS))


@lru_cache(maxsize=1)
def read(_period: int) -> Lexicon:
    """Kept as an object: Django's caches would pickle fifty thousand words at every search."""
    frequent = CatalogueWord.objects.order_by("-products")[:MOST_CATALOGUE_WORDS]
    catalogue = dict(frequent.values_list("word", "products"))
    synonyms = [row for row in Synonym.objects.values_list("term", "other", "kind") if is_said(row[1], catalogue)]
    return Lexicon(
        synonyms=by_words((term, other) for term, other, kind in synonyms if kind == Synonym.Kind.SAME),
        kinds=by_words((term, other) for term, other, kind in synonyms if kind == Synonym.Kind.NARROWER),
        glossary=by_words(GlossaryTerm.objects.values_list("foreign", "thai")),
        catalogue=catalogue,
    )


def is_said(text: str, catalogue: Mapping[str, int]) -> bool:
    """Whether a product may say this: a misspelling that none has would only make every search slower."""
    return all(len(word) > 1 and (word in dictionary() or word in catalogue) for word in words(text))
