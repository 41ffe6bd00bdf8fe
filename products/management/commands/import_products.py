"""Import a catalogue of products from a CSV file; safe to run again, and while the market runs."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from decimal import Decimal
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from netpracharat.management.row_command import RowCommand
from netpracharat.thai.amounts import parse_amount
from products.importing.reading import CatalogueReader, Defaults
from products.importing.writing import Written, write
from products.models import Category


def baht(typed: str) -> Decimal:
    if (price := parse_amount(typed)) <= 0:
        raise ArgumentTypeError("more than 0 baht")
    return price


def count(typed: str) -> int:
    if (quantity := int(typed)) < 0:
        raise ArgumentTypeError("0 or more")
    return quantity


def word_and_slug(typed: str) -> tuple[str, str]:
    word, _equals, slug = typed.lower().rpartition("=")
    if not word:
        raise ArgumentTypeError("a word of the file and one of our categories, such as snack=food")
    return word.strip(), slug.strip()


class Command(RowCommand):
    unit = "products"
    help = (
        "Imports products from FILE.csv (doc_id, name, category, seller_or_group, local_gov, district_code, "
        "subdistrict_code; also, where given, price and stock). Right rows are written, wrong ones are told."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--shop-from-columns",
            action="store_true",
            required=True,
            help="find or open the shop that seller_or_group and the place name",
        )
        parser.add_argument("--price", type=baht, default=Decimal(100), help="baht, where the file has none (100)")
        parser.add_argument("--stock", type=count, default=10, help="how many, where the file does not say (10)")
        parser.add_argument(
            "--category",
            type=word_and_slug,
            action="append",
            default=[],
            metavar="WORD=CATEGORY",
            help="what a word of the column category means, such as snack=food; may be repeated",
        )

    def handle(self, *, file: Path, dry_run: bool, errors: Path | None, **options: object) -> None:
        start = time.perf_counter()
        reader = self.open(file, CatalogueReader, defaults=defaults(options))
        goods = self.read(reader)
        if dry_run:
            shops = len({one.shop for one in goods})
            told = _("{count:,} products of {shops:,} shops are right. Nothing was written.")
            self.stdout.write(told.format(count=len(goods), shops=shops))
        else:
            with tqdm(total=len(goods), unit=" products", disable=None) as bar:
                self.report(write(goods, advance=bar.update))
        self.stdout.write(f"{time.perf_counter() - start:.1f} s")
        self.tell(reader.troubles, errors)

    def report(self, written: Written) -> None:
        told = _("{shops:,} shops are new. {new:,} products are new, {changed:,} changed, {same:,} were so already.")
        self.stdout.write(told.format(**written._asdict()))


def defaults(options: dict[str, object]) -> Defaults:
    categories = dict(options["category"])
    known = set(Category.objects.values_list("slug", flat=True))
    if unknown := set(categories.values()) - known:
        told = _("There is no category {unknown}; there are: {known}.")
        raise CommandError(told.format(unknown=", ".join(sorted(unknown)), known=", ".join(sorted(known))))
    return Defaults(options["price"], options["stock"], categories)
