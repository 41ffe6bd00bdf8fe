"""Fill an empty market with the demo's shops, goods and people."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from netpracharat.demo import market, people, studio


class Command(BaseCommand):
    help = "Loads the demo's shops, products, pictures and people; only where DEMO is on, and only once."

    def handle(self, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("This is no demo (DEMO=false): its people have passwords that everybody knows.")
        if people.are_here():
            self.stdout.write("The demo market is loaded already.")
            return
        start = time.perf_counter()
        with studio.workers() as executor:
            market.load(executor)
        self.stdout.write(f"The demo market is open after {time.perf_counter() - start:.1f} s.")
