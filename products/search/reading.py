"""What a query says: its terms, each with what it may also be called, and the provinces that it names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from products.search import tsquery, vocabulary
from products.search.keyboard import repaired
from products.search.lexicon import Key, Lexicon, provinces
from products.search.spelling import corrections, is_misspelt, sounding_alike
from products.search.text import dictionary, grams, parts, skeleton, words

LONGEST_QUERY = 100
SHORTEST_SKELETON = 3
MOST_SPLINTERS = 6
NEEDLESS_SPACE = re.compile(r"(?<=[ก-๎]) +(?=[ก-๎])")


@dataclass(frozen=True)
class Term:
    """Some words of the query that mean one thing."""

    words: Key
    others: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    province: int | None = None
    corrections: tuple[str, ...] = ()
    is_misspelt: bool = False

    @property
    def is_known(self) -> bool:
        return bool(self.others or self.kinds or self.province)

    @property
    def means_something(self) -> bool:
        """Not a number alone (ไอโฟน 15), nor a splinter of an unknown word."""
        return bool(self.others) or any(
            not word.isdigit() and len(skeleton(word)) >= SHORTEST_SKELETON for word in self.words
        )

    def query(self) -> str:
        """Everything that says this term."""
        return tsquery.any_of((self.typed(), *self.phrases(self.others), *self.phrases(self.corrections)))

    def broader_query(self) -> str:
        """This term or a kind of it, or what a compound begins with (ทุเรียนทอด: ทุเรียน)."""
        heads = map(tsquery.lexeme, self.heads())
        return tsquery.any_of((self.typed(), *self.phrases(self.others), *self.phrases(self.kinds), *heads))

    def heads(self) -> Iterator[str]:
        meant = self.corrections if self.is_misspelt else self.words
        firsts = (parts(words(text)[0])[0] for text in meant)
        return (first for first in firsts if first in vocabulary.telling_heads())

    def typed(self) -> str:
        return tsquery.all_of(tsquery.word(word) for word in self.words)

    def phrases(self, texts: Iterable[str]) -> Iterator[str]:
        return (tsquery.phrase(text) for text in sorted(texts))

    def meant(self) -> str:
        return self.corrections[0] if self.corrections else "".join(self.words)

    def first_words(self) -> str:
        """That a name begins with this term."""
        firsts = (self.words[0], *(words(other)[0] for other in sorted(self.others)))
        return tsquery.any_of(tsquery.lexeme(f"^{first}") for first in firsts)


@dataclass(frozen=True)
class Reading:
    text: str
    runs: tuple[tuple[Term, ...], ...]  # what somebody wrote without a space between

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(chain.from_iterable(self.runs))

    @property
    def province(self) -> int | None:
        return next((term.province for term in self.terms if term.province), None)

    def every_term(self) -> str:
        return tsquery.all_of(term.query() for term in self.terms)

    def typed(self) -> str:
        return tsquery.all_of(term.typed() for term in self.terms)

    def any_term(self, lexicon: Lexicon) -> str:
        """Any term or a kind of it; a province only where nothing else is said."""
        meant = [term for run in self.runs if is_sold(run, lexicon) for term in run if term.means_something]
        goods = [term for term in meant if not term.province] or meant
        return tsquery.any_of(term.broader_query() for term in goods)

    def every_gram(self) -> str:
        """The skeleton's pieces, where each piece of the query is long enough to mean something."""
        bones = [skeleton(piece) for piece in self.text.split()]
        if not bones or min(map(len, bones)) < SHORTEST_SKELETON:
            return ""
        return tsquery.all_of(tsquery.lexeme(f"~{gram}") for bone in bones for gram in grams(bone))

    def first_words(self) -> str:
        return self.terms[0].first_words() if self.terms else ""

    def spelled(self, lexicon: Lexicon) -> "Reading":
        """The same query, what may be misspelt also as what it may have meant."""
        return replace(self, runs=tuple(tuple(spelled_run(run, lexicon)) for run in self.text.split()))

    @property
    def is_corrected(self) -> bool:
        return any(term.corrections for term in self.terms)

    @property
    def is_misspelt(self) -> bool:
        return any(term.is_misspelt for term in self.terms)

    def corrected(self) -> str:
        """The query as it was probably meant, to be shown."""
        return " ".join("".join(term.meant() for term in run) for run in self.runs)


