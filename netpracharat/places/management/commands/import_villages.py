"""Import villages from a CSV file; safe to run again, and while the market runs."""

import csv
import time
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from netpracharat.places.bulk import upsert
from netpracharat.places.models import Village
from netpracharat.places.village_rows import COLUMNS, OPTIONAL, Trouble, VillageReader
from netpracharat.refusals import Refusal

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Imports villages from FILE.csv (code, moo, subdistrict_code, name_th, name_en; also, where given, "
        "broadband, connected_on, provider, is_model_community). Right rows are written, wrong ones are told."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="check all rows, write nothing")
        parser.add_argument("--errors", type=Path, metavar="FILE", help="write all wrong rows to this CSV file")

    def handle(self, *, file: Path, dry_run: bool, errors: Path | None, **_options: object) -> None:
        start = time.perf_counter()
        try:
            reader = VillageReader(file.read_bytes())
        except OSError as error:
            raise CommandError(_("The file cannot be read: {error}.").format(error=error.strerror)) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = list(tqdm(reader, unit=" villages", unit_scale=True, disable=None))
        if dry_run:
            self.stdout.write(_("{count:,} villages are right. Nothing was written.").format(count=len(rows)))
        else:
            self.write(rows, reader)
        self.stdout.write(f"{time.perf_counter() - start:.1f} s")
        self.tell(reader.troubles, errors)

    def write(self, rows: list[tuple], reader: VillageReader) -> None:
        """What the file doesn't name, such as broadband, stays as it is in villages that exist."""
        written = upsert(Village, COLUMNS, rows, keep=set(OPTIONAL) - reader.given)
        told = _("{new:,} villages are new, {changed:,} changed, {same:,} were so already.")
        self.stdout.write(told.format(**written._asdict(), same=len(rows) - sum(written)))

    def tell(self, troubles: list[Trouble], errors: Path | None) -> None:
        if errors:
            with errors.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([Trouble._fields, *troubles])
        if not troubles:
            return
        for trouble in troubles[:SHOWN]:
            self.stderr.write(str(trouble))
        if len(troubles) > SHOWN:
            self.stderr.write(_("… and {count:,} more; --errors FILE lists all.").format(count=len(troubles) - SHOWN))
        raise CommandError(_("{count:,} rows were left out: mend them and run again.").format(count=len(troubles)))
