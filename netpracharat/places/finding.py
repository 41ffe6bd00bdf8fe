"""Finds a subdistrict or a village by what a person would type: names in Thai or English, or a postal code.

Every word must begin a word of the place or of what is around it (ดอนกอย พรรณานิคม). First come
places with exactly this name, then those whose name begins so, then those that lie in such a place;
among equals the subdistrict before the village, the shorter name before the longer.
"""

import re
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, IntegerField, QuerySet, When
from django.db.models.functions import Length

from netpracharat.places.models import Subdistrict, Village
from netpracharat.places.tokens import words_of

MOST_WORDS = 8
IS_MOO = re.compile(r"moo\d+")
EXACT, BEGINS, AROUND = 0, 1, 2


class Found(NamedTuple):
    """A place with how well it fits."""

    place: Subdistrict | Village
    rank: int


class Lexemes(SearchQuery):
    """A tsquery as it is written: our own words, which no parser of PostgreSQL's shall cut again."""

    def as_sql(self, *_args: Any, **_kwargs: Any) -> tuple[str, list[str]]:
        return "%s::tsquery", [self.get_source_expressions()[0].value]


def find(query: str, limit: int = 8, *, villages: bool = True) -> list[Found]:
    """The places that fit `query`, best first."""
    words = words_of(query[:200])[:MOST_WORDS]
    if not words:
        return []
    found = ranked(Subdistrict.objects.select_related("district__province"), words, limit)
    if villages:
        found += villages_among(words, limit, sum(place.rank < AROUND for place in found))
    return sorted(found, key=order)[:limit]


def villages_among(words: list[str], limit: int, enough: int) -> list[Found]:
    """Villages of exactly this name; those whose name begins so are looked for only where there is room."""
    every = Village.objects.select_related("subdistrict__district__province")
    found = ranked(every.filter(names=named(words)), words, limit)
    if len(found) + enough >= limit:
        return found
    return ranked(every.filter(names=named(words, prefix="*")), words, limit)


def ranked(places: QuerySet, words: list[str], limit: int) -> list[Found]:
    rank = Case(
        When(names=named(words), then=EXACT),
        When(names=named(words, prefix="*"), then=BEGINS),
        default=AROUND,
        output_field=IntegerField(),
    )
    length = Case(When(rank=AROUND, then=0), default=Length("name_th"))
    fitting = places.filter(names=all_of(words)).annotate(rank=rank, length=length).defer("names")
    return [Found(place, place.rank) for place in fitting.order_by("rank", "length", "code")[:limit]]


def all_of(words: list[str]) -> Lexemes:
    """Every word begins one of the place or around it; a village's number is meant as it is (หมู่ 1 is not หมู่ 10)."""
    return Lexemes(" & ".join(f"'{word}'" if IS_MOO.fullmatch(word) else f"'{word}':*" for word in words))


def named(words: list[str], *, prefix: str = "") -> Lexemes:
    """One of the words is (with `prefix`, begins) a word of the place's own name, which weighs A."""
    return Lexemes(" | ".join(f"'{word}':{prefix}A" for word in words))


def order(found: Found) -> tuple[int, bool, int, int]:
    return found.rank, isinstance(found.place, Village), found.place.length, found.place.code
