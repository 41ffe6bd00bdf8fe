"""Marks as buyers read them: what an officer has compared with its document, gathered beside what it is of."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from products.models import Mark

FIELDS = ("kind", "number", "stars", "year", "expires_on", "checked_at")
AS_MARK = JSONObject(**{field: field for field in FIELDS})


def of_product() -> QuerySet[Mark]:
    """For a subquery of products: its own, and those of its shop as a whole."""
    own = Mark.objects.filter(product=OuterRef("pk")) | Mark.objects.filter(product=None)
    return gathered(own.filter(shop=OuterRef("shop")))


def of_shop() -> QuerySet[Mark]:
    """For a subquery of shops: of all that they make."""
    return gathered(Mark.objects.filter(shop=OuterRef("pk"), product=None))


def gathered(marks: QuerySet[Mark]) -> QuerySet[Mark]:
    return marks.in_force().order_by("pk").values(mark=AS_MARK)


def read(rows: Iterable[Mapping[str, Any]]) -> list[Mark]:
    return [Mark(**row | moments(row)) for row in rows]


def moments(row: Mapping[str, Any]) -> dict[str, Any]:
    """JSON writes them as text."""
    day = row["expires_on"]
    return {
        "expires_on": dt.date.fromisoformat(day) if day else None,
        "checked_at": dt.datetime.fromisoformat(row["checked_at"]),
    }
