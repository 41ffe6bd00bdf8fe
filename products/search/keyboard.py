"""What was typed while the keyboard was set to the other language."""

from pythainlp.util import eng_to_thai, thai_to_eng

from products.search.lexicon import Lexicon
from products.search.text import THAI, dictionary, words


def repaired(query: str, lexicon: Lexicon) -> str:
    """The query as the other keyboard writes it, if that says something and the query itself does not.

    Takes the raw text: folding would reorder the very keys that were pressed.
    """
    is_thai = bool(THAI.search(query))
    if is_thai and not query.isascii() and any("a" <= letter.lower() <= "z" for letter in query):
        return query
    other = thai_to_eng(query) if is_thai else eng_to_thai(query)
    return other if says_something(other, lexicon) and not says_something(query, lexicon) else query


def says_something(text: str, lexicon: Lexicon) -> bool:
    """Whether every word is known, and nothing is left between the words."""
    found = [word for word in words(text) if not word.isdigit()]
    return any(len(word) > 1 for word in found) and all(is_known(word, lexicon) for word in found)


def is_known(word: str, lexicon: Lexicon) -> bool:
    if THAI.match(word):
        return len(word) > 1 and (word in dictionary() or word in lexicon.catalogue)
    return lexicon.is_foreign_word(word) or word in lexicon.catalogue
