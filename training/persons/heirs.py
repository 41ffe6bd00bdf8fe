"""Who a person is now: two officers may have merged them while somebody else was writing."""

from collections.abc import Collection

from training.models import Person, Session


def standing(person: Person) -> Person:
    """The person, or whom they were merged into; held until the transaction ends, so that it stays so."""
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    return standing(held.merged_into) if held.merged_into else held


def hold_people_of(session: Session) -> None:
    """Until the transaction ends nobody of the list is merged. Who was merged while we waited left an heir on it."""
    held: set[int] = set()
    while new := set(session.enrolments.values_list("person_id", flat=True)) - held:
        held |= set(hold(new))


def hold(people: Collection[int]) -> list[int]:
    """In the order of their ids, as everybody does."""
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=people)
    return list(rows.order_by("pk").values_list("pk", flat=True))
