"""A mark goes from one state to another, and the badge of its product with it."""

from typing import Any

from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from products import badges
from products.marks import kinds
from products.models import Mark, ProductBadge
from products.states import MARK_STEPS, MarkState

FIRST_POSITION = 100  # below every award


def step(mark: Mark, verb: str, **changes: Any) -> None:
    """From the state in which it was seen; to be called within a transaction."""
    sources, target = MARK_STEPS[verb]
    seen = Mark.objects.filter(pk=mark.pk, state=mark.state)
    if mark.state not in sources or not seen.update(state=target, **changes):
        raise Refusal(_("This was changed meanwhile. Please look at it again."))
    was_shown = mark.state == MarkState.APPROVED
    mark.refresh_from_db(fields=("state", *changes))
    if mark.product_id and was_shown:
        badges.take_away(mark.product_id, mark.kind)
    if mark.product_id and mark.state == MarkState.APPROVED:
        badges.put([badge_of(mark)])


def badge_of(mark: Mark) -> ProductBadge:
    label_th, label_en = kinds.short(mark)
    return ProductBadge(
        product_id=mark.product_id,
        kind=mark.kind,
        year=mark.year,
        label_th=label_th,
        label_en=label_en,
        position=FIRST_POSITION + kinds.ORDER.index(mark.kind),
        expires_on=mark.expires_on,
    )
