"""Queries in PostgreSQL's own language, written as literals: nothing is parsed, so nothing is lost."""

from collections.abc import Iterable

from products.search.text import parts, words


def lexeme(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def all_of(queries: Iterable[str]) -> str:
    return joined(" & ", queries)


def any_of(queries: Iterable[str]) -> str:
    return joined(" | ", queries)


def joined(operator: str, queries: Iterable[str]) -> str:
    unique = list(dict.fromkeys(query for query in queries if query))
    return f"({operator.join(unique)})" if len(unique) > 1 else "".join(unique)


def word(text: str) -> str:
    """A word, or all parts of the compound that it is."""
    pieces = parts(text)
    whole = lexeme(text)
    return any_of((whole, all_of(lexeme(piece) for piece in pieces))) if len(pieces) > 1 else whole


def phrase(text: str) -> str:
    """The words of a text, one right after the other."""
    found = words(text)
    pieces = [piece for one in found for piece in parts(one)]
    whole = lexeme(found[0]) if len(found) == 1 else ""
    return any_of((whole, joined(" <-> ", (lexeme(piece) for piece in pieces))))
