"""Say whether stock, orders and money add up."""

from django.core.management.base import BaseCommand, CommandError

from orders import books


class Command(BaseCommand):
    help = "Compares stock, orders, payments and refunds; exits with 1 where the sums disagree. Changes nothing."

    def handle(self, **_options: object) -> None:
        if complaints := books.complaints():
            raise CommandError("\n".join(complaints))
        self.stdout.write("The books balance.")
