"""Who a person is now: two officers may have merged them while somebody else was writing."""

from training.models import Person


def standing(person: Person) -> Person:
    """The person, or whom they were merged into; held until the transaction ends, so that it stays so."""
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    return standing(held.merged_into) if held.merged_into else held
