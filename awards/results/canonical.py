"""The results of an edition in one form that never varies, and its SHA-256: what the parties sign."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from awards.models import Award, Edition, Round, RoundResult, Slot, TieBreak
from awards.results import advancing

OF_RESULT = (
    "entry__number",
    "sheets",
    "recusals",
    "mean",
    "adjusted",
    "spread",
    "official",
    "rank",
    "overall_rank",
    "criterion_means",
    "tie_trace",
)
OF_CRITERION = ("code", "part", "weight", "max_points", "tie_rank")
OF_TIE_BREAK = ("tied", "method", "order", "votes", "reason")
OF_SLOT = ("tier__slug", "region", "category__slug", "left_vacant")
OF_AWARD = (
    "slot__tier__slug",
    "slot__region",
    "slot__category__slug",
    "place",
    "entry__number",
    "entry__product__name",
    "entry__shop__name",
    "citation_th",
    "citation_en",
)


def sha256(edition: Edition) -> str:
    return hashlib.sha256(text(edition).encode()).hexdigest()


def text(edition: Edition) -> str:
    """JSON with sorted keys and no spaces; decimals as they are stored."""
    content = {
        "year": edition.year,
        "rules": edition.rules_th,
        "rounds": [of_round(round_) for round_ in advancing.rounds(edition)],
        "awards": rows(Award.objects.standing().filter(slot__tier__edition=edition), OF_AWARD, "entry__number"),
        "vacant": rows(Slot.objects.filter(tier__edition=edition).exclude(left_vacant=""), OF_SLOT, "pk"),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=plain)


def of_round(round: Round) -> dict[str, Any]:  # noqa: A002 - its name
    return {
        "kind": round.kind,
        "counts": round.counts,
        "min_sheets": round.min_sheets,
        "criteria": rows(round.criteria.all(), OF_CRITERION, "code"),
        "results": rows(RoundResult.objects.filter(round=round), OF_RESULT, "entry__number"),
        "tie_breaks": rows(TieBreak.objects.filter(panel__round=round), OF_TIE_BREAK, "tied"),
    }


def rows(found: Iterable, names: Iterable[str], by: str) -> list[tuple]:
    return list(found.order_by(by).values_list(*names))


def plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{value!r} has no canonical form")
