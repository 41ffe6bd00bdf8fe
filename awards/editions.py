"""New editions: from the usual rubric, or as a copy of an earlier year's."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards import events
from awards.events import Verb
from awards.models import Category, Criterion, Edition, Level, Party, Round, Slot, Tier
from netpracharat.accounts.models import User
from netpracharat.places.models import Region
from netpracharat.refusals import Refusal
from products.models import Category as MarketCategory

FIELDS_OF_EDITION = ("name_th", "name_en", "rules_th", "rules_en", "shows_own_means", "appeal_days")
FIELDS_OF_ROUND = ("kind", "is_blind", "min_sheets", "counts", "advances")
FIELDS_OF_CRITERION = ("code", "part", "weight", "max_points", "position", "tie_rank", "name_th", "name_en")


@cache
def usual() -> dict[str, Any]:
    """What a new edition begins with (default.toml)."""
    return tomllib.loads((Path(__file__).parent / "default.toml").read_text())


@transaction.atomic
def create(year: int, *, by: User | None) -> Edition:
    """A new edition of a Buddhist year as usual: a category for each of the market's, three tiers, three rounds."""
    refuse_second(year)
    edition = Edition.objects.create(
        year=year, **{name: usual()[name].strip() for name in ("name_th", "name_en", "rules_th", "rules_en")}
    )
    Party.objects.bulk_create(
        Party(edition=edition, position=position, **party) for position, party in enumerate(usual()["parties"])
    )
    for market_category in MarketCategory.objects.all():
        _add_category(edition, market_category)
    for position, tier in enumerate(usual()["tiers"], start=1):
        _add_tier(edition, position, tier)
    for fields in usual()["rounds"]:
        _add_criteria(Round.objects.create(edition=edition, **fields))
    events.record(edition, Verb.CREATED, by=by)
    return edition


def _add_category(edition: Edition, market_category: MarketCategory) -> None:
    same = {name: getattr(market_category, name) for name in ("slug", "name_th", "name_en", "position")}
    Category.objects.create(edition=edition, **same).market_categories.add(market_category)


def _add_tier(edition: Edition, position: int, usual_tier: dict[str, Any]) -> None:
    own = {name: usual_tier[name] for name in ("slug", "name_th", "name_en", "decided_by")}
    tier = Tier.objects.create(edition=edition, position=position, **own)
    places: dict[str, list[dict[str, object]]] = {
        "nation": [{}],
        "regions": [{"region": region} for region in Region.objects.filter(scheme=4)],
        "categories": [{"category": category} for category in edition.categories.all()],
    }
    Slot.objects.bulk_create(
        Slot(tier=tier, quantity=usual_tier["quantity"], **place) for place in places[usual_tier["slots"]]
    )


def _add_criteria(round_: Round) -> None:
    for position, usual_criterion in enumerate(usual()["criteria"]):
        own = {name: value for name, value in usual_criterion.items() if name != "levels"}
        criterion = Criterion.objects.create(round=round_, position=position, **own)
        Level.objects.bulk_create(
            Level(criterion=criterion, points=points, meaning_th=thai, meaning_en=english)
            for points, thai, english in usual_criterion["levels"]
        )


@transaction.atomic
def copy(earlier: Edition, year: int, *, by: User | None) -> Edition:
    """The same tiers, categories, slots, rounds, criteria and parties for another year; dates and people stay behind.

    Signers do come along: they are officers of the parties, and the check-list shows who they are.
    """
    refuse_second(year)
    edition = Edition.objects.create(year=year, **_values(earlier, FIELDS_OF_EDITION))
    _copy_parties(earlier, edition)
    categories = {category.pk: _copy_category(category, edition) for category in earlier.categories.all()}
    for tier in earlier.tiers.all():
        _copy_tier(tier, edition, categories)
    for round_ in earlier.rounds.all():
        _copy_round(round_, edition)
    events.record(edition, Verb.CREATED, by=by, note=str(earlier))
    return edition


def _copy_parties(earlier: Edition, edition: Edition) -> None:
    same = ("slug", "name_th", "name_en", "is_ministry", "signer_id", "position")
    Party.objects.bulk_create(Party(edition=edition, **_values(party, same)) for party in earlier.parties.all())


def _copy_category(category: Category, edition: Edition) -> Category:
    copied = Category.objects.create(edition=edition, **_values(category, ("slug", "name_th", "name_en", "position")))
    copied.market_categories.set(category.market_categories.all())
    return copied


def _copy_tier(tier: Tier, edition: Edition, categories: dict[int, Category]) -> None:
    same = ("slug", "name_th", "name_en", "position", "decided_by")
    copied = Tier.objects.create(edition=edition, **_values(tier, same))
    Slot.objects.bulk_create(
        Slot(
            tier=copied,
            category=categories.get(slot.category_id),
            **_values(slot, ("region_id", "quantity", "allows_joint")),
        )
        for slot in tier.slots.all()
    )


def _copy_round(round_: Round, edition: Edition) -> None:
    copied = Round.objects.create(edition=edition, **_values(round_, FIELDS_OF_ROUND))
    for criterion in round_.criteria.all():
        twin = Criterion.objects.create(round=copied, **_values(criterion, FIELDS_OF_CRITERION))
        Level.objects.bulk_create(
            Level(criterion=twin, **_values(level, ("points", "meaning_th", "meaning_en")))
            for level in criterion.levels.all()
        )


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def refuse_second(year: int) -> None:
    if Edition.objects.live().filter(year=year).exists():
        raise Refusal(_("There is an edition of %(year)s already.") % {"year": year})
