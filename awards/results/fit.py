"""The adjusted mean: each judge's severity and each entry's quality, fitted together to the totals of a round.

total = quality of the entry + severity of the judge. The severities are shrunk towards zero, as though every judge had
handed in `SHRINKAGE` more sheets of average severity: with few sheets a judge's own figure is mostly chance.

Panels that share neither judge nor entry can't be compared by any fit. The shrinkage then takes each such group's
judges to be equally severe on average; `Fit.groups` tells how many groups there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

SHRINKAGE = 2.0
PRECISION = 1e-5  # points out of 100
MOST_TURNS = 500

Sheets = Iterable[tuple[int, int, float]]


@dataclass(frozen=True)
class Fit:
    quality: dict[int, float]
    severity: dict[int, float]
    groups: int


@dataclass(slots=True)
class Given:
    """The sheets of one entry or of one judge: from or for whom, and their totals added up."""

    others: list[int] = field(default_factory=list)
    total: float = 0.0

    def add(self, other: int, total: float) -> None:
        self.others.append(other)
        self.total += total

    def left_after(self, effects: dict[int, float]) -> float:
        """What the sheets sum to without the others' part in them."""
        return self.total - sum(map(effects.__getitem__, self.others))


def fit(sheets: Sheets) -> Fit:
    """Least squares over (judge, entry, total), by turns: qualities given severities, severities given qualities."""
    entries, judges = defaultdict(Given), defaultdict(Given)
    for judge, entry, total in sheets:
        entries[entry].add(judge, total)
        judges[judge].add(entry, total)
    groups = connected(judges, entries)
    severity = dict.fromkeys(judges, 0.0)
    quality = qualities(entries, severity)
    for _turn in range(MOST_TURNS):
        before, severity = severity, centred(severities(judges, quality), groups)
        quality = qualities(entries, severity)
        if all(abs(severity[judge] - before[judge]) < PRECISION for judge in judges):
            break
    return Fit(quality, severity, len(groups))


def qualities(entries: dict[int, Given], severity: dict[int, float]) -> dict[int, float]:
    return {entry: given.left_after(severity) / len(given.others) for entry, given in entries.items()}


def severities(judges: dict[int, Given], quality: dict[int, float]) -> dict[int, float]:
    return {judge: given.left_after(quality) / (len(given.others) + SHRINKAGE) for judge, given in judges.items()}


def centred(severity: dict[int, float], groups: list[list[int]]) -> dict[int, float]:
    """In each group the severities sum to nothing, as least squares wants it; turns alone would take long."""
    moved = {}
    for group in groups:
        middle = sum(severity[judge] for judge in group) / len(group)
        moved |= {judge: severity[judge] - middle for judge in group}
    return moved


def connected(judges: dict[int, Given], entries: dict[int, Given]) -> list[list[int]]:
    """The judges of each part of the graph of judges and entries that hangs together."""
    unseen, groups = set(judges), []
    while unseen:
        group = [unseen.pop()]
        for judge in group:  # which grows while we walk along it
            near = {other for entry in judges[judge].others for other in entries[entry].others} & unseen
            unseen -= near
            group += near
        groups.append(group)
    return groups
