"""Awards for the slots: proposed from the results, adjusted by the secretary with a reason, with their citations."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from awards import events
from awards.events import Verb
from awards.models import Award, Edition, Entry, Slot
from awards.results import filling, signatures
from awards.results.filling import Filled
from awards.results.tie_breaks import OpenTie, first_of_each
from awards.states import EntryState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal


def is_decided(edition: Edition) -> bool:
    """Whether every round that decides a tier is locked."""
    deciding = edition.rounds.filter(kind__in=edition.tiers.values("decided_by"))
    return deciding.exists() and not deciding.filter(locked_at=None).exists()


def proposal(edition: Edition) -> list[Filled]:
    return list(filling.fill(edition, filling.locked_contests(edition)))


def open_ties(edition: Edition, filled: list[Filled]) -> list[OpenTie]:
    """Ties across a slot's last place that showed only when the winners of higher tiers were known."""
    rounds = {round_.kind: round_ for round_ in edition.rounds.all()}
    return first_of_each(
        OpenTie.of(rounds[each.slot.tier.decided_by], each.chosen, may_share=each.slot.allows_joint)
        for each in filled
        if each.chosen.tie
    )


@dataclass(frozen=True)
class SlotPlaces:
    """A slot and who holds its places."""

    slot: Slot
    awards: list[Award]

    @property
    def filled(self) -> int:
        return len({award.place for award in self.awards})


def places(edition: Edition) -> list[SlotPlaces]:
    """Every slot with its awards, in two queries at any size."""
    awards = Award.objects.standing().select_related("entry__product", "entry__shop").order_by("place", "entry__number")
    slots = Slot.objects.filter(tier__edition=edition).select_related("tier", "region", "category")
    with_awards = slots.prefetch_related(Prefetch("awards", awards, to_attr="standing"))
    return [SlotPlaces(slot, slot.standing) for slot in with_awards]


def propose_when_decided(edition: Edition) -> None:
    if is_decided(edition):
        propose(edition, by=None)


@transaction.atomic
def propose(edition: Edition, *, by: User | None) -> None:
    """Awards anew from the results, in place of those there are; entries that win again keep their citations."""
    edition = signatures.hold(edition)
    if not is_decided(edition):
        raise Refusal(_("Winners are proposed once every round is locked."))
    before = Award.objects.filter(slot__tier__edition=edition)
    citations = {award.entry_id: (award.citation_th, award.citation_en) for award in before}
    before.delete()
    for filled in proposal(edition):
        for place, seat in enumerate(filled.chosen.seats, start=1):
            for winner in seat:
                thai, english = citations.get(winner.entry_id, ("", ""))
                who = {"slot": filled.slot, "entry_id": winner.entry_id, "place": place}
                Award.objects.create(**who, citation_th=thai, citation_en=english)
    events.record(edition, Verb.WINNERS_PROPOSED, by=by)


@transaction.atomic
def grant(slot: Slot, entry: Entry, place: int, *, reason: str, by: User) -> Award:
    """Give a place against the proposal; the database refuses a place too many or a second award of an entry."""
    edition = signatures.hold(slot.tier.edition)
    refuse_without_reason(reason)
    if entry.state != EntryState.ACCEPTED or entry.edition_id != edition.pk:
        raise Refusal(_("Only an accepted entry of this edition can win."))
    if Award.objects.standing().filter(entry=entry).exists():
        raise Refusal(_("This entry wins already; an entry wins one award."))
    taken = Award.objects.standing().filter(slot=slot, place=place)
    if place > slot.quantity or (taken.exists() and not slot.allows_joint):
        raise Refusal(_("This place is taken, or the slot has no such place."))
    award = Award.objects.create(slot=slot, entry=entry, place=place)
    events.record(edition, Verb.AWARD_GRANTED, by=by, entry=entry, note=f"{slot} {place}: {reason}")
    return award


@transaction.atomic
def withdraw(award: Award, *, reason: str, by: User) -> None:
    """Take a proposed award back; after the announcement only a revocation can."""
    edition = signatures.hold(award.slot.tier.edition)
    refuse_without_reason(reason)
    events.record(edition, Verb.AWARD_WITHDRAWN, by=by, entry=award.entry, note=f"{award.slot} {award.place}: {reason}")
    award.delete()


@transaction.atomic
def cite(award: Award, thai: str, english: str, *, by: User) -> None:
    edition = signatures.hold(award.slot.tier.edition)
    Award.objects.filter(pk=award.pk).update(citation_th=thai, citation_en=english)
    events.record(edition, Verb.AWARD_CITED, by=by, entry=award.entry)


def refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal(_("Please write the reason: it stands in the minutes."))
