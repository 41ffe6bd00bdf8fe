"""Writing the rows by which products are found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from products.search import vocabulary
from products.search.text import grams, parts, skeleton, words
from products.search.tsquery import lexeme

# Raise it when segmenter, dictionary or weights change: `reindex_search` then rewrites all rows.
VERSION = 1
GAP = 5
LAST_POSITION = 16_000
MOST_DESCRIPTION_WORDS = 300
LESS = {"A": "B", "B": "C", "C": "D", "D": "D"}


@dataclass(frozen=True)
class Texts:
    """What of a product is searched, by weight."""

    name: str
    name_en: str = ""
    seller: str = ""
    category: str = ""
    places: str = ""
    description: str = ""
    province: str = ""


def document(texts: Texts) -> str:
    """The tsvector as a literal: words with positions and weights, then grams and the first word without."""
    entries: dict[str, list[str]] = {}
    for word, position, weight in positions(texts):
        entries.setdefault(word, []).append(f"{position}{weight}")
    loose = chain(first_words(texts.name), (f"~{gram}" for gram in all_grams(texts)))
    placed = (f"{lexeme(word)}:{','.join(places[:200])}" for word, places in entries.items())
    return " ".join(chain(placed, map(lexeme, dict.fromkeys(loose))))


def positions(texts: Texts) -> Iterator[tuple[str, int, str]]:
    """(word, position, weight); a compound stands where its first part stands, and above its parts."""
    position = 1
    for text, weight in (
        (texts.name, "A"),
        (texts.name_en, "A"),
        (texts.seller, "B"),
        (texts.category, "B"),
        (texts.places, "C"),
        (texts.description, "D"),
    ):
        for word in words(text)[:MOST_DESCRIPTION_WORDS]:
            pieces = parts(word)
            yield word, position, weight
            if len(pieces) > 1:
                for offset, piece in enumerate(pieces):
                    yield piece, position + offset, LESS[weight]
            position += len(pieces)
        position += GAP


def first_words(name: str) -> Iterator[str]:
    """What the name begins with, once it comes to the matter."""
    matter = [word for word in words(name) if word not in vocabulary.preambles()]
    return (f"^{word}" for word in dict.fromkeys((*matter[:1], *(parts(matter[0])[:1] if matter else ()))))


def all_grams(texts: Texts) -> Iterable[str]:
    return chain.from_iterable(grams(skeleton(text)) for text in (texts.name, texts.seller, texts.province))
