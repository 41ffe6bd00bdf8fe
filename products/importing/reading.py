"""What a row of a catalogue file says: goods of a shop in a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from netpracharat.places.labels import BANGKOK
from netpracharat.places.models import District, Subdistrict
from netpracharat.rows import CellError, Cells, RowReader, name, number
from netpracharat.thai.amounts import AmountError, parse_amount
from netpracharat.thai.text import fold
from products.models import Category
from shops.catalogue import ShopName

# What catalogues call our five categories.
USUAL_WORDS = {"textile": "cloth", "drink": "drinks", "home": "household", "herb": "herbs"}
NO_SELLER = {"", "-"}
HIGHEST_PRICE = Decimal(99_999_999)
MOST_STOCK = 1_000_000


class Goods(NamedTuple):
    """One row: what is sold, by whom and for how much."""

    shop: ShopName
    sku: str
    name: str
    category_id: int
    price: Decimal
    stock: int


@dataclass(frozen=True)
class Defaults:
    """What counts where the file says nothing, and the file's own words for categories."""

    price: Decimal
    stock: int
    categories: Mapping[str, str]


class Country:
    """The places that a catalogue may name."""

    @cached_property
    def subdistricts(self) -> dict[int, str]:
        return dict(Subdistrict.objects.values_list("code", "name_th"))

    @cached_property
    def of_district(self) -> dict[int, list[int]]:
        grouped: dict[int, list[int]] = {code: [] for code in District.objects.values_list("code", flat=True)}
        for code in sorted(self.subdistricts):
            grouped[code // 100].append(code)
        return grouped

    def subdistrict(self, cells: Cells) -> int:
        """The one that is written; else the one whose name the local government bears; else the district's first."""
        if cells["subdistrict_code"].strip():
            code = number(cells, "subdistrict_code", digits=6)
            if code not in self.subdistricts:
                raise CellError("subdistrict_code", _("There is no subdistrict {code}.").format(code=code))
            return code
        district = number(cells, "district_code", digits=4)
        if not (choice := self.of_district.get(district)):
            raise CellError("district_code", _("There is no district {code}.").format(code=district))
        government = fold(name(cells, "local_gov", longest=200))
        named = [code for code in choice if government.endswith(self.subdistricts[code])]
        return max(named, key=lambda code: len(self.subdistricts[code])) if named else choice[0]

    def producers(self, subdistrict: int) -> str:
        """What a shop is called whose name nobody wrote down."""
        kind = "แขวง" if subdistrict // 10_000 == BANGKOK else "ตำบล"
        return f"ผู้ผลิต{kind}{self.subdistricts[subdistrict]}"


class CatalogueReader(RowReader):
    """Yields Goods."""

    needed = ("doc_id", "name", "category", "seller_or_group", "local_gov", "district_code", "subdistrict_code")

    def __init__(self, content: bytes, *, defaults: Defaults) -> None:
        super().__init__(content)
        self.defaults = defaults
        self.country = Country()
        self.categories = category_words(defaults.categories)

    def row(self, cells: Cells) -> Goods:
        return Goods(
            shop=self.shop(cells),
            sku=self.sku(cells),
            name=given(cells, "name", longest=160),
            category_id=self.category(cells),
            price=self.price(cells),
            stock=self.stock(cells),
        )

    def shop(self, cells: Cells) -> ShopName:
        subdistrict = self.country.subdistrict(cells)
        seller = fold(name(cells, "seller_or_group", longest=120))
        return ShopName(self.country.producers(subdistrict) if seller in NO_SELLER else seller, subdistrict)

    def sku(self, cells: Cells) -> str:
        sku = given(cells, "doc_id", longest=40)
        self.refuse_twin("doc_id", sku)
        return sku

    def category(self, cells: Cells) -> int:
        word = name(cells, "category", longest=80).lower()
        if word not in self.categories:
            sentence = _("“{word}” is no category; say what it is with --category {word}=food.")
            raise CellError("category", sentence.format(word=word))
        return self.categories[word]

    def price(self, cells: Cells) -> Decimal:
        if not cells.get("price", "").strip():
            return self.defaults.price
        try:
            price = parse_amount(cells["price"])
        except AmountError as error:
            raise CellError("price", str(error)) from error
        if not 0 < price <= HIGHEST_PRICE:
            raise CellError("price", _("The price must be more than 0 baht."))
        return price

    def stock(self, cells: Cells) -> int:
        if not cells.get("stock", "").strip():
            return self.defaults.stock
        stock = number(cells, "stock")
        if stock > MOST_STOCK:
            raise CellError("stock", _("That is more than {most:,}.").format(most=MOST_STOCK))
        return stock


def given(cells: Cells, column: str, longest: int) -> str:
    text = fold(name(cells, column, longest))
    if not text:
        raise CellError(column, _("It must not be empty."))
    return text


def category_words(own: Mapping[str, str]) -> dict[str, int]:
    """Every word for a category: its slug, its names, the usual words and those that were given."""
    ids: dict[str, int] = {}
    for pk, *words in Category.objects.values_list("pk", "slug", "name_th", "name_en"):
        ids |= {word.lower(): pk for word in words}
    return ids | {word: ids[slug] for word, slug in {**USUAL_WORDS, **own}.items()}
