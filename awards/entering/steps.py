"""The steps of an entry: from which states, to which, and during which stages of its edition."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events, notices
from awards.events import Verb
from awards.models import Edition, Entry
from awards.states import EditionState, EntryState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

ENTERING = (EditionState.NOMINATION, EditionState.SCREENING)
JUDGING = (EditionState.REGIONAL_JUDGING, EditionState.NATIONAL_JUDGING)
TO_BE_CHECKED = (EntryState.NOMINATED, EntryState.AWAITING_TEST)


@dataclass(frozen=True)
class Step:
    before: Collection[EntryState]
    after: EntryState
    verb: Verb
    during: Collection[EditionState] = ENTERING
    is_by_shop: bool = False


CONSENT = Step((EntryState.PROPOSED,), EntryState.NOMINATED, Verb.CONSENTED, is_by_shop=True)
DECLINE = Step((EntryState.PROPOSED,), EntryState.WITHDRAWN, Verb.DECLINED, is_by_shop=True)
RESUBMIT = Step((EntryState.RETURNED,), EntryState.NOMINATED, Verb.RESUBMITTED, is_by_shop=True)
WITHDRAW = Step(
    (*TO_BE_CHECKED, EntryState.RETURNED, EntryState.ACCEPTED),
    EntryState.WITHDRAWN,
    Verb.WITHDRAWN,
    during=(*ENTERING, *JUDGING),
    is_by_shop=True,
)
ACCEPT = Step((EntryState.NOMINATED,), EntryState.ACCEPTED, Verb.ACCEPTED)
RETURN = Step(TO_BE_CHECKED, EntryState.RETURNED, Verb.RETURNED)
AWAIT_TEST = Step((EntryState.NOMINATED,), EntryState.AWAITING_TEST, Verb.AWAITS_TEST)
TEST_CAME = Step((EntryState.AWAITING_TEST,), EntryState.NOMINATED, Verb.TEST_CAME)
REJECT = Step((EntryState.PROPOSED, *TO_BE_CHECKED, EntryState.RETURNED), EntryState.REJECTED, Verb.REJECTED)
DISQUALIFY = Step(
    (EntryState.ACCEPTED,), EntryState.DISQUALIFIED, Verb.DISQUALIFIED, during=(EditionState.SCREENING, *JUDGING)
)


def hold(edition_id: int, states: Collection[EditionState]) -> Edition:
    """The edition, which can't move on before this transaction ends; refused where it has."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    if edition.state not in states:
        sentence = _("This is no longer possible: for these awards it is now “%(state)s”.")
        raise Refusal(sentence % {"state": edition.get_state_display()})
    return edition


@transaction.atomic
def take(entry: Entry, step: Step, *, by: User, note: str = "") -> None:
    """Once, however many press: the guarded UPDATE, its event, and a letter to the shop where others decided."""
    edition, now = hold(entry.edition_id, step.during), timezone.now()
    changes = {"state": step.after, "state_note": note}
    if step is CONSENT:
        changes |= {"consented_by": by, "consented_at": now}
    elif not step.is_by_shop:
        changes |= {"decided_by": by, "decided_at": now}
    if not Entry.objects.filter(pk=entry.pk, state__in=step.before).update(**changes):
        raise Refusal(_("Entry %(number)s has changed meanwhile. Please look at it again.") % {"number": entry.number})
    entry.refresh_from_db(fields=tuple(changes))
    events.record(edition, step.verb, by=by, entry=entry, note=note)
    if not step.is_by_shop:
        notices.tell_shop(entry, step.verb)


def is_possible(entry: Entry, step: Step) -> bool:
    """For buttons; `take` looks again."""
    return entry.state in step.before and entry.edition.state in step.during
