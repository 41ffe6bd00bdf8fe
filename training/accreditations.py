"""Accreditations by hand: given to a person of the register, revoked with a reason."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import phones
from training.models import Accreditation, Person

MOST_NAMED = 5  # of those who share a phone


def people(typed: str) -> list[Person]:
    """Whom a number in the register or a whole phone number means; a family may share a phone."""
    active, public_id = Person.objects.active().order_by("pk"), typed.strip().upper()
    if found := list(active.filter(public_id=public_id)):
        return found
    try:
        return list(active.filter(phone=phones.normalise(typed))[:MOST_NAMED])
    except ValueError:
        return []


@transaction.atomic
def give(person: Person, level: str, valid_from: dt.date, valid_to: dt.date, *, by: User) -> Accreditation:
    """Holds the person, so that two officers can't give the same level twice."""
    if valid_to < valid_from:
        raise Refusal(_("The accreditation ends before it begins."))
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    standing = person.accreditations.filter(level=level, revoked_at=None)
    if standing.filter(valid_from__lte=valid_to, valid_to__gte=valid_from).exists():
        raise Refusal(_("This person is accredited at this level for some of these days already."))
    return Accreditation.objects.create(
        person=person, level=level, valid_from=valid_from, valid_to=valid_to, given_by=by
    )


def revoke(accreditation: Accreditation, reason: str) -> None:
    """Sessions that are planned already ask for it again when they open."""
    if not (reason := reason.strip()):
        raise Refusal(_("Please say why."))
    now = {"revoked_at": timezone.now(), "revoked_reason": reason}
    if not Accreditation.objects.filter(pk=accreditation.pk, revoked_at=None).update(**now):
        raise Refusal(_("This accreditation has been revoked already."))
