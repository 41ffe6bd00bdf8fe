"""Signatures under the results, as they stand: any change of the results voids them all."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Edition, SignOff
from awards.states import WAY, EditionState
from netpracharat.refusals import Refusal

CHANGEABLE = WAY[: WAY.index(EditionState.SIGNED_OFF)]


def standing(edition: Edition) -> QuerySet[SignOff]:
    return SignOff.objects.filter(party__edition=edition, voided_at=None)


def void(edition: Edition) -> int:
    """How many there were. Callers hold the edition, so that nobody signs meanwhile."""
    return standing(edition).update(voided_at=timezone.now())


def hold(edition: Edition) -> Edition:
    """Hold the edition while its results change, and void what was signed before."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.state not in CHANGEABLE:
        raise Refusal(_("The results are signed off: they stay as they are."))
    void(edition)
    return edition
