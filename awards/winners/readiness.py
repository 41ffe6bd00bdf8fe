"""What must be so of the winners before they are announced, and places that stay vacant on purpose."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from awards import events
from awards.checks import Check, listed
from awards.events import Verb
from awards.models import Award, Edition, Slot
from awards.results import signatures
from awards.states import EntryState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal


def to_announce(edition: Edition) -> Iterator[Check]:
    unsigned = edition.parties.exclude(pk__in=signatures.standing(edition).values("party"))
    yield Check(_("Every party has signed the results."), not unsigned.exists(), listed(unsigned))
    yield from of_winners(edition)


def of_winners(edition: Edition) -> Iterator[Check]:
    """Citations and places can only be mended before the parties sign, so that signing asks for them too."""
    empty = free(edition).filter(left_vacant="")
    yield Check(_("Every place has a winner, or is left vacant for a reason."), not empty, listed(empty))
    awards = Award.objects.standing().filter(slot__tier__edition=edition)
    silent = awards.filter(citation_th="").values_list("entry__number", flat=True)
    yield Check(_("Every award has its citation."), not silent, listed(silent))
    out = awards.exclude(entry__state=EntryState.ACCEPTED).values_list("entry__number", flat=True)
    yield Check(_("No winner was disqualified."), not out, listed(out))


def free(edition: Edition) -> QuerySet[Slot]:
    """Slots with a place that nobody holds."""
    filled = Count("awards__place", filter=Q(awards__revoked_at=None), distinct=True)
    slots = Slot.objects.filter(tier__edition=edition).select_related("tier", "region", "category")
    return slots.annotate(filled=filled).filter(filled__lt=F("quantity"))


@transaction.atomic
def leave_vacant(slot: Slot, reason: str, *, by: User) -> None:
    """The places of the slot that nobody won stay so; the reason is read by everybody."""
    if not (reason := reason.strip()):
        raise Refusal(_("Please write why the place stays vacant."))
    edition = signatures.hold(slot.tier.edition)
    if not free(edition).filter(pk=slot.pk).exists():
        raise Refusal(_("Every place of this award has its winner."))
    Slot.objects.filter(pk=slot.pk).update(left_vacant=reason)
    events.record(edition, Verb.LEFT_VACANT, by=by, note=f"{slot}: {reason}")
