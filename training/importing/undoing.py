"""A batch is taken back: its records go, what was issued is revoked, persons whom nothing else knows go too."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.certificates import revocation
from netpracharat.certificates.models import Certificate
from training.coverage import counting
from training.importing import steps
from training.models import Accreditation, DuplicateCandidate, ImportBatch, Person, PersonIdentifier, TrainingRecord
from training.persons import relations
from training.states import BatchState, PersonState

# What a batch itself gave its persons; with anything else, somebody has gone on with the person.
OWN = (PersonIdentifier, DuplicateCandidate)
PERSONS_AT_ONCE = 5_000


def undo(batch: ImportBatch, tell: steps.Tell) -> None:
    for first, last in steps.ranges(batch):
        with transaction.atomic():
            take_back(TrainingRecord.objects.filter(batch=batch, row__range=(first, last)))
            steps.keep(batch, last)
            tell(batch)
    while people := list(untouched(batch).values_list("pk", flat=True)[:PERSONS_AT_ONCE]):
        with transaction.atomic():
            Person.objects.filter(pk__in=people).delete()
            steps.keep(batch, batch.done)
            tell(batch)
    steps.enter(batch, BatchState.UNDONE)
    counting.soon()


def take_back(records: QuerySet[TrainingRecord]) -> None:
    reason, now = _("The import of this record was undone."), timezone.now()
    revocation.revoke_many(Certificate.objects.filter(training_record__in=records), reason, by=None)
    given = Accreditation.objects.filter(record__in=records)
    given.filter(revoked_at=None).update(revoked_at=now, revoked_reason=reason)
    issued = records.filter(Exists(Accreditation.objects.filter(record=OuterRef("pk"))))
    issued = issued | records.filter(certificate__isnull=False)
    issued.filter(revoked_at=None).update(revoked_at=now, revoked_reason=reason)
    records.filter(revoked_at=None).delete()


def untouched(batch: ImportBatch) -> QuerySet[Person]:
    """Persons whom the batch made and to whom nothing has come since."""
    persons = Person.objects.filter(batch=batch, state=PersonState.ACTIVE, user=None, is_public_since=None)
    for relation in relations.pointing_at(Person):
        if relation.related_model not in OWN:
            theirs = relation.related_model.objects.filter(**{relation.field.name: OuterRef("pk")})
            persons = persons.exclude(Exists(theirs))
    return persons
