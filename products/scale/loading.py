"""Brings the synthetic nation into the database, on all cores, and takes it out again."""

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import connection, connections, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import sql

from netpracharat.refusals import Refusal
from products.catalogue import figures
from products.models import Category, Movement, Photo, Product, ProductSearch, Stock, Variant
from products.scale.nation import SLUG, Nation, places, variants_before
from products.scale.rows import Loader
from products.search import index, text
from shops.models import DeliveryRate, PromptPayAccount, Shop

BATCH = 2_000
WRITTEN = (Shop, PromptPayAccount, DeliveryRate, Product, Variant, Stock, Movement, Photo, ProductSearch)
# New entries of the search's index wait in a list and are sorted in by the hundred thousand: several times as fast.
SORT_IN_LATER = "ALTER INDEX search_document SET (fastupdate = on, gin_pending_list_limit = 65536)"
SORT_IN_AT_ONCE = "ALTER INDEX search_document SET (fastupdate = off)"
SORT_IN = "SELECT gin_clean_pending_list('search_document')"
RESET = "ALTER INDEX search_document RESET (gin_pending_list_limit)"

Advance = Callable[[int], object]


class Core:
    """What one process works with; a fork inherits it."""

    loader: ClassVar[Loader]


def load(shops: int, products: int, *, processes: int, advance: Advance) -> None:
    """Shops before products, and the popular products first: a search reads its candidates in the table's order."""
    refuse_real_market()
    if Shop.objects.filter(slug__startswith=SLUG).exists():
        raise Refusal(_("There is a synthetic nation already. Remove it first with --clear."))
    text.warm_up()
    Core.loader = prepare(shops, products)
    with later_sorted_in(), workers(processes) as run:
        for size in run(load_shops, batches(shops)):
            advance(size)
        count = index.WordCount()
        for size, words in run(load_products, batches(products)):
            count.products.update(words)
            advance(size)
    count.merge()
    figures.refresh()


def refuse_real_market() -> None:
    """Every order sets stock aside, so its movement tells of it; the demo's own are nobody's."""
    if not settings.DEMO and Movement.objects.filter(kind=Movement.Kind.ALLOCATE).exists():
        raise Refusal(_("There are orders in this database, so it is a real market. Choose an empty one."))


def prepare(shops: int, products: int) -> Loader:
    nation = Nation(
        shops=shops,
        products=products,
        places=places(),
        categories={category.slug: category for category in Category.objects.all()},
        until=timezone.now(),
    )
    return Loader(
        nation=nation,
        first_shop=take_ids(Shop, shops),
        first_product=take_ids(Product, products),
        first_variant=take_ids(Variant, variants_before(products)),
    )


@transaction.atomic
def take_ids(model: type[models.Model], count: int) -> int:
    """The first of so many ids in a row that nobody else will get."""
    table = sql.Identifier(model._meta.db_table)
    with connection.cursor() as cursor:
        # Whoever inserts waits here, before a number is taken.
        cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(table))
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [model._meta.db_table])
        (first,) = cursor.fetchone()
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [model._meta.db_table, first + count])
    return first


def batches(count: int) -> Iterator[range]:
    return (range(start, min(start + BATCH, count)) for start in range(0, count, BATCH))


def load_shops(numbers: range) -> int:
    Core.loader.load_shops(numbers)
    return len(numbers)


def load_products(numbers: range) -> tuple[int, dict[str, int]]:
    return len(numbers), Core.loader.load_products(numbers)


@contextlib.contextmanager
def workers(processes: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """`map` over so many processes, each with a connection of its own; over this one alone if there is only one."""
    if processes == 1:
        yield map
        return
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(processes, initializer=hurry) as pool:
        yield pool.imap_unordered


def hurry() -> None:
    """After a crash this is loaded again, so no batch waits until the disk has it."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SET work_mem = '128MB'")
        cursor.execute("SET idle_in_transaction_session_timeout = 0")  # rows are made while the transaction waits


@contextlib.contextmanager
def later_sorted_in() -> Iterator[None]:
    execute(SORT_IN_LATER)
    try:
        yield
    finally:
        execute(SORT_IN_AT_ONCE, RESET, SORT_IN)


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def tidy() -> None:
    """What autovacuum would do later: the planner knows the new sizes, and pages are marked as settled."""
    execute(*(f"VACUUM (ANALYZE) {model._meta.db_table}" for model in WRITTEN))


def clear(*, advance: Advance) -> int:
    """Remove every synthetic shop with all that belongs to it, and count the words of the others anew."""
    refuse_real_market()
    shops = list(Shop.objects.filter(slug__startswith=SLUG).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(shops), BATCH):
        batch = shops[start : start + BATCH]
        remove(batch)
        advance(len(batch))
    count = index.WordCount()
    count.add(index.read(Product.objects.order_by("pk")))
    count.save()
    figures.refresh()
    return len(shops)


@transaction.atomic
def remove(shops: list[int]) -> None:
    try:
        Product.objects.filter(shop__in=shops).delete()
        Shop.objects.filter(pk__in=shops).delete()
    except models.ProtectedError as error:
        raise Refusal(_("Synthetic products were ordered, and orders are kept. Choose an empty database.")) from error
