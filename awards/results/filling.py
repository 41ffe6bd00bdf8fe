"""Which entries the slots of an edition go to: the highest tier first, and no entry twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from awards.models import Edition, Round, RoundResult, Slot
from awards.results.ties import Breaks, Chosen, choose, ordered
from awards.states import EntryState


class Candidate(Protocol):
    """A standing of a round, or what is kept of it once the round is locked."""

    entry_id: int
    number: str
    region_id: str
    category_id: int
    rank: int | None


class Kept(NamedTuple):
    entry_id: int
    number: str
    region_id: str
    category_id: int
    rank: int


@dataclass(frozen=True)
class Contest:
    """The ranking of one round, and what people decided about its ties."""

    candidates: Sequence[Candidate]
    breaks: Breaks


@dataclass(frozen=True)
class Filled:
    slot: Slot
    chosen: Chosen


def locked_contests(edition: Edition) -> dict[str, Contest]:
    """The rounds that decide a tier, as far as they are locked. Who was disqualified since is no candidate."""
    deciding = edition.rounds.filter(locked_at__isnull=False, kind__in=edition.tiers.values("decided_by"))
    return {round_.kind: Contest(kept(round_), Breaks(round_)) for round_ in deciding}


def kept(round: Round) -> list[Kept]:  # noqa: A002 - its name
    results = RoundResult.objects.filter(round=round, rank__isnull=False, entry__state=EntryState.ACCEPTED)
    of_entry = ("entry_id", "entry__number", "entry__region_id", "entry__category_id", "rank")
    return list(map(Kept._make, results.order_by("entry__number").values_list(*of_entry)))


def fill(edition: Edition, contests: Mapping[str, Contest]) -> Iterator[Filled]:
    """From the rounds given, by kind; tiers that another round decides are passed over."""
    won: set[int] = set()
    slots = Slot.objects.filter(tier__edition=edition).select_related("tier", "region", "category")
    for slot in slots.order_by("tier__position", "tier_id", "region__position", "category__position", "pk"):
        if contest := contests.get(slot.tier.decided_by):
            chosen = winners(slot, contest, won)
            won |= {row.entry_id for seat in chosen.seats for row in seat}
            yield Filled(slot, chosen)


def winners(slot: Slot, contest: Contest, won: Iterable[int]) -> Chosen:
    free = [row for row in contest.candidates if row.entry_id not in won and fits(row, slot)]
    classes = ordered(free, lambda row: row.rank, contest.breaks)
    return choose(classes, slot.quantity, contest.breaks, may_share=slot.allows_joint)


def fits(row: Candidate, slot: Slot) -> bool:
    """Unranked entries fit none."""
    return (
        row.rank is not None and slot.region_id in (None, row.region_id) and slot.category_id in (None, row.category_id)
    )
