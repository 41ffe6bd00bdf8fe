"""Who stands before whom: official figure, ordered criteria, more first places; then what people decided.

Never time and never a number in the database: what stays equal shares its rank.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Protocol

from django.utils.functional import cached_property

from awards.models import Round, TieBreak
from awards.results.means import Standing

Method = TieBreak.Method
FEW = 8


class Ranked(Protocol):
    """A standing of a round, or its stored result."""

    entry_id: int


class Breaks:
    """What people decided about the ties of a round."""

    def __init__(self, round: Round) -> None:  # noqa: A002 - its name
        self.round = round

    @cached_property
    def made(self) -> list[tuple[frozenset[int], TieBreak]]:
        """The narrowest first: a decision about four orders any three of them too."""
        made = TieBreak.objects.filter(panel__round=self.round)
        return sorted(((frozenset(each.tied), each) for each in made), key=lambda pair: len(pair[0]))

    def about(self, tied: Iterable[Ranked]) -> TieBreak | None:
        wanted = {row.entry_id for row in tied}
        return next((made for of, made in self.made if wanted <= of), None)

    def split(self, tied: list[Ranked]) -> list[list[Ranked]]:
        """The tied in the order that was decided; together where it was not, or where they share."""
        made = self.about(tied)
        if made is None or made.method == Method.JOINT:
            return [tied]
        if made.method == Method.VOTE:
            return in_classes(tied, lambda row: -made.votes[str(row.entry_id)])
        return in_classes(tied, lambda row: made.order.index(row.entry_id))


@dataclass(frozen=True)
class Step:
    """One measure that may part those who are equal; `of` is greater for the better."""

    by: str
    of: Callable[[Standing], Decimal | int]
    code: str = ""


def steps(round: Round) -> list[Step]:  # noqa: A002 - its name
    codes = round.criteria.filter(tie_rank__isnull=False).order_by("tie_rank", "pk").values_list("code", flat=True)
    return [
        *(Step("criterion", lambda row, code=code: Decimal(row.criterion_means[code]), code) for code in codes),
        Step("first_places", lambda row: row.firsts),
    ]


def in_classes(rows: Iterable[Ranked], key: Callable[[Ranked], Hashable]) -> list[list[Ranked]]:
    """Those of equal key together, the least key first."""
    return [list(equal) for _key, equal in groupby(sorted(rows, key=key), key)]


def ordered(rows: Iterable[Ranked], key: Callable[[Ranked], Hashable], breaks: Breaks) -> list[list[Ranked]]:
    """Best first; several in one class are equal even after what people decided."""
    return [part for tied in in_classes(rows, key) for part in (breaks.split(tied) if len(tied) > 1 else [tied])]


def merits(rows: Iterable[Standing], measures: Sequence[Step]) -> dict[int, tuple]:
    """By entry, a key that puts the best first; reckoned once, as it is asked for at every comparison."""
    return {row.entry_id: (-row.official, *(-step.of(row) for step in measures)) for row in rows}


def places(classes: Iterable[list[Ranked]]) -> Iterable[tuple[int, Ranked]]:
    """1, 2, 2, 4: equals share the better place."""
    place = 1
    for equal in classes:
        for row in equal:
            yield place, row
        place += len(equal)


# Choosing the best


@dataclass(frozen=True)
class Chosen:
    """Each of `seats` is one place, with several entries where they share it; `tie` is what nobody decided yet."""

    seats: list[list[Ranked]]
    tie: list[Ranked]
    left: int = 0


def choose(classes: Iterable[list[Ranked]], quantity: int, breaks: Breaks, *, may_share: bool = False) -> Chosen:
    """The best of the classes. Only a tie across the last place needs people."""
    seats: list[list[Ranked]] = []
    for equal in classes:
        left = quantity - len(seats)
        if left == 0:
            break
        if len(equal) <= left:
            seats += [[row] for row in equal]
            continue
        made = breaks.about(equal)
        if not (may_share and made and made.method == Method.JOINT):
            return Chosen(seats, equal, left)
        return Chosen([*seats, equal], [])
    return Chosen(seats, [])


# The trace


def explain(equal: list[Standing], measures: Sequence[Step], breaks: Breaks) -> None:
    """Write into each of the equals how it was told apart from the others, step by step."""
    note(equal, "equal", lambda row: row.official)
    waiting = [equal]
    for step in measures:
        for tied in waiting:
            note(tied, step.by, step.of, code=step.code)
        waiting = [part for tied in waiting for part in in_classes(tied, step.of) if len(part) > 1]
    for tied in waiting:
        if made := breaks.about(tied):
            note_decision(tied, made)


def note(tied: list[Standing], by: str, of: Callable[[Standing], object], **more: str) -> None:
    """Among a few, the figures of all stand in each trace; among many, one's own and how many they are."""
    step = {"by": by, **{name: value for name, value in more.items() if value}}
    figures = {row.number: str(of(row)) for row in tied}
    for row in tied:
        if len(tied) <= FEW:
            row.tie_trace.append(step | {"figures": figures})
        else:
            row.tie_trace.append(step | {"figures": {row.number: figures[row.number]}, "among": len(tied)})


def note_decision(tied: list[Standing], made: TieBreak) -> None:
    of = {
        Method.VOTE: lambda row: made.votes[str(row.entry_id)],
        Method.CASTING: lambda row: made.order.index(row.entry_id) + 1,
        Method.JOINT: lambda _row: "",
    }[made.method]
    note(tied, made.method, of, reason=made.reason)
