"""A chosen place: the subdistrict, and the village where one was chosen; how it travels in a form and comes back."""

import re
from dataclasses import dataclass
from typing import NamedTuple, Self

from netpracharat.places.finding import find
from netpracharat.places.labels import label
from netpracharat.places.models import Subdistrict, Village
from netpracharat.places.tokens import begins_words, words_of_names

MOST_CHOICES = 12
VALUE = re.compile(r"s:(?P<subdistrict>[0-9]{6})|v:(?P<village>[0-9]{8})")


@dataclass(frozen=True)
class Chosen:
    subdistrict: Subdistrict
    village: Village | None = None

    @classmethod
    def of(cls, place: Subdistrict | Village) -> Self:
        return cls(place.subdistrict, place) if isinstance(place, Village) else cls(place)

    @property
    def place(self) -> Subdistrict | Village:
        return self.village or self.subdistrict

    @property
    def value(self) -> str:
        """As it stands in a form: v:47040802 or s:470408."""
        return f"v:{self.village.code}" if self.village else f"s:{self.subdistrict.code}"

    @property
    def label(self) -> str:
        return label(self.place)

    @property
    def postal_codes(self) -> list[str]:
        """One for nearly every subdistrict, two or three for some: then the buyer says which."""
        return self.subdistrict.postal_codes

    def fits(self, text: str) -> bool:
        """Whether `text` still speaks of this place; without JavaScript it may have been typed over."""
        return begins_words(text, self.words())

    def words(self) -> frozenset[str]:
        district = self.subdistrict.district
        places = (self.subdistrict, district, district.province, *((self.village,) if self.village else ()))
        words = words_of_names(*(name for place in places for name in (place.name_th, place.name_en)))
        return words.union(self.postal_codes, (f"moo{self.village.moo}",) if self.village else ())


class Answer(NamedTuple):
    """What a form's text and value mean: one place, or several to choose from."""

    chosen: Chosen | None
    choices: list[Chosen]


def chosen_by(value: str) -> Chosen | None:
    """The place of a form's value, if there is one."""
    found = VALUE.fullmatch(value)
    if not found:
        return None
    if found["village"]:
        villages = Village.objects.select_related("subdistrict__district__province")
        place = villages.filter(pk=found["village"]).first()
    else:
        place = Subdistrict.objects.select_related("district__province").filter(pk=found["subdistrict"]).first()
    return Chosen.of(place) if place else None


def answer(value: str, text: str, *, villages: bool) -> Answer:
    """The place of `value` unless `text` says otherwise; else the only place that `text` can mean."""
    chosen = chosen_by(value)
    if chosen and chosen.fits(text) and (villages or not chosen.village):
        return Answer(chosen, [])
    choices = [Chosen.of(found.place) for found in find(text, MOST_CHOICES, villages=villages)]
    meant = choices if len(choices) == 1 else [choice for choice in choices if choice.label == text]
    return Answer(meant[0], []) if meant else Answer(None, choices)
