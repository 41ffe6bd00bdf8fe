"""Which lines of an order can be reviewed: what has come, once each. The reviews themselves live with the goods."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders.models import Order, OrderLine
from orders.states import FulfilmentStatus
from products import reviews
from products.models import Review
from products.reviews import Bought


@dataclass(frozen=True)
class Row:
    """A line as the buyer's page offers it."""

    line: OrderLine
    review: Review | None

    @property
    def may_write(self) -> bool:
        return self.review is None or reviews.may_change(self.review)


def has_come(order: Order) -> bool:
    return order.fulfilment_status == FulfilmentStatus.DELIVERED


def rows(order: Order) -> list[Row]:
    """What the page of the order asks about: nothing before it has come."""
    if not has_come(order):
        return []
    lines = [line for line in order.lines.all() if line.product_id]
    written = {review.line: review for review in Review.objects.filter(line__in=[line.pk for line in lines])}
    return [Row(line, written.get(line.pk)) for line in lines]


def bought(line: OrderLine, *, by: User | None) -> Bought:
    """The order's word for it; refused before the goods have come."""
    order = line.order
    if not has_come(order):
        sentence = _("You can review it once it has arrived and you have told us so.")
        raise Refusal(sentence, back_to=reverse("order", args=(order.token,)))
    return Bought(line.pk, line.product, order.subdistrict.district.province_id, by)
