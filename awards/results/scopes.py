"""Among whom entries are ranked: as the slots that a round decides ask for."""

from dataclasses import dataclass
from typing import Protocol

from awards.models import Round, Slot


class Placed(Protocol):
    region_id: str
    category_id: int


@dataclass(frozen=True)
class Scope:
    by_region: bool
    by_category: bool

    def group_of(self, row: Placed) -> tuple[str | None, int | None]:
        return (row.region_id if self.by_region else None, row.category_id if self.by_category else None)


def scope_of(round: Round) -> Scope:  # noqa: A002 - its name
    """The narrowest that still compares all candidates of each slot; region and category where it fills none."""
    slots = Slot.objects.filter(tier__edition=round.edition_id, tier__decided_by=round.kind)
    wanted = list(slots.values_list("region_id", "category_id"))
    return Scope(
        by_region=all(region is not None for region, _category in wanted),
        by_category=all(category is not None for _region, category in wanted),
    )
