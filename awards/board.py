"""What the secretary sees of an edition at one look: entries, panels, judges, slots. Counts alone, no score."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from awards.models import Conflict, Edition, Entry, Panel, PanelMember, Round, Slot
from awards.states import ConflictState, EntryState, SheetState


@dataclass(frozen=True)
class Seat:
    """How far one judge of a panel has come. A recused sheet needs no work, and is no score."""

    member: PanelMember
    sheets: int
    scored: int
    recused: int
    last_at: datetime | None

    @property
    def left(self) -> int:
        return self.sheets - self.scored - self.recused

    @property
    def percent(self) -> int:
        return 100 * (self.sheets - self.left) // self.sheets if self.sheets else 0


@dataclass
class Bench:
    """A panel and its judges."""

    panel: Panel
    seats: list[Seat] = field(default_factory=list)

    @property
    def left(self) -> int:
        return sum(seat.left for seat in self.seats)

    @property
    def sheets(self) -> int:
        return sum(seat.sheets for seat in self.seats)

    @property
    def late(self) -> int:
        """How many judges still have sheets to score."""
        return sum(bool(seat.left) for seat in self.seats)


@dataclass(frozen=True)
class SlotMeter:
    slot: Slot
    filled: int

    @property
    def is_full(self) -> bool:
        return self.filled >= self.slot.quantity

    @property
    def places(self) -> list[bool]:
        """For each place, whether it is taken."""
        return [place < self.filled for place in range(self.slot.quantity)]


def editions() -> QuerySet[Edition]:
    """Editions with their rounds, and `open_conflicts`: how many are to be decided."""
    waiting = Conflict.objects.filter(entry__edition=OuterRef("pk"), state=ConflictState.OPEN).order_by()
    counted = waiting.values("entry__edition").annotate(number=Count("pk")).values("number")
    rounds = Round.objects.select_related("locked_by")
    return Edition.objects.annotate(open_conflicts=Subquery(counted)).prefetch_related(Prefetch("rounds", rounds))


def rounds(edition: Edition) -> list[tuple[Round, list[Bench]]]:
    """Each round with its panels and the progress of their judges, in two queries beside that of the rounds."""
    seats = _seats(edition)
    panels = Panel.objects.filter(round__edition=edition).select_related("round__edition", "region", "category")
    by_round: dict[int, list[Bench]] = defaultdict(list)
    for panel in panels:
        by_round[panel.round_id].append(Bench(panel, seats[panel.pk]))
    return [(round_, by_round[round_.pk]) for round_ in edition.rounds.all()]


def _seats(edition: Edition) -> dict[int, list[Seat]]:
    members = PanelMember.objects.filter(panel__round__edition=edition, replaced_at=None)
    progress = members.select_related("judge", "party").annotate(
        all_sheets=Count("sheets"),
        scored=Count("sheets", filter=Q(sheets__state=SheetState.SUBMITTED)),
        recused=Count("sheets", filter=Q(sheets__state=SheetState.RECUSED)),
        last_at=Max("sheets__saved_at"),
    )
    seats: dict[int, list[Seat]] = defaultdict(list)
    for member in progress:
        seats[member.panel_id].append(Seat(member, member.all_sheets, member.scored, member.recused, member.last_at))
    return seats


def slots(edition: Edition) -> list[SlotMeter]:
    filled = Count("awards__place", filter=Q(awards__revoked_at=None), distinct=True)
    rows = Slot.objects.filter(tier__edition=edition).select_related("tier", "region", "category")
    return [SlotMeter(slot, slot.filled) for slot in rows.annotate(filled=filled)]


def entries(edition: Edition) -> list[tuple[str, str, int]]:
    """State, its name, and how many entries are in it, in the order of the states."""
    counted = dict(Entry.objects.filter(edition=edition).order_by().values_list("state").annotate(number=Count("pk")))
    return [(state, name, counted[state]) for state, name in EntryState.choices if state in counted]


def late(benches: Iterable[Bench]) -> list[Seat]:
    """Judges who still have sheets to score."""
    return [seat for bench in benches for seat in bench.seats if seat.left]


def days_left(round_: Round) -> int | None:
    """Whole days until judging closes, 0 on the last one; None where no day is set or it is over."""
    if round_.closes_at is None or round_.closes_at < timezone.now():
        return None
    return (timezone.localdate(round_.closes_at) - timezone.localdate()).days
