"""Load a synthetic nation to measure with, or remove it again."""

import os
import time

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from netpracharat.refusals import Refusal
from products.models import Product
from products.scale import loading
from shops.models import Shop


class Command(BaseCommand):
    help = (
        "Loads synthetic shops and products over all subdistricts (and villages, where imported), for measuring. "
        "Refuses on a database with orders. Their photos are placeholders: rows without files. "
        "How often they were bought is invented, and lasts until the worker counts at night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--shops", type=int, default=340_000)
        parser.add_argument("--products", type=int, default=1_000_000)
        parser.add_argument("--processes", type=int, default=os.cpu_count(), help="as many as there are cores")
        parser.add_argument("--clear", action="store_true", help="remove what this command loaded")

    def handle(self, *, clear: bool, **options: int) -> None:
        start = time.perf_counter()
        try:
            self.clear() if clear else self.load(options["shops"], options["products"], options["processes"])
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        loading.tidy()
        self.stdout.write(f"{time.perf_counter() - start:.1f} s")

    def load(self, shops: int, products: int, processes: int) -> None:
        if min(shops, products, processes) < 1:
            raise CommandError("--shops, --products and --processes must be at least 1.")
        with tqdm(total=shops + products, unit=" rows", unit_scale=True, disable=None) as bar:
            loading.load(shops, products, processes=processes, advance=bar.update)
        self.stdout.write(f"The market has {Shop.objects.count():,} shops and {Product.objects.count():,} products.")

    def clear(self) -> None:
        with tqdm(unit=" shops", unit_scale=True, disable=None) as bar:
            removed = loading.clear(advance=bar.update)
        self.stdout.write(f"{removed:,} synthetic shops were removed.")
