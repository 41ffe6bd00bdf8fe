"""The packing list on A4: what is fetched from the shelf for all the orders, then what goes into each parcel."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from netpracharat import printing
from netpracharat.thai import dates
from orders import packing
from orders.models import Order
from shops.models import Shop

TEMPLATE = Path(__file__).with_name("packing_list.typ")


def pdf(shop: Shop, orders: Sequence[Order]) -> bytes:
    language = dates.known(get_language())
    number = ngettext("%(count)d order", "%(count)d orders", len(orders)) % {"count": len(orders)}
    title = _("Packing list")
    data = {
        "language": language,
        "title": f"{title} · {number}",
        "facts": f"{shop.name} · {dates.long(timezone.localtime(), language)}",
        "words": {
            "fetch": _("Fetch from the shelf"),
            "parcels": _("Into each parcel"),
            "writes": _("The buyer writes"),
        },
        "pieces": [[named(piece.name, piece.variant_name), f"{piece.quantity:,}"] for piece in packing.pieces(orders)],
        "orders": [parcel(order) for order in orders],
    }
    return printing.pdf(TEMPLATE, data)


def parcel(order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        "recipient": order.recipient,
        "note": order.note,
        "lines": [[named(line.shown_name, line.variant_name), f"{line.quantity:,}"] for line in order.lines.all()],
    }


def named(name: str, variant_name: str) -> str:
    return f"{name} · {variant_name}" if variant_name else name
