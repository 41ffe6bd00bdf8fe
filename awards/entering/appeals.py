"""A shop asks for a result to be looked at again; the answer is given by the secretary."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events
from awards.entering import steps
from awards.events import Verb
from awards.models import Appeal, Edition, Entry
from awards.states import AppealState, EditionState, EntryState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

MAY_BE_APPEALED = (EntryState.ACCEPTED, EntryState.REJECTED, EntryState.DISQUALIFIED)


def closes_at(edition: Edition) -> dt.datetime:
    return edition.announced_at + dt.timedelta(days=edition.appeal_days)


def is_possible(entry: Entry, at: dt.datetime) -> bool:
    """Within the days after the announcement, and while none waits for its answer."""
    edition = entry.edition
    in_time = edition.state == EditionState.ANNOUNCED and at < closes_at(edition)
    return in_time and entry.state in MAY_BE_APPEALED and not entry.appeals.filter(state=AppealState.OPEN).exists()


@transaction.atomic
def file(entry: Entry, text: str, *, by: User) -> Appeal:
    entry.edition = steps.hold(entry.edition_id, (EditionState.ANNOUNCED,))
    now = timezone.now()
    if not is_possible(entry, now):
        raise Refusal(_("An appeal is possible once, within the days after the announcement."))
    events.record(entry.edition, Verb.APPEALED, by=by, entry=entry)
    return Appeal.objects.create(entry=entry, text=text, filed_by=by, filed_at=now)
