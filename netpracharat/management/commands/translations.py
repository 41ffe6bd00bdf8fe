"""Bring the Thai catalogue in step with the code, and compile it."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from netpracharat import translations


class Command(BaseCommand):
    help = "Adds new sentences to locale/th/LC_MESSAGES/django.po, drops old ones, and compiles django.mo."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--check", action="store_true", help="change nothing; exit 1 if anything is amiss")
        only.add_argument("--compile", action="store_true", help="only compile django.mo")

    def handle(self, **options: bool) -> None:
        path = settings.BASE_DIR / translations.CATALOGUE
        if options["check"]:
            self.check_catalogue()
            return
        if not options["compile"]:
            self.update_catalogue(path)
        translations.compile_catalogue(path)

    def check_catalogue(self) -> None:
        catalogue = translations.read(settings.BASE_DIR / translations.CATALOGUE)
        found = translations.messages_in_sources(settings.BASE_DIR)
        complaints = translations.complaints(catalogue, found)
        if complaints:
            raise CommandError("\n".join(complaints))
        self.stdout.write(f"{len(catalogue)} sentences, all translated.")

    def update_catalogue(self, path: Path) -> None:
        catalogue = translations.read(path)
        translations.update(catalogue, translations.messages_in_sources(settings.BASE_DIR))
        translations.write(catalogue, path)
        names = [translations.name(message) for message in translations.untranslated(catalogue)]
        self.stdout.write(f"{len(names)} not translated: {', '.join(names)}" if names else "all translated")
