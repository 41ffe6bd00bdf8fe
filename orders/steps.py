"""How an order takes a step: its row is held, one guarded UPDATE decides, and late ones are told so."""

from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from orders.models import Order
from orders.states import OrderState

Only = dict[str, object]  # field lookups: what a row must still be


class TooLate(Refusal):
    """The order is no longer in a state that allows this; nothing was changed."""

    def __init__(self, order: Order) -> None:
        state = OrderState(order.state).label
        super().__init__(_("This can't be done any more: the order is now “%(state)s”.") % {"state": state})


def lock(order_id: int) -> Order:
    """The order's row, held until the transaction ends; every step on an order begins here."""
    return Order.objects.select_for_update(of=("self",)).get(pk=order_id)


def quantities(order: Order) -> dict[int, int]:
    """Variant id → how many: what the order holds of the stock."""
    return dict(order.lines.filter(variant__isnull=False).values_list("variant", "quantity"))


def move(order: Order, to: OrderState, *, only: Only, **changes: object) -> bool:
    """The guarded UPDATE: to `to` if the row still is what `only` says."""
    moved = bool(Order.objects.filter(pk=order.pk, **only).update(state=to, **changes))
    if moved:
        order.state = to
        for field, value in changes.items():
            setattr(order, field, value)
    return moved
