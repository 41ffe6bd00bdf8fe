"""The words we ship: written by us, and loaded into tables that the officers of the market go on editing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SHORTEST_GOODS = 5


def lines(name: str) -> Iterator[str]:
    """The lines of a word file that say something."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text:
            yield text


def listed(text: str) -> list[str]:
    """The parts of a list that commas separate."""
    return [part.strip() for part in text.split(",") if part.strip()]


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """(English or romanised, Thai): each line is `english, romanised = ไทย, ไทย`."""
    sides = (line.split("=") for line in lines("glossary.txt"))
    pairs = ((one, other) for foreign, thai in sides for one in listed(foreign) for other in listed(thai))
    return tuple(dict.fromkeys(pairs))


@cache
def synonyms() -> tuple[tuple[str, str], ...]:
    """(word, what it also means): each line is a group of words that mean the same."""
    groups = [listed(line) for line in (*lines("synonyms.txt"), *lines("places.txt"))]
    pairs = ((one, other) for group in groups for one in group for other in group if one != other)
    return tuple(dict.fromkeys(pairs))


@cache
def kinds() -> tuple[tuple[str, str], ...]:
    """(word, a kind of it): each line is `word > kind, kind`."""
    sides = (line.split(">") for line in lines("kinds.txt"))
    return tuple((term.strip(), kind) for term, others in sides for kind in listed(others))


@cache
def heads() -> tuple[str, ...]:
    """Words that begin compounds which people search by parts, the longest first."""
    return tuple(sorted((line.rstrip("*") for line in lines("heads.txt")), key=len, reverse=True))


@cache
def telling_heads() -> frozenset[str]:
    """Heads that are goods themselves: ทุเรียน is, เครื่อง is not."""
    return frozenset(line for line in lines("heads.txt") if not line.endswith("*"))


@cache
def whole_words() -> frozenset[str]:
    """Words that look like compounds and are none."""
    return frozenset(lines("whole_words.txt"))


@cache
def fillers() -> frozenset[str]:
    """Words said around what is searched."""
    return frozenset(lines("fillers.txt"))


@cache
def silent_words() -> frozenset[str]:
    """Words of descriptions that say nothing of the goods."""
    return fillers() | frozenset(lines("silent_words.txt"))


@cache
def preambles() -> frozenset[str]:
    """Words that names begin with before they say what the thing is."""
    return frozenset(lines("preambles.txt"))


@cache
def goods() -> frozenset[str]:
    """Thai words for goods: a compound that ends in one is taken apart (เปลือกมังคุด)."""
    said = {thai for _foreign, thai in glossary()} | {one for one, _other in synonyms()}
    return frozenset(word for word in said if len(word) >= SHORTEST_GOODS)


@cache
def thai_words() -> frozenset[str]:
    """The words that the segmenter must know besides its own: no longer compounds, which it should take apart."""
    return frozenset({*heads(), *whole_words(), *lines("words.txt")})
