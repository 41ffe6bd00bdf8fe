"""Hands out score sheets: all entries to all judges of a panel, or each to a few, by load. Only ever adds."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

from django.db import transaction

from awards.judging import turns
from awards.judging.seats import entries_of, sitting
from awards.models import Conflict, Panel, PanelMember, ScoreSheet
from awards.states import ConflictState, SheetState

chance = secrets.SystemRandom()
BATCH = 5000
Pair = tuple[int, int]  # member, entry


def assign(panel: Panel) -> int:
    """Make the sheets that are still missing; how many."""
    with transaction.atomic(savepoint=False):  # in one, checked keys would still be walked through
        Panel.objects.select_for_update().get(pk=panel.pk)
        turns.hold_open(panel.round)
        members = list(sitting(panel).order_by("judge"))
        turns.take(member.judge_id for member in members)
        sheets = list(_sheets(panel, members))
        turns.check_keys_at_once()
        ScoreSheet.objects.bulk_create(sheets, batch_size=BATCH)
    return len(sheets)


def _sheets(panel: Panel, members: Sequence[PanelMember]) -> Iterator[ScoreSheet]:
    """In each judge's own order, which is chance; what comes later goes behind."""
    entries = list(entries_of(panel).values_list("pk", flat=True))
    chosen = defaultdict(list)
    for member, entry in _pairs(panel, members, entries):
        chosen[member].append(entry)
    behind = Counter(ScoreSheet.objects.filter(member__in=members).values_list("member", flat=True))
    for member in members:
        chance.shuffle(chosen[member.pk])
        for position, entry in enumerate(chosen[member.pk], start=behind[member.pk] + 1):
            yield ScoreSheet(member=member, entry_id=entry, position=position)


def _pairs(panel: Panel, members: Sequence[PanelMember], entries: list[int]) -> Iterator[Pair]:
    closed = _closed(panel, members)
    if panel.sheets_per_entry:
        yield from _balanced(panel, members, entries, closed)
        return
    yield from ((member.pk, entry) for member in members for entry in entries if (member.pk, entry) not in closed)


def _balanced(panel: Panel, members: Sequence[PanelMember], entries: list[int], closed: set[Pair]) -> Iterator[Pair]:
    """To each entry the judges with the fewest sheets; among equals, by chance."""
    alive = ScoreSheet.objects.filter(member__panel=panel).exclude(state=SheetState.RECUSED)
    alive = alive.filter(member__replaced_at=None) | alive.filter(state=SheetState.SUBMITTED)
    judges_of, load = Counter(), Counter()
    for member, entry in alive.values_list("member", "entry"):
        judges_of[entry] += 1
        load[member] += 1
    queue = [(load[member.pk], chance.random(), member.pk) for member in members]
    heapify(queue)
    chance.shuffle(entries)
    for entry in entries:
        chosen, passed_over = [], []
        while queue and len(chosen) < panel.sheets_per_entry - judges_of[entry]:
            judge = heappop(queue)
            (passed_over if (judge[2], entry) in closed else chosen).append(judge)
        for sheets, _chance, member in chosen:
            heappush(queue, (sheets + 1, chance.random(), member))
            yield member, entry
        for judge in passed_over:
            heappush(queue, judge)


def _closed(panel: Panel, members: Sequence[PanelMember]) -> set[Pair]:
    """Pairs that get no new sheet: they have one, are in conflict, or whoever sat there before has scored."""
    heirs = _heirs(panel)
    sheets = ScoreSheet.objects.filter(member__panel=panel).values_list("member", "entry", "state")
    closed = {(heirs[member], entry) for member, entry, state in sheets if state == SheetState.SUBMITTED}
    closed |= {(member, entry) for member, entry, _state in sheets}
    seat_of = {member.judge_id: member.pk for member in members}
    conflicts = Conflict.objects.filter(judge__in=seat_of, state=ConflictState.CONFIRMED)
    return closed | {(seat_of[judge], entry) for judge, entry in conflicts.values_list("judge", "entry")}


def _heirs(panel: Panel) -> dict[int, int]:
    """Each seat's present member, also by those who were replaced."""
    next_ = dict(panel.members.values_list("pk", "replaced_by"))

    def heir(member: int) -> int:
        return heir(next_[member]) if next_[member] else member

    return {member: heir(member) for member in next_}
