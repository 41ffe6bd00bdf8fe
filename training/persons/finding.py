"""Finding a person among a million: by ID number, by whole phone number, by register number, by how the name begins."""

from netpracharat.thai import phones
from netpracharat.thai.identifiers import IdentifierError
from training import identifiers, names
from training.models import Person, PersonIdentifier
from training.models.person import PersonQuerySet


def find(persons: PersonQuerySet, typed: str) -> PersonQuerySet:
    """Each way has its index. A part of a number finds nobody: that would let a mask be guessed away."""
    try:
        number = identifiers.hashed(typed)
    except IdentifierError:
        return find_by_words(persons, typed)
    kind = PersonIdentifier.Kind.NATIONAL_ID
    return persons.filter(identifiers__digest=number.digest, identifiers__kind=kind)


def find_by_words(persons: PersonQuerySet, typed: str) -> PersonQuerySet:
    try:
        return persons.filter(phone=phones.normalise(typed))
    except ValueError:
        pass
    if (code := typed.strip().upper()) and Person.objects.filter(public_id=code).exists():
        return persons.filter(public_id=code)
    _prefix, first, last = names.split(typed)
    return persons.filter(name_key__startswith=names.key(first, last))
