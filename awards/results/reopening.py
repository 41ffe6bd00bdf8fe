"""Signed results opened again before the announcement: two people of different ministries must want it."""

from django.db import transaction
from django.utils.translation import gettext as _

from awards import events, steps
from awards.events import Verb
from awards.models import Edition, Party, Round, RoundResult
from awards.results import signatures
from awards.states import EditionState, RoundKind
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal


@transaction.atomic
def ask(party: Party, reason: str, *, by: User) -> bool:
    """The first ministry asks, another one agrees: then the results are open again, and True is returned."""
    edition = Edition.objects.select_for_update().get(pk=party.edition_id)
    if not reason.strip():
        raise Refusal(_("Please write the reason: it stands in the minutes."))
    if edition.state != EditionState.SIGNED_OFF:
        raise Refusal(_("Only signed results that are not announced yet can be reopened."))
    if not party.is_ministry:
        raise Refusal(_("Two ministries reopen the results."))
    if edition.reopen_asked_by_id == party.pk:
        raise Refusal(_("Your ministry has asked already. Another ministry must agree."))
    note = f"{party}: {reason}"
    if edition.reopen_asked_by_id is None:
        Edition.objects.filter(pk=edition.pk).update(reopen_asked_by=party)
        events.record(edition, Verb.REOPEN_ASKED, by=by, note=note)
        return False
    reopen(edition)
    events.record(edition, Verb.REOPENED, by=by, note=note)
    return True


def reopen(edition: Edition) -> None:
    """All signatures are void, and the national round is open; its winners are proposed anew with its next lock."""
    steps.move(edition, EditionState.SIGNED_OFF, EditionState.NATIONAL_JUDGING, reopen_asked_by=None)
    signatures.void(edition)
    national = Round.objects.filter(edition=edition, kind=RoundKind.NATIONAL)
    national.update(locked_at=None, locked_by=None)
    RoundResult.objects.filter(round__in=national).delete()
