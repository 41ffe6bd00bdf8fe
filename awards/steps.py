"""The steps of an edition from draft to archive: each with a check-list that the secretary reads line by line."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from awards import events
from awards.checks import Check, listed, refuse_unmet
from awards.events import Verb
from awards.models import Appeal, Criterion, Edition, Slot
from awards.states import WAY, AppealState, EditionState, EntryState, RoundKind
from awards.winners import publishing
from awards.winners.readiness import to_announce
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

MAY_BE_CANCELLED = WAY[: WAY.index(EditionState.ANNOUNCED)]
UNDECIDED = (EntryState.PROPOSED, EntryState.NOMINATED, EntryState.RETURNED, EntryState.AWAITING_TEST)


@dataclass(frozen=True)
class Step:
    """From one state to the next, once every line of the check-list is met."""

    name: str | Promise
    start: EditionState
    end: EditionState
    checks: Callable[[Edition], Iterator[Check]]
    stamp: str = ""  # the field that keeps its moment
    consequences: Callable[[Edition, User | None], None] | None = None


def checklist(edition: Edition, verb: str) -> list[Check]:
    return list(STEPS[verb].checks(edition))


def next_step(edition: Edition) -> str | None:
    """The verb of the step that leads on from the edition's state."""
    return next((verb for verb, step in STEPS.items() if step.start == edition.state), None)


@transaction.atomic
def take(edition: Edition, verb: str, *, by: User | None) -> None:
    """Move the edition on. The first line that isn't met is what the person reads instead.

    The worker alone comes without a person, when the hour of the announcement is there.
    """
    step = STEPS[verb]
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.state == step.end:
        return
    if edition.state != step.start:
        raise Refusal(_("The edition has moved on meanwhile: %(state)s.") % {"state": edition.get_state_display()})
    refuse_unmet(step.checks(edition))
    move(edition, step.start, step.end, **({step.stamp: timezone.now()} if step.stamp else {}))
    events.record(edition, Verb.MOVED_ON, by=by, note=step.end.label)
    if step.consequences:
        step.consequences(edition, by)


def move(edition: Edition, start: EditionState, end: EditionState, **fields: object) -> None:
    """The guarded UPDATE; other rooms that move an edition (signing, announcing) use it too."""
    if not Edition.objects.filter(pk=edition.pk, state=start).update(state=end, **fields):
        raise Refusal(_("The edition has moved on meanwhile. Please look at its page again."))


@transaction.atomic
def cancel(edition: Edition, reason: str, *, by: User) -> None:
    """Ends an edition that is not announced; its year may have another one then."""
    if not reason.strip():
        raise Refusal(_("Please write why the edition is cancelled."))
    if not Edition.objects.filter(pk=edition.pk, state__in=MAY_BE_CANCELLED).update(state=EditionState.CANCELLED):
        raise Refusal(_("This edition can't be cancelled any more."))
    events.record(edition, Verb.CANCELLED, by=by, note=reason)


# The check-lists


def to_open_nominations(edition: Edition) -> Iterator[Check]:
    opens, closes = edition.nominations_open_at, edition.nominations_close_at
    yield Check(_("The rules are written."), bool(edition.rules_th.strip()))
    yield Check(
        _("Nominations have a first and a last day, still to come."), bool(opens and closes and lies_ahead(closes))
    )
    yield Check(_("There are categories."), edition.categories.exists())
    awards = Slot.objects.filter(tier__edition=edition).aggregate(all=Sum("quantity"))["all"] or 0
    yield Check(_("There are awards to win."), awards > 0, _("%(number)s awards") % {"number": awards})
    kinds = set(edition.rounds.values_list("kind", flat=True))
    yield Check(_("There is a national round."), RoundKind.NATIONAL in kinds)
    undecided = edition.tiers.exclude(decided_by__in=kinds)
    yield Check(_("Each tier is decided by a round of this edition."), not undecided.exists(), listed(undecided))
    yield from weights_are_whole(edition)
    without_levels = Criterion.objects.filter(round__edition=edition, levels=None)
    yield Check(_("Each criterion says what its points mean."), not without_levels.exists(), listed(without_levels))
    yield from signers_are_known(edition)


def weights_are_whole(edition: Edition) -> Iterator[Check]:
    for round_ in edition.rounds.annotate(all=Sum("criteria__weight")):
        text = _("The weights of the %(round)s sum to 100.") % {"round": round_.get_kind_display()}
        yield Check(text, round_.all == 100, str(round_.all or 0))


def signers_are_known(edition: Edition) -> Iterator[Check]:
    unsigned = edition.parties.filter(signer=None)
    is_met = edition.parties.exists() and not unsigned.exists()
    yield Check(_("Each party has a person who signs."), is_met, listed(unsigned))


def to_begin_screening(edition: Edition) -> Iterator[Check]:
    closes = edition.nominations_close_at
    yield Check(_("The last day of nominations is over."), not (closes and lies_ahead(closes)))
    entries = edition.entries.in_play().count()
    found = ngettext("%(count)s entry", "%(count)s entries", entries) % {"count": entries}
    yield Check(_("There are entries."), entries > 0, found)


def to_begin_regional_judging(edition: Edition) -> Iterator[Check]:
    undecided = edition.entries.filter(state__in=UNDECIDED).count()
    found = _("%(number)s to decide") % {"number": undecided}
    yield Check(_("Every entry is accepted or not."), undecided == 0, found if undecided else "")
    yield from round_is_locked(edition, RoundKind.SCREENING)


def to_begin_national_judging(edition: Edition) -> Iterator[Check]:
    yield from round_is_locked(edition, RoundKind.REGIONAL)


def round_is_locked(edition: Edition, kind: RoundKind) -> Iterator[Check]:
    """No line where the edition has no such round."""
    for round_ in edition.rounds.all():
        if round_.kind == kind:
            text = _("The %(round)s is locked.") % {"round": round_.get_kind_display()}
            yield Check(text, round_.locked_at is not None)


def to_archive(edition: Edition) -> Iterator[Check]:
    last = edition.announced_at + dt.timedelta(days=edition.appeal_days) if edition.announced_at else None
    yield Check(_("The time for appeals is over."), last is not None and not lies_ahead(last))
    waiting = Appeal.objects.filter(entry__edition=edition, state=AppealState.OPEN).count()
    yield Check(_("Every appeal is decided."), waiting == 0, str(waiting or ""))


def lies_ahead(moment: dt.datetime) -> bool:
    return moment > timezone.now()


STEPS: dict[str, Step] = {
    "open_nominations": Step(
        gettext_lazy("Open nominations"), EditionState.DRAFT, EditionState.NOMINATION, to_open_nominations
    ),
    "begin_screening": Step(
        gettext_lazy("Begin screening"), EditionState.NOMINATION, EditionState.SCREENING, to_begin_screening
    ),
    "begin_regional_judging": Step(
        gettext_lazy("Begin regional judging"),
        EditionState.SCREENING,
        EditionState.REGIONAL_JUDGING,
        to_begin_regional_judging,
    ),
    "begin_national_judging": Step(
        gettext_lazy("Begin national judging"),
        EditionState.REGIONAL_JUDGING,
        EditionState.NATIONAL_JUDGING,
        to_begin_national_judging,
    ),
    "announce": Step(
        gettext_lazy("Announce the winners"),
        EditionState.SIGNED_OFF,
        EditionState.ANNOUNCED,
        to_announce,
        stamp="announced_at",
        consequences=publishing.publish,
    ),
    "archive": Step(gettext_lazy("Put into the archive"), EditionState.ANNOUNCED, EditionState.ARCHIVED, to_archive),
}
