"""The adjusted mean: each judge's severity and each entry's quality, fitted together to the totals of a round.

total = quality of the entry + severity of the judge. The severities are shrunk towards zero, as though every judge had
handed in `SHRINKAGE` more sheets of average severity: with few sheets a judge's own figure is mostly chance.

Panels that share neither judge nor entry can't be compared by any fit. The shrinkage then takes each such group's
judges to be equally severe on average; `Fit.groups` tells how many groups there are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

SHRINKAGE = 2.0
PRECISION = 1e-4  # points out of 100

Effects = dict[int, float]
Sheets = Iterable[tuple[int, int, float]]


@dataclass(frozen=True)
class Fit:
    quality: Effects
    severity: Effects
    groups: int


@dataclass(slots=True)
class Given:
    """The sheets of one entry or of one judge: from or for whom, and their totals added up."""

    others: list[int] = field(default_factory=list)
    total: float = 0.0

    def add(self, other: int, total: float) -> None:
        self.others.append(other)
        self.total += total

    def mean_of(self, effects: Effects) -> float:
        return self.sum_of(effects) / len(self.others)

    def sum_of(self, effects: Effects) -> float:
        return sum(map(effects.__getitem__, self.others))


def fit(sheets: Sheets) -> Fit:
    """Least squares over (judge, entry, total): the qualities are put in terms of the severities, which are solved."""
    entries, judges = defaultdict(Given), defaultdict(Given)
    for judge, entry, total in sheets:
        entries[entry].add(judge, total)
        judges[judge].add(entry, total)

    def pull(severity: Effects) -> Effects:
        shared = {entry: given.mean_of(severity) for entry, given in entries.items()}
        return {
            judge: (len(given.others) + SHRINKAGE) * severity[judge] - given.sum_of(shared)
            for judge, given in judges.items()
        }

    means = {entry: given.total / len(given.others) for entry, given in entries.items()}
    severity = solved(pull, {judge: given.total - given.sum_of(means) for judge, given in judges.items()})
    quality = {entry: means[entry] - given.mean_of(severity) for entry, given in entries.items()}
    return Fit(quality, severity, count_groups(judges, entries))


def solved(pull: Callable[[Effects], Effects], wanted: Effects) -> Effects:
    """The x with pull(x) = wanted, by conjugate gradients: quick however loosely the judges hang together."""
    found, rest, way = dict.fromkeys(wanted, 0.0), wanted, wanted
    length = product(rest, rest)
    for _turn in wanted:  # in exact numbers no more turns than unknowns are ever needed
        if length < PRECISION**2:
            break
        pulled = pull(way)
        step = length / product(way, pulled)
        found = plus(found, step, way)
        rest = plus(rest, -step, pulled)
        before, length = length, product(rest, rest)
        way = plus(rest, length / before, way)
    return found


def product(one: Effects, other: Effects) -> float:
    return sum(value * other[judge] for judge, value in one.items())


def plus(one: Effects, step: float, other: Effects) -> Effects:
    return {judge: value + step * other[judge] for judge, value in one.items()}


def count_groups(judges: dict[int, Given], entries: dict[int, Given]) -> int:
    """Parts of the graph of judges and entries that hang together."""
    unseen, groups = set(judges), 0
    while unseen:
        groups += 1
        group = [unseen.pop()]
        for judge in group:  # which grows while we walk along it
            near = {other for entry in judges[judge].others for other in entries[entry].others} & unseen
            unseen -= near
            group += near
    return groups