def spelled_run(run: str, lexicon: Lexicon) -> Iterator[Term]:
    """What somebody wrote without a space as one corrected term, else as its terms, each corrected.

    The whole first, because a misspelt word falls into splinters that mean something else.
    """
    found = tuple(words(run))
    whole = "".join(found)
    if is_misspelt(whole, lexicon) and (meant := corrections(whole, lexicon)):
        return iter((misspelt(found, meant),))
    if len(found) == 1 and found[0] in dictionary():
        return iter(terms(found, lexicon))  # a right word for what nobody sells: หมวก is not หมึก
    return spelled_words(found, lexicon)


def spelled_words(found: Key, lexicon: Lexicon) -> Iterator[Term]:
    """Splinters that sound like one word of the catalogue (ปลา, สม) as that word; what else there is, word by word."""
    for start, end in spans(len(found)):
        splinters = "".join(found[start:end])
        if is_misspelt(splinters, lexicon) and (meant := sounding_alike(splinters, lexicon)):
            yield from spelled_words(found[:start], lexicon)
            yield misspelt(found[start:end], meant)
            yield from spelled_words(found[end:], lexicon)
            return
    for term in terms(without_fillers(found), lexicon):
        is_right = term.is_known or term.words[0] in lexicon.catalogue
        yield term if is_right else replace(term, corrections=corrections(term.words[0], lexicon))


def spans(length: int) -> Iterator[tuple[int, int]]:
    """Every two or more neighbours, the longest first."""
    for size in range(min(length, MOST_SPLINTERS), 1, -1):
        yield from ((start, start + size) for start in range(length - size + 1))


def misspelt(found: Key, meant: tuple[str, ...]) -> Term:
    return Term(found, others=frozenset(meant), corrections=meant, is_misspelt=True)


def is_sold(run: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether there is any of what a run begins with: of a gaming chair, เกมมิ่ง is no use where chairs are none."""
    head = next((term for term in run if term.means_something), None)
    return bool(head) and (head.is_known or bool(head.corrections) or any(map(lexicon.has, head.words)))


def read(query: str, lexicon: Lexicon) -> Reading:
    text = repaired(query[:LONGEST_QUERY].strip(), lexicon)
    found = min(words(text), words(NEEDLESS_SPACE.sub("", text)), key=len)
    return Reading(text, (tuple(terms(without_fillers(found), lexicon)),))


def without_fillers(found: Sequence[str]) -> Sequence[str]:
    """Nor bare numbers: ข้าวหอมมะลิ 5 กิโล is rice."""
    return [word for word in found if not (word.isdigit() or word in vocabulary.fillers())] or found


def terms(found: Sequence[str], lexicon: Lexicon) -> list[Term]:
    """The words grouped into terms, the longest known term first."""
    grouped, start = [], 0
    while start < len(found):
        ends = range(min(len(found), start + lexicon.longest), start, -1)
        term = next(term for end in ends if (term := meaning(tuple(found[start:end]), lexicon)) or end == start + 1)
        grouped.append(term or Term((found[start],)))
        start += len(grouped[-1].words)
    return grouped


def meaning(key: Key, lexicon: Lexicon) -> Term | None:
    """What is known of these words, if anything."""
    same = lexicon.synonyms.get(key, frozenset())
    province = next(
        (code for names in (key, *map(words, sorted(same))) if (code := provinces().get(tuple(names)))), None
    )
    translated = lexicon.translations(key) if key[0].isascii() and not province else frozenset()
    others = translated | same.union(*(lexicon.synonyms.get(tuple(words(thai)), ()) for thai in translated))
    kinds = lexicon.kinds.get(key, frozenset())
    term = Term(key, others, kinds, province)
    return term if term.is_known else None
