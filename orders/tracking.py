"""Tracking numbers of many parcels at once: lines as people paste them are looked at first, then sent one by one."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import parcels as carriers
from orders import desk, parcels
from orders.desk import Step
from orders.models import Order
from shops.models import Shop

MOST_LINES = 200
CAN_BE_SENT = (Step.PACK, Step.SHIP, Step.FAILED)
OWN_WORDS = {"own", "ส่งเอง", "ร้านส่งเอง", "เราไปส่งเอง"}
HEADINGS = {"ordernumber", "order", "เลขคำสั่งซื้อ", "เลขที่คำสั่งซื้อ", "หมายเลขคำสั่งซื้อ", "คำสั่งซื้อ"}
THREE_WORDS = re.compile(r"(\S+)\s+(?:(.+)\s+)?(\S+)")


class Written(NamedTuple):
    """One line, cut into its parts; `text` is the line as it was typed."""

    at: int
    text: str
    number: str
    carrier: str
    tracking: str


@dataclass(frozen=True)
class Line:
    """What a line will do: send `order`, or nothing and why."""

    written: Written
    order: Order | None = None
    carrier: str = ""
    tracking: str = ""
    trouble: str = ""

    @property
    def carrier_name(self) -> str:
        known = carriers.CARRIERS.get(self.carrier)
        return known.name if known else _("We bring it ourselves") if self.carrier else ""


class Sent(NamedTuple):
    done: int
    left: list[Line]  # what could not be sent, and why


def begun(orders: Iterable[Order]) -> str:
    """A line for each order, of which only the tracking number is missing."""
    return "".join(f"{order.number}, \n" for order in orders)


def read(shop: Shop, text: str, carrier: str = "") -> list[Line]:
    """What each line would do; `carrier` is for lines that name none."""
    written = list(parts_of_lines(text))
    orders = desk.orders_of(shop).filter(number__in=[one.number for one in written])
    look = Look({order.number: order for order in orders}, waiting(shop), carrier)
    return refuse_twins([look.at(one) for one in written])


def send(lines: Iterable[Line], *, by: User) -> Sent:
    """Each parcel takes its own step; a line that fails meanwhile is left, with its reason."""
    done, left = 0, []
    for line in lines:
        try:
            if not line.trouble:
                parcels.ship(line.order, line.carrier, line.tracking, by=by)
                done += 1
                continue
        except Refusal as refusal:
            line = replace(line, trouble=str(refusal))  # noqa: PLW2901 - the same line, now with its reason
        left.append(line)
    return Sent(done, left)


def waiting(shop: Shop) -> list[str]:
    """Numbers of the orders that may be meant."""
    orders = desk.orders_of(shop).filter(step__in=CAN_BE_SENT).order_by("pk")
    return list(orders.values_list("number", flat=True)[:MOST_LINES])


def parts_of_lines(text: str) -> Iterator[Written]:
    """Lines that say something: no headings, no order whose number is still to be written."""
    for at, line in enumerate(text.splitlines(), start=1):
        first, *others = cells_of(line)
        if not first or carriers.plain(first) in HEADINGS or (others and not any(others)):
            continue
        carrier, tracking = (others[0], " ".join(others[1:])) if len(others) > 1 else ("", "".join(others))
        if not carrier and is_carrier(tracking):
            carrier, tracking = tracking, ""
        yield Written(at, line.strip(), first.upper(), carrier, tracking)


def cells_of(line: str) -> list[str]:
    """Cut at tabs, semicolons or commas, whichever it has; else at blanks."""
    separator = next((one for one in "\t;," if one in line), "")
    if separator:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]
    found = THREE_WORDS.fullmatch(line.strip())
    return [part for part in found.groups() if part] if found else [line.strip()]


def is_carrier(words: str) -> bool:
    return is_own(words) or carriers.carrier_called(words) is not None


def is_own(words: str) -> bool:
    return carriers.plain(words) in OWN_WORDS


@dataclass(frozen=True)
class Look:
    """Looks at lines against the shop's own orders."""

    orders: dict[str, Order]
    waiting: list[str]
    usual_carrier: str

    def at(self, written: Written) -> Line:
        order = self.orders.get(written.number)
        try:
            self.refuse_order(written.number, order)
            carrier = self.carrier_of(written)
            return Line(written, order, carrier, parcels.tracking_number(carrier, written.tracking))
        except Refusal as refusal:
            return Line(written, order, trouble=str(refusal))

    def refuse_order(self, number: str, order: Order | None) -> None:
        if order is None:
            like = process.extractOne(number, self.waiting, scorer=fuzz.ratio, score_cutoff=carriers.LIKE)
            perhaps = _("Is it %(numbers)s?") % {"numbers": like[0]} if like else ""
            sentence = _("Your shop has no order of this number.")
            raise Refusal(f"{sentence} {perhaps}".strip())
        if order.step not in CAN_BE_SENT:
            step = Step(order.step).label
            raise Refusal(_("This order can't be sent now. It stands at “%(step)s”.") % {"step": step})

    def carrier_of(self, written: Written) -> str:
        if is_own(written.carrier):
            return parcels.OWN_DELIVERY
        if not written.carrier:
            return self.usual_carrier or self.by_number(written.tracking)
        if found := carriers.carrier_called(written.carrier):
            return found.code
        like = carriers.carrier_like(written.carrier)
        perhaps = _("Is it %(numbers)s?") % {"numbers": like.name} if like else ""
        sentence = _("We know no carrier “%(words)s”.") % {"words": written.carrier[:40]}
        raise Refusal(f"{sentence} {perhaps}".strip())

    @staticmethod
    def by_number(tracking: str) -> str:
        """Only Thailand Post's can be told by its number."""
        if carriers.is_s10(carriers.compact(tracking).upper()):
            return carriers.THAILAND_POST.code
        raise Refusal(_("Please write who carries it, or choose the carrier for all lines."))


def refuse_twins(lines: list[Line]) -> list[Line]:
    """An order that stands there twice, and a number on two parcels of different people."""
    orders = Counter(line.order.pk for line in lines if line.order)
    phones: dict[str, set[str]] = {}
    for line in lines:
        if line.tracking:
            phones.setdefault(line.tracking, set()).add(line.order.phone)
    for at, line in enumerate(lines):
        if line.trouble:
            continue
        if orders[line.order.pk] > 1:
            lines[at] = replace(line, trouble=_("This order stands here more than once."))
        elif len(phones.get(line.tracking, ())) > 1:
            lines[at] = replace(line, trouble=_("Two parcels of different people have this tracking number."))
    return lines
