"""The list as a shop takes it home: empty, with examples and the words that may be chosen, or with all its goods."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.sheets import Look, Table
from netpracharat.thai import dates
from products.bulk.columns import COLUMNS, heads
from products.bulk.planning import code_of, waiting_words
from products.bulk.reading import EXAMPLE
from products.bulk.words import MONTHS, YES, Words
from products.entry import own_fields
from products.models import Product, Variant
from shops.models import Shop

AT_ONCE = 500
TEXTS = ("sku", "choice", "photos")
SIZES = ("S", "M")
Cells = dict[str, object]


def blank() -> list[Table]:
    """To be filled in; its lines that begin with “example” are only read by people."""
    words = Words()
    return [table(_("goods"), examples(), words), allowed(words)]


def filled(shop: Shop) -> list[Table]:
    words = Words()
    return [table(_("goods"), rows_of(shop, words), words), allowed(words)]


def table(name: str, rows: Iterable[Cells], words: Words) -> Table:
    choices = words.allowed()
    looks = [Look(column.width, column.name in TEXTS, choices.get(column.name, ())) for column in COLUMNS]
    return Table(name, heads(), as_rows(rows), looks)


def as_rows(rows: Iterable[Cells]) -> Iterator[list[object]]:
    return ([cells.get(column.name, "") for column in COLUMNS] for cells in rows)


def allowed(words: Words) -> Table:
    """A worksheet of its own, for whoever opens it where no list folds out."""
    columns = words.allowed()
    labels = {column.name: str(column.label) for column in COLUMNS}
    return Table(_("words"), [labels[name] for name in columns], zip_longest(*columns.values(), fillvalue=""))


def examples() -> Iterator[Cells]:
    """One product of one kind, and one with two choices: its second line says only what differs."""
    example = {column.name: column.example for column in COLUMNS}
    yield example | {"sku": f"{EXAMPLE} 1", "choice": ""}
    for number, size in enumerate(SIZES):
        yield (example if number == 0 else {"price": "390", "available": "4"}) | {"sku": f"{EXAMPLE} 2", "choice": size}


def examples_in_text() -> Iterator[Cells]:
    """For CSV, which has no second worksheet."""
    words = {name: " / ".join(words) for name, words in Words().allowed().items()}
    return chain(examples(), [words | {"sku": f"{EXAMPLE} {_('words allowed')}"}])


def rows_of(shop: Shop, words: Words) -> Iterator[Cells]:
    """The oldest first: what is listed later comes below."""
    variants = Prefetch("variants", Variant.objects.filter(is_offered=True).select_related("stock"))
    named = shop.products.exclude(name="").select_related("draft").prefetch_related(variants)
    for product in named.order_by("pk").iterator(chunk_size=AT_ONCE):
        yield from lines_of(product, words)


def lines_of(product: Product, words: Words) -> Iterator[Cells]:
    about = of_product(product, words)
    for variant in product.variants.all():
        left = max(variant.stock.available, 0)
        offer = {"choice": variant.name, "price": variant.price, "available": left, "was_available": left}
        yield about | {"sku": code_of(product)} | offer
        about = {}


def of_product(product: Product, words: Words) -> Cells:
    shown = own_fields(product) | waiting_words(product)
    shown["category"] = words.names_of_categories.get(shown["category"], "")
    shown["is_made_to_order"] = str(YES) if shown["is_made_to_order"] else ""
    shown["sent_from"] = dates.for_input(product.sent_from, language()) if product.sent_from else ""
    shown |= {name: dates.months(language())[shown[name] - 1] for name in MONTHS if shown[name]}
    shown["shelf"] = product.get_state_display()
    return {name: "" if value is None else value for name, value in shown.items()}


def language() -> str:
    return get_language() or "th"
