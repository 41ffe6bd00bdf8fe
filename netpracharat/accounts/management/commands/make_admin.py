"""Give the first key: an account of the site becomes one that may do everything in the admin."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from netpracharat.accounts import contacts


class Command(BaseCommand):
    help = "Lets somebody who has signed up run the whole site. The second step is asked for at the admin's door."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("contact", help="phone number or e-mail address of the account")

    def handle(self, *, contact: str, **_options: object) -> None:
        try:
            user = contacts.find_user(contacts.read(contact))
        except ValueError as error:
            raise CommandError(str(error)) from error
        if user is None:
            raise CommandError("There is no such account; sign up on the site first.")
        user.is_staff = user.is_superuser = True
        user.save(update_fields=("is_staff", "is_superuser"))
        self.stdout.write("Done: this account runs the whole site.")
