"""What narrows a listing or a search: category, place, price, stock, distinctions."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from products.models.badge import BadgeQuerySet, ProductBadge
from products.models.search import ProductSearchQuerySet


@dataclass(frozen=True)
class Filters:
    category: int | None = None
    province: int | None = None
    region: str = ""
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    in_stock: bool = False
    winners: bool = False
    mark: str = ""  # a kind of Mark

    def narrow(self, rows: ProductSearchQuerySet) -> ProductSearchQuerySet:
        """The rows that pass every filter that is set."""
        conditions = {
            "category": self.category,
            "province": self.province,
            "region": self.region or None,
            "price__gte": self.price_from,
            "price__lte": self.price_to,
            "is_in_stock": self.in_stock or None,
        }
        rows = rows.filter(**{field: value for field, value in conditions.items() if value is not None})
        for distinguished in self.distinctions():
            rows = rows.filter(product__in=distinguished.values("product"))
        return rows

    def distinctions(self) -> Iterator[BadgeQuerySet]:
        if self.winners:
            yield ProductBadge.objects.awards()
        if self.mark:
            yield ProductBadge.objects.shown().filter(kind=self.mark)


NO_FILTERS = Filters()
