"""Write the search rows anew, the popular products first."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Q, QuerySet
from tqdm import tqdm

from products.models import Product
from products.search import index
from products.search.document import VERSION

BATCH = 1_000


class Command(BaseCommand):
    help = "Writes the search rows of all products anew; with --stale only where they are missing or outdated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stale", action="store_true", help="only rows that are missing or of an older version")

    def handle(self, *, stale: bool, verbosity: int, **_options: object) -> None:
        products = Product.objects.filter(listed_at__isnull=False)
        if stale:
            products = products.filter(Q(search_row__isnull=True) | ~Q(search_row__version=VERSION))
        count = index.WordCount()
        with tqdm(total=products.count(), unit=" products", disable=not verbosity) as bar:
            for batch in in_order_of_popularity(products):
                rows = list(index.read(Product.objects.filter(pk__in=batch).order_by("-popularity", "pk")))
                index.write(rows)
                count.add(rows)
                bar.update(len(batch))
        if not stale:
            count.save()


def in_order_of_popularity(products: QuerySet[Product]) -> Iterator[list[int]]:
    """Batches of ids. A search reads at most 1,000 candidates in the table's order, so the popular stand first."""
    ids = list(products.order_by("-popularity", "pk").values_list("pk", flat=True))
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
