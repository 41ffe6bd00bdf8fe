"""Measure what the pages cost on this machine, with the catalogue as it is."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.test import override_settings

from netpracharat.home import measuring
from products.models import ProductSearch

LINE = "{name:<28} {total:>8} {web:>8} {database:>9} {queries:>8} {requests:>9}"


class Command(BaseCommand):
    help = "CPU ms a request (this process and its database session) and queries of listing, product, search, purchase."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repeats", type=int, default=60, help="how often each page is asked for")

    def handle(self, *, repeats: int, **_options: object) -> None:
        on_sale = ProductSearch.objects.on_sale().count()
        self.stdout.write(f"{on_sale:,} products on sale; CPU ms, {repeats} times each\n")
        heads = {"total": "ms", "web": "web", "database": "database", "queries": "queries", "requests": "requests"}
        self.stdout.write(LINE.format(name="", **heads))
        with override_settings(ROOT_URLCONF=measuring.__name__):
            for cost in measuring.measure(repeats):
                self.stdout.write(shown(cost))


def shown(cost: measuring.Cost) -> str:
    return LINE.format(
        name=cost.name,
        total=f"{cost.total_ms:.1f}",
        web=f"{cost.web_ms:.1f}",
        database="–" if cost.database_ms is None else f"{cost.database_ms:.1f}",
        queries=cost.queries,
        requests=cost.requests,
    )
