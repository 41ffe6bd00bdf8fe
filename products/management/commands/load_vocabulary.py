"""Put the shipped synonyms and glossary into the tables that officers edit."""

from django.core.management.base import BaseCommand, CommandParser

from products.models import GlossaryTerm, Synonym
from products.search import lexicon, vocabulary


class Command(BaseCommand):
    help = "Loads the shipped synonyms and glossary where there are none yet; --renew adds what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--renew", action="store_true", help="also bring back shipped pairs that were removed")

    def handle(self, *, renew: bool, **_options: object) -> None:
        if not renew and (Synonym.objects.exists() or GlossaryTerm.objects.exists()):
            self.stdout.write("The vocabulary is loaded already.")
            return
        GlossaryTerm.objects.bulk_create(
            (GlossaryTerm(foreign=foreign, thai=thai) for foreign, thai in vocabulary.glossary()), ignore_conflicts=True
        )
        Synonym.objects.bulk_create(synonyms(), ignore_conflicts=True)
        lexicon.read.cache_clear()
        self.stdout.write(f"{GlossaryTerm.objects.count():,} glossary terms, {Synonym.objects.count():,} synonyms")


def synonyms() -> list[Synonym]:
    same = [Synonym(term=term, other=other) for term, other in vocabulary.synonyms()]
    return same + [Synonym(term=term, other=kind, kind=Synonym.Kind.NARROWER) for term, kind in vocabulary.kinds()]
