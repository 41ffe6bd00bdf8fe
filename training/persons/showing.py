"""A person in words: for lists, for two side by side, and for whoever has yet to say that it is their record."""

from django.utils.translation import get_language

from netpracharat.accounts import masks
from netpracharat.places.labels import label
from netpracharat.thai import dates
from training.models import Person

PLACE = ("subdistrict__district__province", "village__subdistrict__district__province")  # what `place` wants selected
ERA = 543
LETTERS_SHOWN = 2  # of a family name; one alone may be a vowel that stands before its consonant


def name(person: Person) -> str:
    return f"{person.prefix}{person}"


def born(person: Person) -> str:
    return str(dates.year_in(person.birth_year + ERA, get_language())) if person.birth_year else ""


def place(person: Person) -> str:
    found = person.village or person.subdistrict
    return label(found) if found else ""


def phone(person: Person) -> str:
    return masks.phone(person.phone) if person.phone else ""


def account(person: Person) -> str:
    """Two accounts of one person have the same name, so what they sign in with tells them apart."""
    if not (user := person.user):
        return ""
    contact = masks.phone(user.phone) if user.phone else masks.email(user.email or "")
    return f"{user} · {contact}"


def covered_name(person: Person) -> str:
    """Enough for who it is to know it, too little for who found the paper."""
    return f"{person.prefix}{person.first_name} {person.last_name[:LETTERS_SHOWN]}•••"


def side(person: Person) -> dict[str, object]:
    """A person as shown beside another."""
    return {
        "person": person,
        "name": name(person),
        "born": born(person),
        "place": place(person),
        "phone": phone(person),
        "account": account(person),
    }
