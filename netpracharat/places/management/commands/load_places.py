"""Load the regions, provinces, districts and subdistricts of Thailand."""

import time

from django.core.management.base import BaseCommand

from netpracharat.places import loading


class Command(BaseCommand):
    help = "Loads regions, provinces, districts and subdistricts with postal codes; safe to run again."

    def handle(self, **_options: object) -> None:
        if loading.is_loaded():
            self.stdout.write(f"Places are loaded already ({loading.VERSION}).")
            return
        start = time.perf_counter()
        for name, written in loading.load().items():
            self.stdout.write(f"{name}: {written.new:,} new, {written.changed:,} changed")
        self.stdout.write(f"Places loaded in {time.perf_counter() - start:.1f} s ({loading.VERSION}).")
