"""Possible duplicates: two persons side by side, and what speaks for and against their being one."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from training.models import DuplicateCandidate, Person, PersonIdentifier
from training.models.person import provinces_of
from training.persons import showing


class Pair(NamedTuple):
    candidate: DuplicateCandidate
    first: Person
    second: Person


def waiting_for(user: User) -> QuerySet[DuplicateCandidate]:
    """Of persons that the user sees, both of them; the likest first."""
    waiting = DuplicateCandidate.objects.filter(state=DuplicateCandidate.State.OPEN)
    if provinces_of(user):
        visible = Person.objects.visible_to(user)
        waiting = waiting.filter(first__in=visible, second__in=visible)
    return waiting.order_by("-score", "pk")


def pairs(candidates: list[DuplicateCandidate]) -> list[Pair]:
    """With all that is compared, in one query for the persons and one for their numbers."""
    people = with_evidence().in_bulk({pk for one in candidates for pk in (one.first_id, one.second_id)})
    return [Pair(one, people[one.first_id], people[one.second_id]) for one in candidates]


def with_evidence() -> QuerySet[Person]:
    numbers = Prefetch("identifiers", PersonIdentifier.objects.order_by("kind", "pk"))
    related = Person.objects.select_related("user", *showing.PLACE)
    return related.prefetch_related(numbers).annotate(
        record_count=Count("records", distinct=True), session_count=Count("enrolments", distinct=True)
    )


def have_different_ids(one: Person, other: Person) -> bool:
    """Two national IDs speak for two people, unless one was miswritten."""
    kind = PersonIdentifier.Kind.NATIONAL_ID
    mine, theirs = ({bytes(id_.digest) for id_ in who.identifiers.all() if id_.kind == kind} for who in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def part(candidate: DuplicateCandidate, *, by: User, at: dt.datetime) -> None:
    """Looked at, and they are two: nobody is asked again."""
    judged = {"state": DuplicateCandidate.State.DIFFERENT, "judged_by": by, "judged_at": at}
    if not DuplicateCandidate.objects.filter(pk=candidate.pk, state=DuplicateCandidate.State.OPEN).update(**judged):
        raise Refusal(_("Somebody has decided about these two already."))
