"""Load a synthetic edition of the awards to measure with."""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from awards import scale
from netpracharat.refusals import Refusal


class Command(BaseCommand):
    help = "Loads an edition of a far year with entries, judges and score sheets (three an entry), for measuring."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, default=2599)
        parser.add_argument("--entries", type=int, default=20_000)
        parser.add_argument("--judges", type=int, default=400)

    def handle(self, *, year: int, entries: int, judges: int, **_options: object) -> None:
        if min(entries, judges) < 1:
            raise CommandError("--entries and --judges must be at least 1.")
        start = time.perf_counter()
        with tqdm(total=entries * scale.SHEETS_PER_ENTRY, unit=" sheets", unit_scale=True, disable=None) as bar:
            try:
                edition = scale.load(year, scale.Size(entries, judges), advance=bar.update)
            except Refusal as refusal:
                raise CommandError(str(refusal)) from refusal
        round_ = edition.rounds.get()
        self.stdout.write(f"Edition {edition.pk}, round {round_.pk}: {time.perf_counter() - start:.1f} s")
