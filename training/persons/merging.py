"""Two records turn out to be one person's: all of one goes over to the other; undone, everything is as it was."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from training.coverage import counting
from training.models import Person, PersonMerge
from training.persons import changes, ruling
from training.persons.changes import Change
from training.states import PersonState
from training.teachers import cascade

# What is chosen of one person or the other, as a whole: the columns behind each choice.
FIELDS = {
    "name": ("prefix", "first_name", "last_name", "name_key"),
    "birth_year": ("birth_year",),
    "phone": ("phone",),
    "place": ("subdistrict_id", "village_id"),
    "account": ("user_id", "is_public_since"),
}
LABELS = {
    "name": gettext_lazy("Name"),
    "birth_year": gettext_lazy("Birth year"),
    "phone": gettext_lazy("Phone"),
    "place": gettext_lazy("Place"),
    "account": gettext_lazy("User account"),
}


def better_of_merged(kept: Person, merged: Person) -> list[str]:
    """What the merged person has and the kept one lacks."""
    return [name for name, columns in FIELDS.items() if is_known(merged, columns) and not is_known(kept, columns)]


def is_known(person: Person, columns: tuple[str, ...]) -> bool:
    return any(getattr(person, column) for column in columns)


@transaction.atomic
def merge(kept: Person, merged: Person, chosen: Collection[str], *, by: User) -> PersonMerge:
    """`chosen` are the FIELDS that are taken from the merged person."""
    kept, merged = hold(kept, merged)
    if {kept.state, merged.state} != {PersonState.ACTIVE}:
        raise Refusal(_("One of the two has been merged or erased meanwhile."))
    written = []
    for rule in ruling.RULES.values():
        written += changes.make(list(rule(kept, merged)))
    written += changes.make(of_persons(kept, merged, chosen))
    count_anew()
    return PersonMerge.objects.create(kept=kept, merged=merged, changes=written, by=by)


def hold(kept: Person, merged: Person) -> tuple[Person, Person]:
    """Until the transaction ends, in the order of their ids, as everybody does."""
    if kept.pk == merged.pk:
        raise Refusal(_("These are one record already."))
    held = Person.objects.select_for_update().order_by("pk").in_bulk([kept.pk, merged.pk])
    return held[kept.pk], held[merged.pk]


def of_persons(kept: Person, merged: Person, chosen: Collection[str]) -> list[Change]:
    """The merged person lets go of the account first: it is one person's at most."""
    goes = {"state": PersonState.MERGED, "merged_into_id": kept.pk, "user_id": None, "is_public_since": None}
    taken = [
        Change(kept, {column: getattr(merged, column) for column in columns})
        for name, columns in FIELDS.items()
        if name in chosen
    ]
    return [Change(merged, goes), *taken]


@transaction.atomic
def undo(merge: PersonMerge, *, by: User) -> None:
    """What has come to the kept person since stays there; what was corrected since stays corrected."""
    kept, _merged = hold(merge.kept, merge.merged)
    if kept.state != PersonState.ACTIVE:
        raise Refusal(_("The person has been merged or erased since."))
    later = PersonMerge.objects.filter(kept=kept, undone_at=None, pk__gt=merge.pk)
    if later.exists():
        raise Refusal(_("Another record was merged into this person later. Please undo that first."))
    if not PersonMerge.objects.filter(pk=merge.pk, undone_at=None).update(undone_at=timezone.now(), undone_by=by):
        raise Refusal(_("This merge has been undone already."))
    changes.take_back(merge.changes)
    count_anew()


def count_anew() -> None:
    counting.soon()
    cascade.soon()
