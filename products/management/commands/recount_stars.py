"""Count the stars of all products and shops anew."""

from django.core.management.base import BaseCommand

from products import ratings


class Command(BaseCommand):
    help = "Compares the stars that products and shops keep with their reviews, and mends what was miscounted."

    def handle(self, **_options: object) -> None:
        self.stdout.write(f"{ratings.mend():,} counts mended.")
