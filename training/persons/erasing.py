"""Forgetting who somebody was; that they were trained stays counted.

Gone: names, birth year, phone, village, numbers, codes, the user, the public profile, the name on certificates, the
words of examiners, and all of this in merges and in rows of imported files. Kept: records, attendance,
accreditations, shops helped, and the subdistrict, for the figures.
"""

import datetime as dt

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from netpracharat.certificates import revocation
from netpracharat.certificates.models import Certificate
from netpracharat.refusals import Refusal
from training.models import (
    Assessment,
    ClaimCode,
    DuplicateCandidate,
    Person,
    PersonIdentifier,
    PersonMerge,
    StagedRow,
    TrainingRecord,
)
from training.models.person import PersonQuerySet
from training.sessions import places
from training.states import PersonState, SessionState

NAMELESS = {
    **dict.fromkeys(("prefix", "first_name", "last_name", "name_key", "phone"), ""),
    **dict.fromkeys(("birth_year", "village", "user", "is_public_since"), None),
}
OVER = (SessionState.CLOSED, SessionState.VERIFIED, SessionState.CANCELLED)
NOTHING_SAID = "–"


@transaction.atomic
def erase(person: Person, *, at: dt.datetime) -> None:
    """Places in sessions to come are given back first: that holds the sessions, and sessions come before persons."""
    give_back_places(person, at)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.state != PersonState.ACTIVE:
        raise Refusal(_("This record has been merged or erased already."))
    if person.taught.exclude(session__state__in=OVER).exists():
        raise Refusal(_("The person teaches a session that is not over. Somebody else has to take it first."))
    people = Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person))
    forget_around(people)
    people.exclude(pk=person.pk).update(**NAMELESS)
    people.filter(pk=person.pk).update(**NAMELESS, state=PersonState.ANONYMISED)


def give_back_places(person: Person, at: dt.datetime) -> None:
    to_come = person.enrolments.filter(state__in=places.LEAVABLE, session__state=SessionState.OPEN)
    for enrolment in to_come.select_related("session").order_by("session"):
        places.leave(enrolment, at=at)


def forget_around(people: PersonQuerySet) -> None:
    """What tells of a person elsewhere."""
    records = TrainingRecord.objects.filter(person__in=people)
    revocation.anonymise(Certificate.objects.filter(training_record__in=records))
    PersonIdentifier.objects.filter(person__in=people).delete()
    ClaimCode.objects.filter(person__in=people).delete()
    DuplicateCandidate.objects.filter(Q(first__in=people) | Q(second__in=people)).delete()
    PersonMerge.objects.filter(Q(kept__in=people) | Q(merged__in=people)).update(changes=[])
    Assessment.objects.filter(enrolment__person__in=people).exclude(note="").update(note=NOTHING_SAID)
    for batch, row in records.filter(batch__isnull=False).values_list("batch", "row"):
        StagedRow.objects.filter(batch_id=batch, number=row).delete()
    ids = [str(pk) for pk in people.values_list("pk", flat=True)]
    of_persons = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Person), object_id__in=ids)
    of_persons.update(object_repr=NOTHING_SAID)
