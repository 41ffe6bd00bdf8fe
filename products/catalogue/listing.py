"""One page of a listing or of a search: bounded rows, found by where the page before it ended."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.thai.amounts import parse_amount
from products.catalogue.asked import SORTS, Asked
from products.catalogue.cards import Card, cards, in_their_order, on_sale
from products.catalogue.figures import Count, Figures
from products.models import ProductSearch
from products.search import misses
from products.search.filters import Filters
from products.search.find import Found, find
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
    previous: dict[str, object] | None = None
    total: int = 0
    is_more_than_total: bool = False
    interpreted_as: str | None = None
    near: list[Card] = field(default_factory=list)  # what fits a part of the words, where little fits all of them
    counts: tuple[Count, ...] = ()  # of what words found, by category and province

    @property
    def is_all(self) -> bool:
        return self.next is None and self.previous is None


def browse(asked: Asked, figures: Figures) -> Page:
    """All that is on sale and passes the filters."""
    filters = asked.filters(figures)
    page = keyset_page(filters.narrow(on_sale()), asked)
    total = len(page.cards) if page.is_all else count(filters, figures)
    is_capped = is_counted_here(filters) and total > MOST_COUNTED
    return replace(page, total=min(total, MOST_COUNTED) if is_capped else total, is_more_than_total=is_capped)


def search(asked: Asked, figures: Figures) -> Page:
    """What the words find: the best first, or in the order that was asked for."""
    filters = asked.filters(figures)
    found = find(asked.q, filters)
    if not (found.ids or found.near or found.was_cut_short or asked.is_choosy):
        misses.note(asked.q, category=filters.category, region=asked.region_code(figures))
    is_sorted = asked.sort and found.ids
    page = keyset_page(on_sale().filter(pk__in=found.ids), asked) if is_sorted else ranked_page(found, asked)
    return replace(
        page,
        total=len(found.ids),
        is_more_than_total=found.is_capped,
        interpreted_as=found.interpreted_as,
        counts=tuple(Count(*of, number, number) for *of, number in found.counts),
    )


def ranked_page(found: Found, asked: Asked) -> Page:
    """One page in the order of the search; what is near stands on the first one, of which there is then no second."""
    start = (asked.page - 1) * PAGE
    ids, near = found.ids[start : start + PAGE], () if start else found.near
    shown = cards(on_sale().filter(pk__in=ids + near)) if ids + near else []
    return Page(
        in_their_order(shown, ids),
        next={"page": asked.page + 1} if found.ids[start + PAGE :] else None,
        previous={"page": asked.page - 1} if start and ids else None,
        near=in_their_order(shown, near),
    )


def of_shop(shop: Shop, asked: Asked) -> Page:
    """What a shop has on sale."""
    page = keyset_page(on_sale().filter(product__shop=shop), asked)
    rows = ProductSearch.objects.on_sale().filter(product__shop=shop)
    total = len(page.cards) if page.is_all else rows[: MOST_COUNTED + 1].count()
    return replace(page, total=min(total, MOST_COUNTED), is_more_than_total=total > MOST_COUNTED)


def crumbs(asked: Asked, figures: Figures) -> list[tuple[str, str]]:
    """What a listing is a part of: all goods, and the category where it is narrowed further."""
    if not (asked.q or asked.is_narrowed):
        return []
    category = figures.category(asked.category)
    every = [(_("All goods"), reverse("product_list"))]
    narrower = category and (asked.has_filters or asked.q)
    return [*every, (category.name, f"{reverse('product_list')}?category={category.slug}")] if narrower else every


def keyset_page(rows: QuerySet, asked: Asked) -> Page:
    """One page after or before a mark; a mark that nobody of us wrote is ignored."""
    order = SORTS[asked.sort or "popular"]
    after, before = read_mark(asked.after, order), read_mark(asked.before, order)
    if before:
        found = list(beyond(rows, backwards(order), before).order_by(*backwards(order))[: PAGE + 1])
        if len(found) < PAGE:  # some have gone meanwhile: the first page, whole
            return keyset_page(rows, replace(asked, before=""))
        is_first, is_last, found = len(found) <= PAGE, False, found[PAGE - 1 :: -1]
    else:
        found = list((beyond(rows, order, after) if after else rows).order_by(*order)[: PAGE + 1])
        is_first, is_last, found = after is None, len(found) <= PAGE, found[:PAGE]
    language = get_language()
    return Page(
        [Card.of(row, language) for row in found],
        next=None if is_last else {"after": mark_of(found[-1], order)},
        previous=None if is_first or not found else {"before": mark_of(found[0], order)},
    )


def backwards(order: tuple[str, str]) -> tuple[str, str]:
    return tuple(column.removeprefix("-") if column.startswith("-") else f"-{column}" for column in order)


def beyond(rows: QuerySet, order: tuple[str, str], reached: tuple[object, int]) -> QuerySet:
    """The rows that come after a mark in this order."""
    column, product_id = (name.lstrip("-") for name in order)
    than = "lt" if order[0].startswith("-") else "gt"
    value, pk = reached
    return rows.filter(
        Q(**{f"{column}__{than}e": value}) & (Q(**{f"{column}__{than}": value}) | Q(**{f"{product_id}__{than}": pk}))
    )


def mark_of(row: dict, order: tuple[str, str]) -> str:
    value = row[order[0].lstrip("-")]
    written = value.isoformat() if isinstance(value, dt.datetime) else str(value)
    return f"{written}~{row['product_id']}"


def read_mark(mark: str, order: tuple[str, str]) -> tuple[object, int] | None:
    value, _tilde, pk = mark.rpartition("~")
    try:
        return READERS[order[0].lstrip("-")](value), int(pk)
    except (ValueError, OverflowError):
        return None


def count(filters: Filters, figures: Figures) -> int:
    """From the kept figures; counted only where these don't know, and then not beyond a thousand."""
    if is_counted_here(filters):
        return filters.narrow(ProductSearch.objects.on_sale())[: MOST_COUNTED + 1].count()
    return figures.total(filters)


def is_counted_here(filters: Filters) -> bool:
    return bool(filters.winners or filters.mark) or filters.price_from is not None or filters.price_to is not None
