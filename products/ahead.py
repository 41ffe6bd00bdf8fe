"""Goods that are ordered before they exist: how many may be, until when, and when they are sent.

What is made to order is ordered as far ahead as hands can make it in the days that are promised; a harvest takes
pre-orders until the day from which it is sent.
"""

import datetime as dt
from typing import NamedTuple

from products.models import Product, Variant

DAYS_A_WEEK = 7
NO_LIMIT = 99_999  # pieces: nobody orders more


class Ahead(NamedTuple):
    """Of each kind: at most so many that are not there yet (None: as many as buyers like), ordered before a day."""

    is_allowed: bool = False
    most: int | None = None
    until: dt.date | None = None


def of(product: Product) -> Ahead:
    if product.sent_from:
        return Ahead(is_allowed=True, most=product.preorder_most, until=product.sent_from)
    if not product.is_made_to_order:
        return Ahead()
    return Ahead(is_allowed=True, most=product.weekly_capacity and product.weekly_capacity * weeks_to_make(product))


def weeks_to_make(product: Product) -> int:
    """Begun ones count: what is promised in ten days has two weeks of hands."""
    return -(-(product.lead_days or 1) // DAYS_A_WEEK)


def orderable(ahead: Ahead, available: int, on: dt.date) -> int:
    """So many more can be ordered on that day; the guard of products.stock says the same to the database."""
    if not ahead.is_allowed or (ahead.until and ahead.until <= on):
        return max(available, 0)
    return NO_LIMIT if ahead.most is None else max(available + ahead.most, 0)


def sent_from(variant: Variant, quantity: int, on: dt.date) -> dt.date | None:
    """The day from which so many of it are sent; None where they are there."""
    product = variant.product
    if variant.stock.available >= quantity:
        return None
    if product.sent_from:
        return max(product.sent_from, on)
    return on + dt.timedelta(days=product.lead_days or 1) if product.is_made_to_order else None
