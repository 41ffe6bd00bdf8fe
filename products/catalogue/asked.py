"""What the address of a listing asks for: words, filters, order and how far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self
from urllib.parse import urlencode

from netpracharat.thai.amounts import AmountError, parse_amount, parse_count
from products.catalogue.figures import Figures
from products.models import Mark
from products.search.filters import Filters
from products.search.reading import LONGEST_QUERY

# The word in the address, and the columns of the search row: the last one makes the order total.
SORTS = {
    "popular": ("-popularity", "-product_id"),
    "newest": ("-listed_at", "-product_id"),
    "price": ("price", "product_id"),
    "-price": ("-price", "-product_id"),
}
LONGEST_MARK = 60
KINDS_OF_MARKS = frozenset(Mark.Kind.values)


@dataclass(frozen=True)
class Asked:
    """Fields are named like the parameters of the address. What nobody understands is left out."""

    q: str = ""
    category: str = ""
    region: str = ""
    province: str = ""
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    in_stock: bool = False
    winners: bool = False
    mark: str = ""
    sort: str = ""
    after: str = ""
    before: str = ""
    page: int = 1

    @classmethod
    def read(cls, parameters: Mapping[str, str], figures: Figures) -> Self:
        def known(name: str, among: object) -> str:
            word = parameters.get(name, "")
            return word if word and among(word) else ""

        return cls(
            q=" ".join(parameters.get("q", "").split())[:LONGEST_QUERY],
            category=known("category", figures.category),
            region=known("region", figures.region),
            province=known("province", figures.province),
            price_from=amount(parameters.get("price_from", "")),
            price_to=amount(parameters.get("price_to", "")),
            in_stock=parameters.get("in_stock") == "1",
            winners=parameters.get("winners") == "1",
            mark=known("mark", KINDS_OF_MARKS.__contains__),
            sort=known("sort", SORTS.get),
            after=parameters.get("after", "")[:LONGEST_MARK],
            before=parameters.get("before", "")[:LONGEST_MARK],
            page=page_number(parameters.get("page", "")),
        )

    def filters(self, figures: Figures) -> Filters:
        category, province = figures.category(self.category), figures.province(self.province)
        return Filters(
            category=category.pk if category else None,
            province=province.pk if province else None,
            region="" if province else self.region,
            price_from=self.price_from,
            price_to=self.price_to,
            in_stock=self.in_stock,
            winners=self.winners,
            mark=self.mark,
        )

    def query(self, **changes: object) -> str:
        """The query string of these wishes with some of them changed: another wish begins at the first page."""
        wished = replace(self, **{"after": "", "before": "", "page": 1} | changes)
        pairs = {name: value for name, value in vars(wished).items() if value not in ("", None, False)}
        if wished.page == 1:
            del pairs["page"]
        pairs |= {name: 1 for name in ("in_stock", "winners") if name in pairs}
        return f"?{urlencode(pairs)}" if pairs else "?"

    @property
    def canonical(self) -> str:
        """The query string under which search engines keep this listing: what it shows, in its usual order."""
        return self.query(sort="", price_from=None, price_to=None, in_stock=False).removesuffix("?")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.category or self.has_filters)

    @property
    def has_filters(self) -> bool:
        """Besides the words, the category and the order."""
        return bool(self.region or self.province or self.is_choosy)

    @property
    def is_choosy(self) -> bool:
        """About more than what it is and where it is from."""
        return any((self.price_from, self.price_to, self.in_stock, self.winners, self.mark))

    def region_code(self, figures: Figures) -> str:
        """Of the region that was chosen, by itself or by its province."""
        province = figures.province(self.province)
        return province.region if province else self.region


def amount(typed: str) -> Decimal | None:
    try:
        return parse_amount(typed)
    except AmountError:
        return None


def page_number(typed: str) -> int:
    try:
        return max(1, parse_count(typed))
    except AmountError:
        return 1
