"""What stands on a winner's certificate."""

from awards.models import Award
from awards.winners import words
from netpracharat.certificates.papers import Fact, Paper, Words

KIND = "AW"
LONGEST_CITATION = 500  # beyond that its letters would be too small to read on the wall

LABELS = {
    "product": Words("สินค้า", "Product"),
    "edition": Words("การประกวด", "Edition"),
    "category": Words("ประเภท", "Category"),
    "region": Words("ภาค", "Region"),
    "place": Words("ชุมชน", "Community"),
    "citation": Words("คำประกาศ", "Citation"),
}


def of(award: Award, signers: tuple[Words, ...]) -> Paper:
    entry, edition = award.entry, award.slot.tier.edition
    facts = [
        Fact(LABELS["product"], words.product(entry)),
        Fact(LABELS["edition"], Words(f"พ.ศ. {edition.year}", str(edition.year - 543))),
        Fact(LABELS["category"], words.named(entry.category)),
        Fact(LABELS["region"], words.named(entry.region)),
        Fact(LABELS["place"], words.place(entry)),
    ]
    if award.citation_th:
        facts.append(Fact(LABELS["citation"], Words(award.citation_th, award.citation_en)))
    return Paper(
        kind=KIND,
        year=edition.year,
        heading=words.named(edition),
        name=words.shop(entry),
        title=words.won(award.slot),
        facts=tuple(facts),
        signers=signers,
    )
