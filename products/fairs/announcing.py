"""A fair is prepared in peace, then announced to everybody; it can be taken back to be mended."""

from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from products.models import Fair

State = Fair.State


def announce(fair: Fair) -> None:
    if not (fair.products.exists() or fair.shops.exists()):
        raise Refusal(_("Please choose goods or shops for the fair first."))
    _step(fair, State.DRAFT, State.ANNOUNCED)


def take_back(fair: Fair) -> None:
    """Its page is there for nobody until it is announced again."""
    _step(fair, State.ANNOUNCED, State.DRAFT)


def _step(fair: Fair, source: State, target: State) -> None:
    if not Fair.objects.filter(pk=fair.pk, state=source).update(state=target):
        raise Refusal(_("This was changed meanwhile. Please look at it again."))
    fair.state = target
