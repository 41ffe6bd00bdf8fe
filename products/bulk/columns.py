"""The columns of a list of goods, with their names in both languages."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.refusals import Refusal
from netpracharat.thai.text import fold_for_search


class Column(NamedTuple):
    """`name` is that of the field on a listing's own page, where there is one."""

    name: str
    label: str | Promise
    example: str
    width: int = 14


COLUMNS = (
    Column("sku", gettext_lazy("Own code"), "A01"),
    Column("name", gettext_lazy("Product name"), "ผ้าขาวม้าทอมือ", 32),
    Column("choice", gettext_lazy("Choice"), "สีคราม"),
    Column("price", gettext_lazy("Price"), "350", 10),
    Column("available", gettext_lazy("How many there are"), "12", 10),
    Column("shelf", gettext_lazy("On the shelf?"), "ขายอยู่"),
    Column("photos", gettext_lazy("Photos (names of files)"), "A01-1.jpg, A01-2.jpg", 26),
    Column("category", gettext_lazy("Category"), "ผ้าและเครื่องแต่งกาย", 18),
    Column("unit", gettext_lazy("Counted in"), "ผืน", 10),
    Column("weight_grams", gettext_lazy("Weight with packing, in grams"), "300"),
    Column("description", gettext_lazy("About it"), "ฝ้ายแท้ ย้อมสีธรรมชาติ กว้าง 80 ยาว 180 ซม.", 40),
    Column("name_en", gettext_lazy("English name"), "Handwoven loincloth", 24),
    Column("is_made_to_order", gettext_lazy("Made to order"), ""),
    Column("lead_days", gettext_lazy("Days to make it"), ""),
    Column("weekly_capacity", gettext_lazy("At most how many a week"), ""),
    Column("sent_from", gettext_lazy("Take pre-orders; sent from"), ""),
    Column("preorder_most", gettext_lazy("At most how many pre-orders"), ""),
    Column("season_from", gettext_lazy("Sold from (month)"), ""),
    Column("season_to", gettext_lazy("Sold until (month)"), ""),
    Column("low_stock_at", gettext_lazy("Tell us when so few are left"), ""),
    Column("was_available", gettext_lazy("How many when downloaded (leave it)"), ""),
)
LABELS = {column.name: column.label for column in COLUMNS}
NEEDED = ("sku",)


def heads() -> list[str]:
    return [str(column.label) for column in COLUMNS]


def found_in(head: Sequence[str]) -> dict[str, int]:
    """Which column of the file is what, whatever their order and in whichever language."""
    known = {word: column.name for column in COLUMNS for word in in_both_languages(column.label)}
    places = {known[plain(word)]: at for at, word in reversed(list(enumerate(head))) if plain(word) in known}
    if missing := [str(LABELS[name]) for name in NEEDED if name not in places]:
        raise Refusal(_("The first line must name the column {columns}.").format(columns=", ".join(missing)))
    return places


def in_both_languages(words: str | Promise) -> Iterator[str]:
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield plain(str(words))


def plain(word: str) -> str:
    return "".join(fold_for_search(word).split())
