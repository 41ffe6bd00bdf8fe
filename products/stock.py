"""Stock's one writer: every change is a guarded UPDATE and leaves a movement behind.

Rows are taken in ascending variant id, so that two baskets in opposite order never deadlock.
Callers that change something else too open the transaction themselves and come here last.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import ahead, running_low
from products.ahead import Ahead
from products.models import Movement, Product, Stock, Variant
from products.models.stock import enough
from products.search import availability

Kind = Movement.Kind
TAKEN = (Kind.ALLOCATE, Kind.ADJUST)  # what makes goods run low; a new shelf with few on it is nobody's news
Quantities = Mapping[int, int]  # variant id → how many


class SoldOut(Refusal):
    """There is not enough left of `variant_ids`; nothing was allocated."""

    def __init__(self, variant_ids: list[int]) -> None:
        super().__init__(_("Somebody was faster: not enough is left. Please look at your basket again."))
        self.variant_ids = variant_ids


class StockMismatchError(Exception):
    """A release or shipment of more than was allocated: a bug, never a person's mistake."""


@transaction.atomic
def allocate(wanted: Quantities, *, reference: str, by: User | None = None) -> None:
    """Set aside what was ordered: all of it, or nothing and `SoldOut`."""
    movements = [_movement(v, Kind.ALLOCATE, reference, by, allocated=n) for v, n in sorted(wanted.items())]
    missing = [movement.variant_id for movement in movements if not _apply(movement)]
    if missing:
        raise SoldOut(missing)
    _keep(movements)


@transaction.atomic
def release(allocated: Quantities, *, reference: str, by: User | None = None) -> None:
    """Give back what an ended order had set aside."""
    _apply_all([_movement(v, Kind.RELEASE, reference, by, allocated=-n) for v, n in sorted(allocated.items())])


@transaction.atomic
def ship(allocated: Quantities, *, reference: str, by: User | None = None) -> None:
    """What was set aside leaves the house. What is made to order is received first, as far as missing."""
    locked = Stock.objects.select_for_update().filter(pk__in=allocated).order_by("pk")
    movements = []
    for row in locked:
        quantity = allocated[row.pk]
        if row.is_made_to_order and row.on_hand < quantity:
            movements.append(_movement(row.pk, Kind.RECEIVE, reference, by, on_hand=quantity - row.on_hand))
        movements.append(_movement(row.pk, Kind.SHIP, reference, by, on_hand=-quantity, allocated=-quantity))
    _apply_all(movements)


@transaction.atomic
def take_back(sent: Quantities, *, reference: str, by: User | None = None) -> None:
    """A parcel came back unopened: all of it is on the shelf again."""
    _apply_all([_movement(v, Kind.RECEIVE, reference, by, on_hand=n) for v, n in sorted(sent.items())])


@transaction.atomic
def receive(variant: Variant, quantity: int, *, by: User | None = None, reference: str = "") -> None:
    """More of it is there: made, harvested, or come back."""
    _apply_all([_movement(variant.pk, Kind.RECEIVE, reference, by, on_hand=quantity)])


@transaction.atomic
def adjust(changes: Quantities, *, by: User | None = None) -> None:
    """The shelf was counted: how many more or fewer. Refused below what buyers have already ordered."""
    movements = [_movement(v, Kind.ADJUST, "", by, on_hand=n) for v, n in sorted(changes.items()) if n]
    if not all(map(_apply, movements)):
        raise Refusal(_("Some of these were ordered meanwhile. Please look at how many are left and count again."))
    _keep(movements)


def let_ahead(product: Product) -> None:
    """How far it may be ordered before it exists. Refused while more than that is ordered and not there yet."""
    rows, allowed = Stock.objects.filter(variant__product=product), ahead.of(product)
    most = allowed.most if allowed.is_allowed else 0
    if most is not None and rows.filter(available__lt=-most).exists():
        raise Refusal(_("Some of these are ordered and not made yet. Please send those first."))
    rows.update(**ahead_columns(allowed))


def ahead_columns(allowed: Ahead) -> dict[str, object]:
    return {"is_made_to_order": allowed.is_allowed, "most_ahead": allowed.most, "ahead_until": allowed.until}


def open_shelf(variant: Variant, quantity: int, *, by: User | None = None) -> None:
    """The first stock row of a new variant."""
    Stock.objects.create(variant=variant, **ahead_columns(ahead.of(variant.product)))
    if quantity:
        receive(variant, quantity, by=by)


@transaction.atomic
def open_shelves(quantities: Quantities) -> None:
    """The first stock rows of many new variants, before anything of them can be found."""
    Stock.objects.bulk_create(Stock(variant_id=variant, on_hand=quantity) for variant, quantity in quantities.items())
    Movement.objects.bulk_create(
        _movement(variant, Kind.RECEIVE, "", None, on_hand=quantity)
        for variant, quantity in quantities.items()
        if quantity
    )


def _movement(
    variant_id: int, kind: Kind, reference: str, by: User | None, on_hand: int = 0, allocated: int = 0
) -> Movement:
    return Movement(
        variant_id=variant_id,
        kind=kind,
        on_hand_change=on_hand,
        allocated_change=allocated,
        reference=reference,
        by=by,
    )


def _apply(movement: Movement) -> bool:
    """The guarded UPDATE; false where the stock doesn't allow it."""
    on_hand, allocated = movement.on_hand_change, movement.allocated_change
    need = allocated - on_hand
    # What gives back or leaves is never held up by a time for pre-orders that is over.
    may_be = enough(need) if need > 0 else Q()
    rows = Stock.objects.filter(may_be, pk=movement.variant_id, on_hand__gte=-on_hand, allocated__gte=-allocated)
    return bool(rows.update(on_hand=F("on_hand") + on_hand, allocated=F("allocated") + allocated))


def _apply_all(movements: list[Movement]) -> None:
    for movement in movements:
        if not _apply(movement):
            raise StockMismatchError(str(movement))
    _keep(movements)


def _keep(movements: list[Movement]) -> None:
    Movement.objects.bulk_create(movements)
    variants = [movement.variant_id for movement in movements]
    availability.refresh(variants)
    running_low.watch(variants, may_fall=any(movement.kind in TAKEN for movement in movements))
