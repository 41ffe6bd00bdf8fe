"""A round's standings, the check-list of its lock, and the lock: results frozen, the best sent on."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards import events
from awards.checks import Check
from awards.events import Verb
from awards.models import Conflict, Panel, PanelMember, Round, ScoreSheet
from awards.results import advancing, awarding, filling, freezing, means, ties
from awards.results.fit import fit
from awards.results.means import Standing
from awards.results.scopes import Scope, scope_of
from awards.results.tie_breaks import OpenTie, first_of_each
from awards.results.ties import Breaks
from awards.states import ConflictState, EntryState, Figure, SheetState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

CENT, STORED = Decimal("0.01"), Decimal("0.0001")


@dataclass(frozen=True)
class Standings:
    """A round as it stands: ranked entries first, best first. `groups` of judges share no entry; 0 without a fit."""

    rows: list[Standing]
    breaks: Breaks
    open_ties: list[OpenTie]
    groups: int = 0


def compute(round: Round) -> Standings:  # noqa: A002 - its name
    """A preview as long as the round isn't locked; writes nothing."""
    scope, breaks = scope_of(round), Breaks(round)
    rows = means.standings(round, scope)
    groups = adjust(round, rows)
    rank(rows, scope, ties.steps(round), breaks)
    rows.sort(key=lambda row: (row.overall_rank is None, row.overall_rank, row.number))
    return Standings(rows, breaks, first_of_each(open_ties(round, rows, breaks)), groups)


def adjust(round: Round, rows: list[Standing]) -> int:  # noqa: A002 - its name
    """Where judges share the load, put the adjusted mean beside the raw one; or in its place, if the rules say so."""
    counts = round.counts == Figure.ADJUSTED
    if not (counts or round.panels.filter(sheets_per_entry__gt=0).exists()):
        return 0
    fitted = fit((judge, row.entry_id, total) for row in rows for judge, total in row.totals)
    for row in rows:
        if row.sheets:
            row.adjusted = Decimal(fitted.quality[row.entry_id]).quantize(STORED, ROUND_HALF_UP)
        if counts and row.official is not None:
            row.official = row.adjusted.quantize(CENT, ROUND_HALF_UP)
    return fitted.groups


def rank(rows: list[Standing], scope: Scope, measures: list[ties.Step], breaks: Breaks) -> None:
    able = [row for row in rows if row.official is not None]
    merits = ties.merits(able, measures)

    def by_merit(row: Standing) -> tuple:
        return merits[row.entry_id]

    for place, row in ties.places(ties.ordered(able, by_merit, breaks)):
        row.overall_rank = place
    for group in ties.in_classes(able, lambda row: tuple(map(str, scope.group_of(row)))):
        for place, row in ties.places(ties.ordered(group, by_merit, breaks)):
            row.rank = place
        for equal in ties.in_classes(group, lambda row: row.official):
            if len(equal) > 1:
                ties.explain(equal, measures, breaks)


def open_ties(round: Round, rows: list[Standing], breaks: Breaks) -> Iterator[OpenTie]:  # noqa: A002 - its name
    """Across the last place of those who go on, or of a slot, as far as the rounds before have decided."""
    if advancing.round_after(round):
        for chosen in advancing.best_of_each(round, rows, breaks):
            if chosen.tie:
                yield OpenTie.of(round, chosen, may_share=False)
    contests = filling.locked_contests(round.edition) | {round.kind: filling.Contest(rows, breaks)}
    for filled in filling.fill(round.edition, contests):
        if filled.chosen.tie and filled.slot.tier.decided_by == round.kind:
            yield OpenTie.of(round, filled.chosen, may_share=filled.slot.allows_joint)


# The check-list


def checklist(round: Round, standings: Standings) -> list[Check]:  # noqa: A002 - its name
    """What must be so before the lock."""
    return [
        Check(_("The round is open."), round.is_open),
        *quorate(round),
        *conflicts_decided(round),
        *ties_decided(standings),
        *somebody_goes_on(round),
    ]


