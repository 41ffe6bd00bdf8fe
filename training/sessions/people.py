"""The person who enrols: found by phone and name, or written down anew."""

from dataclasses import dataclass

from training import names
from training.models import Person


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of themselves; the phone as E.164."""

    first_name: str
    last_name: str
    phone: str


def find_or_add(given: Given) -> Person:
    """A family may share a phone, so the name decides; who writes the name differently is a person anew."""
    wanted = names.key(given.first_name, given.last_name)
    for person in Person.objects.active().filter(phone=given.phone).order_by("pk"):
        if names.key(person.first_name, person.last_name) == wanted:
            return person
    return Person.objects.create(
        first_name=given.first_name, last_name=given.last_name, phone=given.phone, name_key=wanted
    )
