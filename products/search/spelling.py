"""What a misspelt word may have meant, out of the words that the catalogue itself contains."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

from products.search.lexicon import Lexicon
from products.search.text import dictionary, loose_skeleton, skeleton

MOST_CORRECTIONS = 4
SHORTEST_WORD = 4
LONG_WORD = 6


def is_misspelt(word: str, lexicon: Lexicon) -> bool:
    """Whether neither the language nor the catalogue has this word."""
    return not word.isdigit() and word not in dictionary() and word not in lexicon.catalogue


def corrections(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What sounds the same; else what nearly does; else what is one or two letters away. The frequent first."""
    if len(word) < SHORTEST_WORD or word.isdigit():
        return ()
    if word.isascii():
        return foreign_corrections(word, lexicon)
    return sounding_alike(word, lexicon) or the_frequent(within_reach(word, lexicon), lexicon)


def sounding_alike(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What sounds the same; else what nearly does."""
    same = lexicon.by_skeleton.get(skeleton(word), frozenset()) - {word}
    return the_frequent(same or lexicon.by_loose_skeleton.get(loose_skeleton(word), frozenset()) - {word}, lexicon)


def the_frequent(found: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda one: (-lexicon.catalogue[one], one))[:MOST_CORRECTIONS])


def within_reach(word: str, lexicon: Lexicon) -> set[str]:
    """The nearest words of the catalogue, but none at twice the distance of another."""
    reach = 1 if len(word) < LONG_WORD or word in dictionary() else 2
    near = extract(word, lexicon.catalogue.keys(), scorer=OSA.distance, score_cutoff=reach, limit=50)
    near = [(found, distance) for found, distance, _place in near if len(found) >= SHORTEST_WORD and distance]
    nearest = min((distance for _found, distance in near), default=0)
    return {found for found, distance in near if distance == nearest}


def foreign_corrections(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The Thai of the English word that is nearest to a misspelt one (shirmp, mangostien)."""
    if lexicon.is_foreign_word(word):
        return ()
    reach = 1 if len(word) < LONG_WORD else 2
    near = extractOne(word, lexicon.foreign_words, scorer=OSA.distance, score_cutoff=reach)
    return tuple(sorted(lexicon.translations((near[0],))))[:MOST_CORRECTIONS] if near else ()