def gaps(round: Round, standings: Standings) -> list[Check]:  # noqa: A002 - its name
    """What should be so; the secretary may lock the round all the same, knowingly."""
    to_come = {"state__in": (SheetState.ASSIGNED, SheetState.DRAFT), "entry__state": EntryState.ACCEPTED}
    missing = sheets_of(round).filter(member__replaced_at=None, **to_come).count()
    few = sum(row.official is None for row in standings.rows)
    found = ngettext("%(count)d sheet is missing", "%(count)d sheets are missing", missing) % {"count": missing}
    unranked = ngettext("%(count)d entry has fewer", "%(count)d entries have fewer", few) % {"count": few}
    return [
        Check(_("Every score sheet is in, or recused."), missing == 0, found if missing else ""),
        Check(_("Each entry has the fewest sheets for a rank."), few == 0, unranked if few else ""),
    ]


def sheets_of(round: Round) -> QuerySet[ScoreSheet]:  # noqa: A002 - its name
    return ScoreSheet.objects.filter(member__panel__round=round)


def quorate(round: Round) -> Iterator[Check]:  # noqa: A002 - its name
    handed_in = Exists(ScoreSheet.objects.counted().filter(member=OuterRef("pk")))
    judged = PanelMember.objects.filter(handed_in, panel=OuterRef("pk"))
    counted = judged.order_by().values("panel").annotate(number=Count("pk")).values("number")
    panels = Panel.objects.filter(round=round).select_related("round__edition", "region", "category")
    few = [panel for panel in panels.annotate(judged=counted) if (panel.judged or 0) < panel.quorum]
    yield Check(_("In each panel as many judged as its quorum asks."), not few, ", ".join(map(str, few)))


def conflicts_decided(round: Round) -> Iterator[Check]:  # noqa: A002 - its name
    judges = PanelMember.objects.filter(panel__round=round, replaced_at=None).values("judge")
    judged = {"entry__advancements__round": round, "entry__state": EntryState.ACCEPTED}
    waiting = Conflict.objects.filter(state=ConflictState.OPEN, judge__in=judges, **judged).count()
    yield Check(_("Every conflict of interest is confirmed or dismissed."), waiting == 0, str(waiting or ""))


def ties_decided(standings: Standings) -> Iterator[Check]:
    found = "; ".join(" = ".join(tie.numbers) for tie in standings.open_ties)
    yield Check(_("Every tie across the last place is decided."), not found, found)


def somebody_goes_on(round: Round) -> Iterator[Check]:  # noqa: A002 - its name
    """No line in the last round."""
    if advancing.round_after(round):
        yield Check(_("It is written how many go on to the next round."), round.advances > 0, str(round.advances))


# The lock


@transaction.atomic
def lock(round: Round, *, by: User, despite_gaps: bool = False) -> None:  # noqa: A002 - its name
    """Freeze the round. The guarded UPDATE comes first: savers of scores wait for it and are refused after it."""
    unlocked = Round.objects.filter(pk=round.pk, opened_at__isnull=False, locked_at=None)
    if not unlocked.update(locked_at=timezone.now(), locked_by=by):
        raise Refusal(_("This round is not open, or locked already."))
    standings = compute(round)
    wanted = checklist(round, standings) + ([] if despite_gaps else gaps(round, standings))
    if missing := next((check for check in wanted if not check.is_met), None):
        raise Refusal(_("Not yet: %(line)s %(found)s") % {"line": missing.text, "found": missing.found})
    freezing.freeze(round, standings.rows)
    send_on(round, standings)
    round.refresh_from_db(fields=("locked_at", "locked_by"))
    events.record(round.edition, Verb.ROUND_LOCKED, by=by, note=round.get_kind_display())
    awarding.propose_when_decided(round.edition)


def send_on(round: Round, standings: Standings) -> None:  # noqa: A002 - its name
    if later := advancing.round_after(round):
        best = advancing.best_of_each(round, standings.rows, standings.breaks)
        advancing.enter(later, [row.entry_id for chosen in best for seat in chosen.seats for row in seat])
