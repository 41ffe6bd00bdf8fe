"""The winners of an edition as open data: the same rows in CSV and JSON, in an order that stays."""

from django.conf import settings

from awards.models import Award, Edition
from awards.winners import publishing, words
from netpracharat import sheets

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def rows(edition: Edition) -> list[dict[str, object]]:
    awards = Award.objects.in_public().filter(slot__tier__edition=edition).select_related(*words.RELATED)
    return [row_of(award) for award in awards.order_by("slot__tier__position", "entry__number", "pk")]


def row_of(award: Award) -> dict[str, object]:
    entry, slot = award.entry, award.slot
    both = {
        "tier": words.named(slot.tier),
        "category": words.named(entry.category),
        "product": words.product(entry),
        "shop": words.shop(entry),
        "place": words.place(entry),
    }
    languages = ("th", "en")
    return {
        "year": slot.tier.edition.year,
        "entry": entry.number,
        "region": entry.region_id,
        **{f"{name}_{language}": said.kept()[language] for name, said in both.items() for language in languages},
        "citation_th": award.citation_th,
        "citation_en": award.citation_en,
        "certificate": award.certificate.number if award.certificate else "",
        "page": settings.SITE_URL + publishing.address(award),
        "is_revoked": award.revoked_at is not None,
        "erratum_th": award.erratum_th,
        "erratum_en": award.erratum_en,
    }


def as_csv(edition: Edition) -> str:
    table = rows(edition)
    return "".join(sheets.csv_lines(table[0] if table else (), (row.values() for row in table)))


def document(edition: Edition) -> dict[str, object]:
    return {
        "title_th": str(edition.name_th),
        "title_en": str(edition.name_en),
        "year": edition.year,
        "announced_at": edition.announced_at.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "winners": rows(edition),
    }


def plaques(edition: Edition) -> list[dict[str, object]]:
    """What the engraver writes on each plaque, in both languages; the secretary may have them early."""
    awards = Award.objects.standing().filter(slot__tier__edition=edition).select_related(*words.RELATED)
    return [{"plaque": number} | plaque_of(award) for number, award in enumerate(awards, start=1)]


def plaque_of(award: Award) -> dict[str, object]:
    entry, edition = award.entry, award.slot.tier.edition
    lines = {
        "edition": words.named(edition),
        "won": words.won(award.slot),
        "product": words.product(entry),
        "shop": words.shop(entry),
        "place": words.place(entry),
    }
    said = {f"{name}_{language}": line.kept()[language] for language in ("th", "en") for name, line in lines.items()}
    return {"year": edition.year, "entry": entry.number} | said
