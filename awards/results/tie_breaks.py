"""Ties that people decide: a vote of the panel; where that is equal, the chair's casting vote or a shared place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from awards import events
from awards.events import Verb
from awards.models import Entry, Panel, Round, TieBreak
from awards.results import signatures
from awards.results.ties import Chosen
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

Method = TieBreak.Method


@dataclass(frozen=True)
class OpenTie:
    """Equals across the last place that nobody told apart yet; `left` places are to be had."""

    round: Round
    entries: tuple[int, ...]
    numbers: tuple[str, ...]
    left: int
    may_share: bool

    @classmethod
    def of(cls, round: Round, chosen: Chosen, *, may_share: bool) -> Self:  # noqa: A002 - its name
        tied = sorted(chosen.tie, key=lambda row: row.entry_id)
        entries, numbers = tuple(row.entry_id for row in tied), tuple(row.number for row in tied)
        return cls(round, entries, numbers, chosen.left, may_share)

    @property
    def slug(self) -> str:
        """Names the tie in an address."""
        return "-".join(map(str, self.entries))


def first_of_each(found: Iterable[OpenTie]) -> list[OpenTie]:
    """Without those that may end by themselves when an earlier one, which shares an entry with them, is decided."""
    seen: set[int] = set()
    ties = []
    for tie in found:
        if seen.isdisjoint(tie.entries):
            ties.append(tie)
            seen.update(tie.entries)
    return ties


@dataclass(frozen=True)
class Decision:
    """What the panel decided: votes by entry; where they are equal, the chair's order with a reason, or sharing."""

    votes: dict[int, int]
    order: list[int] = field(default_factory=list)
    reason: str = ""
    shares: bool = False


@transaction.atomic
def decide(tie: OpenTie, decision: Decision, *, by: User) -> TieBreak:
    """Each step of the way only where the one before it told nobody apart."""
    signatures.hold(tie.round.edition)
    panel = panel_of(tie)
    refuse_odd_votes(tie, decision, panel)
    if decided_by_votes(tie, decision.votes):
        method, order = Method.VOTE, sorted(tie.entries, key=lambda entry: -decision.votes[entry])
    elif decision.shares:
        refuse_sharing(tie)
        method, order = Method.JOINT, list(tie.entries)
    else:
        refuse_vague_order(tie, decision)
        method, order = Method.CASTING, decision.order
    votes = {str(entry): number for entry, number in decision.votes.items()}
    fields = {"method": method, "order": order, "votes": votes, "reason": decision.reason.strip(), "decided_by": by}
    try:
        with transaction.atomic():
            made = TieBreak.objects.create(panel=panel, tied=list(tie.entries), **fields)
    except IntegrityError as error:
        raise Refusal(_("This tie was decided meanwhile.")) from error
    events.record(tie.round.edition, Verb.TIE_BROKEN, by=by, note=f"{' = '.join(tie.numbers)}: {method.label}")
    return made


def decided_by_votes(tie: OpenTie, votes: dict[int, int]) -> bool:
    """Whether more voted for the last who gets a place than for the first who gets none."""
    ordered = sorted((votes[entry] for entry in tie.entries), reverse=True)
    return ordered[tie.left - 1] > ordered[tie.left]


def refuse_odd_votes(tie: OpenTie, decision: Decision, panel: Panel) -> None:
    sitting = panel.members.filter(replaced_at=None).count()
    votes = decision.votes
    if set(votes) != set(tie.entries) or any(number < 0 for number in votes.values()):
        raise Refusal(_("Please write the votes for each of the entries."))
    if not 0 < sum(votes.values()) <= sitting:
        raise Refusal(_("The panel has %(number)d judges: please look at the votes again.") % {"number": sitting})


def refuse_sharing(tie: OpenTie) -> None:
    if not tie.may_share:
        raise Refusal(_("This place can't be shared. The chair's casting vote decides."))


def refuse_vague_order(tie: OpenTie, decision: Decision) -> None:
    if sorted(decision.order) != sorted(tie.entries) or not decision.reason.strip():
        raise Refusal(_("The votes are equal: the chair puts the entries in order and writes the reason."))


def panel_of(tie: OpenTie) -> Panel:
    """The panel that all the tied stood before; where they stood before several, the first of them."""
    places = set(Entry.objects.filter(pk__in=tie.entries).values_list("region_id", "category_id"))
    panels = list(tie.round.panels.order_by("region__position", "category__position", "pk"))
    covering = [panel for panel in panels if all(covers(panel, place) for place in places)]
    some = [panel for panel in panels if any(covers(panel, place) for place in places)]
    return (covering or some or panels)[0]


def covers(panel: Panel, place: Iterable) -> bool:
    region, category = place
    return panel.region_id in (None, region) and panel.category_id in (None, category)
