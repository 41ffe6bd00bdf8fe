"""A shop hands a mark in with its document, and takes it back."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products.marks.steps import step
from products.models import Mark, Product
from products.states import MarkState
from shops.models import Shop


@dataclass(frozen=True)
class Claim:
    """What a shop says of its mark, and the document that proves it."""

    kind: str
    number: str
    document: str
    expires_on: date | None = None
    stars: int | None = None
    year: int | None = None


def hand_in(shop: Shop, product: Product | None, claim: Claim, *, by: User) -> Mark:
    """One that holds goes on being shown until an officer has checked the new one."""
    mark = Mark(shop=shop, product=product, handed_in_by=by, **asdict(claim))
    try:
        with transaction.atomic():
            Mark.objects.twins_of(mark).filter(state=MarkState.SENT_BACK).update(state=MarkState.PAST)
            mark.save()
    except IntegrityError as error:
        raise Refusal(_("A mark of this kind waits for an officer already. Take that one back first.")) from error
    return mark


@transaction.atomic
def withdraw(mark: Mark) -> None:
    """Nobody sees it any more."""
    step(mark, "withdraw")
