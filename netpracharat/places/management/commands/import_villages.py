"""Import villages from a CSV file; safe to run again, and while the market runs."""

import time
from pathlib import Path

from django.utils.translation import gettext as _

from netpracharat.management.row_command import RowCommand
from netpracharat.places.bulk import upsert
from netpracharat.places.models import Village
from netpracharat.places.village_rows import COLUMNS, OPTIONAL, VillageReader


class Command(RowCommand):
    unit = "villages"
    help = (
        "Imports villages from FILE.csv (code, moo, subdistrict_code, name_th, name_en; also, where given, "
        "broadband, connected_on, provider, is_model_community). Right rows are written, wrong ones are told."
    )

    def handle(self, *, file: Path, dry_run: bool, errors: Path | None, **_options: object) -> None:
        start = time.perf_counter()
        reader = self.open(file, VillageReader)
        rows = self.read(reader)
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
