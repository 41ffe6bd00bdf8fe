"""How a person is reached and found: by phone number or by e-mail address, typed into one box."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts.models import User
from netpracharat.fields import ReadField
from netpracharat.thai import phones

LONGEST_EMAIL = 254


def read(typed: str) -> str:
    """A phone number as E.164, or an e-mail address in lower case."""
    if "@" not in typed:
        return phones.normalise(typed)
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    if not address or len(address) > LONGEST_EMAIL:
        raise ValueError(_("This is no e-mail address; one looks like somsri@example.com."))
    return address


def field_name(contact: str) -> str:
    """The field of `User` that keeps such a contact."""
    return "email" if "@" in contact else "phone"


def find_user(contact: str) -> User | None:
    return User.objects.filter(**{field_name(contact): contact}).first()


def display(contact: str) -> str:
    return contact if "@" in contact else phones.display(contact)


class ContactField(ReadField):
    """One box that takes a phone number, in any Thai way of writing it, or an e-mail address."""

    widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
    read = staticmethod(read)

    def __init__(self, **options: object) -> None:
        super().__init__(**{"label": gettext_lazy("Phone number or e-mail")} | options)

    def prepare_value(self, value: str | None) -> str | None:
        is_stored = bool(value) and value.startswith("+")
        return display(value) if is_stored else value
