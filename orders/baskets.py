"""Baskets: what goes in and out, and how a guest's becomes the user's own at sign-in."""

from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders.models import Basket, BasketLine
from products.models import Variant
from products.states import ProductState
from shops.states import ShopState

MOST_PIECES = 999
MOST_LINES = 50  # a page with the whole basket stays light


def find(user: User, token: str) -> Basket | None:
    """The user's own basket; a guest's by the token of the cookie."""
    if user.is_authenticated:
        return Basket.objects.filter(user=user).first()
    return Basket.objects.filter(token=token, user=None).first() if token else None


def find_or_open(user: User, token: str) -> Basket:
    if basket := find(user, token):
        return basket
    return Basket.objects.get_or_create(user=user)[0] if user.is_authenticated else Basket.objects.create()


def on_sale() -> QuerySet[Variant]:
    """What may be put into a basket; whether there is enough of it is told there."""
    return Variant.objects.filter(
        is_offered=True, product__state=ProductState.LISTED, product__shop__state=ShopState.APPROVED
    )


@transaction.atomic
def add(basket: Basket, variant: Variant, quantity: int = 1) -> None:
    """More of a variant; never more than the most that a line may hold."""
    lock(basket)
    if _add_to_line(basket, variant.pk, quantity):
        return
    if basket.lines.count() >= MOST_LINES:
        raise Refusal(_("Your basket is full. Please order what is in it first."))
    basket.lines.create(variant=variant, quantity=min(quantity, MOST_PIECES), price_seen=variant.price)


def set_quantity(basket: Basket, variant_id: int, quantity: int) -> None:
    """Exactly so many; none removes the line. A line that is gone stays gone."""
    line = basket.lines.filter(variant=variant_id)
    if quantity <= 0:
        line.delete()
    else:
        line.update(quantity=min(quantity, MOST_PIECES))


def pieces(basket: Basket) -> int:
    return basket.lines.aggregate(sum=Sum("quantity", default=0))["sum"]


def keep_delivery(basket: Basket, delivery: dict[str, object]) -> None:
    """Remember where to send it until the order is placed."""
    Basket.objects.filter(pk=basket.pk).update(delivery=delivery, touched_at=timezone.now())


@transaction.atomic
def merge(token: str, *, into: User) -> None:
    """What a guest had chosen joins the user's own basket."""
    guest = Basket.objects.select_for_update().filter(token=token, user=None).first()
    if guest is None:
        return
    User.objects.select_for_update().get(pk=into.pk)  # two sign-ins at once: one of them brings the first basket
    if not Basket.objects.filter(user=into).exists():
        Basket.objects.filter(pk=guest.pk).update(user=into)
        return
    own = Basket.objects.select_for_update().get(user=into)
    new = [line for line in guest.lines.all() if not _add_to_line(own, line.variant_id, line.quantity)]
    for line in new[: max(0, MOST_LINES - own.lines.count())]:
        own.lines.create(variant_id=line.variant_id, quantity=line.quantity, price_seen=line.price_seen)
    guest.discounts.exclude(shop__in=own.discounts.values("shop")).update(basket=own)
    Basket.objects.filter(pk=own.pk, delivery__isnull=True).update(delivery=guest.delivery)
    guest.delete()


def lock(basket: Basket) -> None:
    """Two presses on one basket take turns; `touched_at` tells the sweep that it is in use."""
    if not Basket.objects.filter(pk=basket.pk).update(touched_at=timezone.now()):
        raise Refusal(_("Your basket has changed. Please look at it again."))


def _add_to_line(basket: Basket, variant_id: int, quantity: int) -> bool:
    line = BasketLine.objects.filter(basket=basket, variant=variant_id)
    return bool(line.update(quantity=Least(F("quantity") + quantity, MOST_PIECES)))
