"""How often goods were bought lately: what orders tell the catalogue every night."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef

from orders.models import OrderLine
from orders.states import OrderState, PaymentStatus
from shops.models import ShopMember

LATELY = dt.timedelta(days=90)
MONEY_STAYED = (
    PaymentStatus.PAID,
    PaymentStatus.OVERPAID,
    PaymentStatus.COD_COLLECTED,
    PaymentStatus.PARTIALLY_REFUNDED,
)


def lately(at: dt.datetime) -> dict[int, int]:
    """In how many orders of the last 90 days each product was bought, by its id; what nobody bought is left out.

    Orders, not pieces: a wedding that takes 300 soaps is one buyer. They count once the shop has the money, and
    no longer when the order ended or was paid back in full. What members buy in their own shop never counts.
    """
    own = ShopMember.objects.filter(shop=OuterRef("order__shop"), user=OuterRef("order__purchase__buyer"))
    lines = OrderLine.objects.filter(
        ~Exists(own),
        product__isnull=False,
        order__state__in=(OrderState.CONFIRMED, OrderState.COMPLETED),
        order__payment_status__in=MONEY_STAYED,
        order__confirmed_at__gt=at - LATELY,
    )
    return dict(lines.values_list("product").annotate(Count("order", distinct=True)).order_by())
