"""Several orders at once: those that wait to be packed or sent, what is fetched for them, and packed by one press."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import QuerySet, Sum

from netpracharat.accounts.models import User
from netpracharat.languages import named
from netpracharat.refusals import Refusal
from orders import desk, parcels
from orders.desk import Step
from orders.models import Order, OrderLine
from shops.models import Shop

AT_ONCE = 50
STEPS = (Step.PACK, Step.SHIP)


class Piece(NamedTuple):
    """So many of one thing are fetched from the shelf."""

    name: str
    variant_name: str
    quantity: int


class Packed(NamedTuple):
    """How many are packed now, and why the others are not: number and sentence."""

    done: int
    refused: list[tuple[str, str]]


def chosen(shop: Shop, numbers: Sequence[str]) -> QuerySet[Order]:
    """The shop's own of these orders that still wait to be packed or sent, the oldest first."""
    orders = desk.orders_of(shop).filter(number__in=numbers[:AT_ONCE], step__in=STEPS)
    return orders.select_related("subdistrict__district__province").prefetch_related("lines").order_by("pk")


def pieces(orders: Iterable[Order]) -> list[Piece]:
    """What all of these orders want together, by name."""
    lines = OrderLine.objects.filter(order__in=orders).order_by("name", "variant_name")
    rows = lines.values_list("name", "name_en", "variant_name").annotate(Sum("quantity"))
    return [Piece(named(name, name_en), variant, quantity) for name, name_en, variant, quantity in rows]


def pack(shop: Shop, numbers: Sequence[str], *, by: User) -> Packed:
    """Each order takes its own step; one that can't keeps no other from it."""
    done, refused = 0, []
    for order in shop.orders.filter(number__in=numbers[:AT_ONCE]).order_by("pk"):
        try:
            parcels.pack(order, by=by)
            done += 1
        except Refusal as refusal:
            refused.append((order.number, str(refusal)))
    return Packed(done, refused)
