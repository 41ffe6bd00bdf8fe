"""Load a synthetic nation of trained people to measure with."""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser

from netpracharat.refusals import Refusal
from training import scale
from training.coverage import counting


class Command(BaseCommand):
    help = "Loads persons with training records and sessions in the villages that are imported, and counts them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=1_000_000)

    def handle(self, *, people: int, **_options: object) -> None:
        if people < 1:
            raise CommandError("--people must be at least 1.")
        start = time.perf_counter()
        try:
            made = scale.load(people)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        loaded = time.perf_counter()
        counting.refresh()
        self.stdout.write(f"{made.persons:,} persons, {made.records:,} records, {made.sessions:,} sessions")
        self.stdout.write(f"loaded in {loaded - start:.1f} s, counted in {time.perf_counter() - loaded:.1f} s")
