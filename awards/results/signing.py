"""The parties sign the same results; with the last signature the edition is signed off."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from awards import events, steps
from awards.checks import Check, refuse_unmet
from awards.events import Verb
from awards.models import Award, Edition, Party, SignOff
from awards.results import awarding, canonical, signatures
from awards.states import EditionState
from awards.winners.readiness import of_winners
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal


@dataclass(frozen=True)
class Seat:
    """A party, and its signature under the results as they stand, if it gave one."""

    party: Party
    signature: SignOff | None


def seats(edition: Edition) -> list[Seat]:
    signed = {each.party_id: each for each in signatures.standing(edition).select_related("by")}
    return [Seat(party, signed.get(party.pk)) for party in edition.parties.select_related("signer")]


def waiting_for(user: User) -> QuerySet[Edition]:
    """Editions with winners, which a party of this person has not signed yet."""
    signed = SignOff.objects.filter(party=OuterRef("pk"), voided_at=None)
    unsigned = Party.objects.filter(~Exists(signed), signer=user)
    winners = Award.objects.standing().filter(slot__tier__edition=OuterRef("pk"))
    national = Edition.objects.filter(Exists(winners), state=EditionState.NATIONAL_JUDGING)
    return national.filter(pk__in=unsigned.values("edition"))


def checklist(edition: Edition) -> list[Check]:
    """What must be so before anybody signs."""
    ties = awarding.open_ties(edition, awarding.proposal(edition))
    found = "; ".join(" = ".join(tie.numbers) for tie in ties)
    judging = edition.state == EditionState.NATIONAL_JUDGING
    unlocked = edition.rounds.filter(locked_at=None)
    return [
        Check(_("The edition is in its national round."), judging, "" if judging else edition.get_state_display()),
        Check(_("Every round is locked."), not unlocked.exists(), ", ".join(map(str, unlocked))),
        Check(_("Every tie across the last place is decided."), not ties, found),
        Check(_("There are winners."), Award.objects.standing().filter(slot__tier__edition=edition).exists()),
        *of_winners(edition),
    ]


@transaction.atomic
def sign(party: Party, seen: str, *, by: User) -> None:
    """Sign what was `seen`, a SHA-256. The edition is held: results change before or after, never meanwhile."""
    edition = Edition.objects.select_for_update().get(pk=party.edition_id)
    refuse_unmet(checklist(edition))
    if canonical.sha256(edition) != seen:
        raise Refusal(_("The results have changed since you saw them. Please read them again before you sign."))
    if signatures.standing(edition).filter(party=party).exists():
        raise Refusal(_("Your party has signed already."))
    SignOff.objects.create(party=party, sha256=seen, by=by)
    events.record(edition, Verb.SIGNED, by=by, note=f"{party} {seen}")
    if all(seat.signature for seat in seats(edition)):
        steps.move(edition, EditionState.NATIONAL_JUDGING, EditionState.SIGNED_OFF)
        events.record(edition, Verb.MOVED_ON, by=by, note=EditionState.SIGNED_OFF.label)
