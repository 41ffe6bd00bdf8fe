"""What narrows a listing or a search: category, place, price, stock."""

from dataclasses import dataclass
from decimal import Decimal

from products.models.badge import ProductBadge
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

    def narrow(self, rows: ProductSearchQuerySet) -> ProductSearchQuerySet:
        """The rows that pass every filter that is set."""
        conditions = {
            "category": self.category,
            "province": self.province,
            "region": self.region or None,
            "price__gte": self.price_from,
            "price__lte": self.price_to,
            "is_in_stock": self.in_stock or None,
            "product__in": ProductBadge.objects.values("product") if self.winners else None,
        }
        return rows.filter(**{field: value for field, value in conditions.items() if value is not None})


NO_FILTERS = Filters()
