"""A public profile: by the person's own consent alone, withdrawn at any moment, found by its link and never listed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from training.models import Person


def publish(person: Person) -> None:
    """Agreeing again changes nothing: the consent counts from the first time."""
    if not (person.first_name or person.last_name):
        raise Refusal(_("Your record has no name yet. Please ask at your learning centre."))
    Person.objects.active().filter(pk=person.pk, is_public_since=None).update(is_public_since=timezone.now())


def hide(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_public_since=None)
