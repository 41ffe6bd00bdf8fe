"""What helpers of a shop do with its orders, in words, and the orders that wait for somebody."""

from collections.abc import Mapping, Sequence

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from orders.models import Order
from orders.states import FulfilmentStatus, OrderState
from shops import helping
from shops.helping import Lack
from shops.models import Shop

WORDS = {
    "shop_order_pack": gettext_lazy("packed an order"),
    "shop_order_ship": gettext_lazy("sent an order"),
    "shop_packing_chosen": gettext_lazy("packed several orders"),
    "shop_tracking": gettext_lazy("wrote down tracking numbers"),
    "shop_order_fail": gettext_lazy("reported a parcel that did not arrive"),
}


def lacks(shops: Sequence[Shop]) -> Mapping[int, list[Lack]]:
    """One query for them all."""
    packable = Order.objects.filter(
        shop__in=shops, state=OrderState.CONFIRMED, fulfilment_status=FulfilmentStatus.UNFULFILLED
    )
    counts = dict(packable.order_by().values_list("shop").annotate(count=Count("pk")))
    return {shop.pk: [to_pack(shop, counts[shop.pk])] for shop in shops if shop.pk in counts}


def to_pack(shop: Shop, count: int) -> Lack:
    words = ngettext("%(count)d order to be packed", "%(count)d orders to be packed", count) % {"count": count}
    return Lack(words, f"{reverse('shop_orders', args=(shop.slug,))}?show=pack")


helping.register(WORDS, lacks)
