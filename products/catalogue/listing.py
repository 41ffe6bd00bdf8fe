"""One page of a listing or of a search: bounded rows, found by where the page before it ended."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.thai.amounts import parse_amount
from products.catalogue.asked import SORTS, Asked
from products.catalogue.cards import Card, cards, in_their_order, on_sale
from products.catalogue.figures import Figures
from products.models import ProductSearch
from products.search import misses
from products.search.filters import Filters
from products.search.find import find
from shops.models import Shop

PAGE = 24
MOST_COUNTED = 1_000


def read_moment(written: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise ValueError(written)
    return moment.astimezone(dt.UTC)  # PostgreSQL knows no offset of 16 hours and more


READERS: dict[str, Callable[[str], object]] = {
    "popularity": int,
    "listed_at": read_moment,
    "price": parse_amount,
}


@dataclass(frozen=True)
class Page:
    cards: list[Card]
    next: dict[str, object] | None = None  # what the address of the next page changes; None on the last one
    total: int = 0
    is_more_than_total: bool = False
    interpreted_as: str | None = None


def browse(asked: Asked, figures: Figures) -> Page:
    """All that is on sale and passes the filters."""
    filters = asked.filters(figures)
    shown, after = keyset_page(filters.narrow(on_sale()), asked.sort or "popular", asked.after)
    is_all = not asked.after and after is None
    total = len(shown) if is_all else count(filters, figures)
    is_capped = is_priced(filters) and total > MOST_COUNTED
    return Page(shown, {"after": after} if after else None, min(total, MOST_COUNTED) if is_capped else total, is_capped)


def search(asked: Asked, figures: Figures) -> Page:
    """What the words find: the best first, or in the order that was asked for."""
    found = find(asked.q, asked.filters(figures))
    if not found.ids:
        if not (found.was_cut_short or asked.is_narrowed):
            misses.note(asked.q)
        return Page([], interpreted_as=found.interpreted_as)
    if asked.sort:
        shown, after = keyset_page(on_sale().filter(pk__in=found.ids), asked.sort, asked.after)
        following = {"after": after} if after else None
    else:
        start = (asked.page - 1) * PAGE
        ids = found.ids[start : start + PAGE]
        shown = in_their_order(cards(on_sale().filter(pk__in=ids)), ids)
        following = {"page": asked.page + 1} if found.ids[start + PAGE :] else None
    return Page(shown, following, len(found.ids), found.is_capped, found.interpreted_as)


def of_shop(shop: Shop, asked: Asked) -> Page:
    """What a shop has on sale."""
    shown, after = keyset_page(on_sale().filter(product__shop=shop), asked.sort or "popular", asked.after)
    rows = ProductSearch.objects.on_sale().filter(product__shop=shop)
    total = rows[: MOST_COUNTED + 1].count() if asked.after or after else len(shown)
    return Page(shown, {"after": after} if after else None, min(total, MOST_COUNTED), total > MOST_COUNTED)


def crumbs(asked: Asked, figures: Figures) -> list[tuple[str, str]]:
    """What a listing is a part of: all goods, and the category where it is narrowed further."""
    if not (asked.q or asked.is_narrowed):
        return []
    category = figures.category(asked.category)
    every = [(_("All goods"), reverse("product_list"))]
    narrower = category and (asked.has_filters or asked.q)
    return [*every, (category.name, f"{reverse('product_list')}?category={category.slug}")] if narrower else every


def keyset_page(rows: QuerySet, sort: str, after: str) -> tuple[list[Card], str | None]:
    """One page, and the mark after which the next one begins."""
    order = SORTS[sort]
    found = list(beyond(rows, order, after).order_by(*order)[: PAGE + 1])
    language = get_language()
    shown = [Card.of(row, language) for row in found[:PAGE]]
    return shown, mark_of(found[PAGE - 1], order) if len(found) > PAGE else None


def beyond(rows: QuerySet, order: tuple[str, str], after: str) -> QuerySet:
    """The rows after a mark; a mark that nobody of us wrote is ignored."""
    column, product_id = (name.lstrip("-") for name in order)
    reached = read_mark(after, column)
    if reached is None:
        return rows
    than = "lt" if order[0].startswith("-") else "gt"
    value, pk = reached
    return rows.filter(
        Q(**{f"{column}__{than}e": value}) & (Q(**{f"{column}__{than}": value}) | Q(**{f"{product_id}__{than}": pk}))
    )


def mark_of(row: dict, order: tuple[str, str]) -> str:
    value = row[order[0].lstrip("-")]
    written = value.isoformat() if isinstance(value, dt.datetime) else str(value)
    return f"{written}~{row['product_id']}"


def read_mark(after: str, column: str) -> tuple[object, int] | None:
    value, _tilde, pk = after.rpartition("~")
    try:
        return READERS[column](value), int(pk)
    except (ValueError, OverflowError):
        return None


def count(filters: Filters, figures: Figures) -> int:
    """From the kept figures; counted only where a price is asked for, and then not beyond a thousand."""
    if is_priced(filters):
        return filters.narrow(ProductSearch.objects.on_sale())[: MOST_COUNTED + 1].count()
    return figures.total(filters)


def is_priced(filters: Filters) -> bool:
    return filters.price_from is not None or filters.price_to is not None
