"""What orders know of a user: a copy for them, and what is forgotten when they go.

An order itself stays, for the law wants the books kept; where it went is blanked once it has ended.
"""

from collections.abc import Iterable
from functools import partial

from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from orders import case_photos
from orders.case_steps import BUYERS_TURNS
from orders.models import Basket, CasePhoto, CaseTurn, Order, Purchase, Redemption, Refund, Slip
from orders.states import RUNNING

FIELDS = ("number", "shop__name", "state", "total", "placed_at", "recipient", "phone", "address", "postal_code", "note")


def export(user: User) -> list[dict[str, object]]:
    orders = Order.objects.bought_by(user).prefetch_related("lines", "cases__turns")
    values = {row["number"]: row for row in Order.objects.bought_by(user).values(*FIELDS)}
    return [
        values[order.number]
        | {
            "lines": [f"{line.name} {line.variant_name} × {line.quantity}" for line in order.lines.all()],
            "cases": [[turn.text for turn in case.turns.all()] for case in order.cases.all()],
        }
        for order in orders
    ]


def objections(user: User) -> Iterable[str]:
    """A parcel can't be sent to somebody forgotten."""
    if Order.objects.bought_by(user).filter(state__in=RUNNING).exists():
        yield _("You have orders that are not finished. Please receive or cancel them first.")


def erase(user: User) -> None:
    Basket.objects.filter(user=user).delete()
    Purchase.objects.filter(buyer=user).update(email="")
    Order.objects.bought_by(user).update(recipient="", phone="", address="", note="")
    Redemption.objects.filter(order__purchase__buyer=user).update(phone="")
    slips = Slip.objects.filter(payment__order__purchase__buyer=user).exclude(picture="")
    for name in slips.values_list("picture", flat=True):
        transaction.on_commit(partial(storages["private"].delete, name))
    slips.update(picture="")
    refunds = Refund.objects.filter(order__purchase__buyer=user).exclude(evidence="")
    for name in refunds.values_list("evidence", flat=True):
        transaction.on_commit(partial(storages["private"].delete, name))
    refunds.update(evidence="")
    _erase_cases(user)


def _erase_cases(user: User) -> None:
    """What the user wrote and photographed; what the shop and an officer answered stays in the books."""
    photos = CasePhoto.objects.filter(case__order__purchase__buyer=user)
    transaction.on_commit(partial(case_photos.drop, list(photos.values_list("picture", flat=True))))
    photos.delete()
    CaseTurn.objects.filter(case__order__purchase__buyer=user, verb__in=BUYERS_TURNS).update(text="")
