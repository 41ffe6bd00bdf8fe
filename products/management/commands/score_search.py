"""Score the search on a directory of documents and judged queries, and leave nothing behind."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from netpracharat.places.models import Province
from products.search import scoring
from products.search.document import Texts
from products.search.index import Row

CATEGORIES = {
    "food": "อาหาร food",
    "drink": "เครื่องดื่ม drink",
    "textile": "ผ้าและเครื่องแต่งกาย textile",
    "home": "ของใช้ ของตกแต่ง home craft",
    "herb": "สมุนไพร herb",
}


class Command(BaseCommand):
    help = "Prints nDCG@10 and MRR by kind of query for docs.jsonl and queries*.jsonl of a directory."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path)
        parser.add_argument("--below", type=float, default=0.0, help="also list the queries that score lower")

    def handle(self, *, directory: Path, below: float, **_options: object) -> None:
        docs = list(records(directory / "docs.jsonl"))
        numbers = {doc["id"]: number for number, doc in enumerate(docs, 1)}
        queries = [judged(q, numbers) for path in sorted(directory.glob("queries*.jsonl")) for q in records(path)]
        with scoring.corpus(rows(docs)):
            scores = scoring.score(queries)
        self.stdout.write(scoring.table(scores))
        for one in scores:
            if one.ndcg < below:
                first = ", ".join(docs[number - 1]["name"] for number in one.ids[:5])
                self.stdout.write(f"{one.ndcg:.2f} {one.judged.kind} {one.judged.query}: {first}")


def records(path: Path) -> Iterator[dict]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def judged(query: dict, numbers: dict[str, int]) -> scoring.Judged:
    grades = {numbers[doc]: grade for doc, grade in query["rel"].items()}
    return scoring.Judged(query["query"], query["type"], grades)


def rows(docs: list[dict]) -> list[Row]:
    regions = dict(Province.objects.values_list("pk", "region4_id"))
    return [
        Row(
            product_id=number,
            texts=Texts(
                name=doc["name"],
                name_en=doc["en"],
                seller=doc["seller"],
                category=CATEGORIES[doc["cat"]],
                places=f"{doc['lao']} {doc['district']} {doc['province']} {doc['prov_en']}",
                province=doc["province"],
                description=doc["desc"],
            ),
            category_id=None,
            province_id=int(doc["pcode"]),
            region_id=regions[int(doc["pcode"])],
            price=Decimal(1),
            popularity=doc["pop"],
            listed_at=timezone.now(),
            is_on_sale=True,
            is_in_stock=True,
        )
        for number, doc in enumerate(docs, 1)
    ]
