"""A6 labels for parcels: from whom, to whom, and what the carrier collects; in Thai, which carriers read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from netpracharat import printing
from netpracharat.places import labels
from netpracharat.printing import symbols
from netpracharat.thai import amounts, phones
from orders.models import Order, OrderLine
from orders.states import PaymentStatus
from shops.models import Shop

TEMPLATE = Path(__file__).with_name("labels.typ")
MOST_LINES = 3  # of goods on a label of cash on delivery


def pdf(shop: Shop, orders: Iterable[Order]) -> bytes:
    """A page for each order (see packing.chosen)."""
    with override("th"):
        words = {"from": _("From"), "to": _("To"), "phone": _("Phone"), "collect": _("Collect on delivery")}
        words["look"] = _("The buyer may open the parcel and look before paying.")
        pages = [page(shop, order) for order in orders]
        return printing.pdf(TEMPLATE, {"language": "th", "words": words, "sender": sender(shop), "labels": pages})


def sender(shop: Shop) -> dict[str, str]:
    place = labels.thai(shop.village or shop.subdistrict)
    codes = shop.subdistrict.postal_codes
    return {
        "name": shop.name,
        "phone": phones.display(shop.phone) or (f"LINE {shop.line_id}" if shop.line_id else ""),
        "place": f"{place} {codes[0]}" if len(codes) == 1 else place,
    }


def page(shop: Shop, order: Order) -> dict[str, Any]:
    around, _space, province = labels.thai(order.subdistrict).rpartition(" ")
    address = reverse("shop_order", args=(shop.slug, order.number))
    return {
        "number": order.number,
        "barcode": symbols.code128(order.number),
        "qr": symbols.qr(f"{settings.SITE_URL}{address}"),
        "name": order.recipient,
        "phone": phones.display(order.phone),
        "address": order.address,
        "around": around,
        "province": province,
        "postal_code": order.postal_code,
        "cash": cash(order) if order.payment_status == PaymentStatus.COD_DUE else None,
    }


def cash(order: Order) -> dict[str, Any]:
    """What the buyer may compare with the parcel before paying."""
    lines = list(order.lines.all())
    rest = len(lines) - MOST_LINES
    return {
        "amount": amounts.baht(order.total),
        "goods": [{"name": goods(line), "sum": amounts.baht(line.total)} for line in lines[:MOST_LINES]],
        "rest": _("and %(count)d more") % {"count": rest} if rest > 0 else "",
    }


def goods(line: OrderLine) -> str:
    name = " · ".join(filter(None, (line.name, line.variant_name)))
    return f"{name} × {line.quantity:,}"
