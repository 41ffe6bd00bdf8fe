"""The document of a product: what of it is searched, written as PostgreSQL's tsvector."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from products.search import vocabulary
from products.search.text import THAI, grams, parts, skeleton, words
from products.search.tsquery import lexeme

# Raise it when segmenter, dictionary or weights change: `reindex_search --stale` then rewrites the rows.
VERSION = 1
GAP = 5
MOST_WORDS = 300
MOST_POSITIONS = 200  # of one word; PostgreSQL keeps 255
LESS = {"A": "B", "B": "C", "C": "D", "D": "D"}
LONGEST_CATALOGUE_WORD = 60


@dataclass(frozen=True)
class Texts:
    """What of a product is searched."""

    name: str
    name_en: str = ""
    seller: str = ""
    category: str = ""
    places: str = ""
    province: str = ""
    description: str = ""

    def weighed(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.name, "A"),
            (self.name_en, "A"),
            (self.seller, "B"),
            (self.category, "B"),
            (self.places, "C"),
            (self.description, "D"),
        )


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, remembered: shops, places and categories stand in many products."""
    return tuple(words(text))


@lru_cache(maxsize=20_000)
def grams_of(text: str) -> tuple[str, ...]:
    return tuple(f"~{gram}" for gram in grams(skeleton(text)))


def document(texts: Texts) -> str:
    """The tsvector as a literal: words with positions and weights; grams and the first word without."""
    entries: dict[str, list[str]] = {}
    for word, position, weight in positions(texts):
        entries.setdefault(word, []).append(f"{position}{weight}")
    placed = (f"{lexeme(word)}:{','.join(places[:MOST_POSITIONS])}" for word, places in entries.items())
    loose = dict.fromkeys(chain(first_words(texts.name), all_grams(texts)))
    return " ".join(chain(placed, map(lexeme, loose)))


def positions(texts: Texts) -> Iterator[tuple[str, int, str]]:
    """(word, position, weight); a compound stands where its first part stands, and weighs more than its parts."""
    position = 1
    for text, weight in texts.weighed():
        for word in said(text, weight):
            pieces = parts(word)
            yield word, position, weight
            if len(pieces) > 1:
                yield from ((piece, position + offset, LESS[weight]) for offset, piece in enumerate(pieces))
            position += len(pieces)
        position += GAP


def said(text: str, weight: str) -> Sequence[str]:
    """The words of a text; of a description only those that mean something (อร่อยจนซื้อซ้ำเลย is not about Loei)."""
    found = words_of(text)[:MOST_WORDS]
    return [word for word in found if word not in vocabulary.silent_words()] if weight == "D" else found


def first_words(name: str) -> Iterator[str]:
    """What the name begins with, once it comes to the matter."""
    first = next((word for word in words_of(name) if word not in vocabulary.preambles()), None)
    return (f"^{word}" for word in dict.fromkeys((first, parts(first)[0]))) if first else iter(())


def all_grams(texts: Texts) -> Iterable[str]:
    return chain.from_iterable(grams_of(text) for text in (texts.name, texts.seller, texts.province))


def names(texts: Texts) -> Sequence[Sequence[str]]:
    return words_of(texts.name), words_of(texts.seller)


def catalogue_words(texts: Texts) -> set[str]:
    """The words by which a misspelt query may have meant this product."""
    found = {word for name in names(texts) for word in name if not word.isdigit()}
    return {word for word in found if 1 < len(word) <= LONGEST_CATALOGUE_WORD}


def catalogue_pairs(texts: Texts) -> set[str]:
    """Two Thai words that follow each other: the dictionary has กล้วยตาก, but กล้วยฉาบ only as two."""
    found = {one + other for name in names(texts) for one, other in pairwise(name)}
    return {pair for pair in found if THAI.match(pair) and len(pair) <= LONGEST_CATALOGUE_WORD}
