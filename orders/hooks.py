"""Where rooms below call on orders: a sign-in takes the basket along, privacy and a shop's desk ask what is here."""

from collections.abc import Iterator

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts.models import User
from orders import baskets, fairs, privacy
from orders.views.basket import BASKET_COOKIE
from products.fairs import sold
from shops import doors as shop_doors
from shops.doors import Door
from shops.models import Shop


@receiver(user_logged_in, dispatch_uid="orders.take_basket_along")
def take_basket_along(request: HttpRequest | None, user: User, **_about: object) -> None:
    """Django's own signal: the one moment at which the guest's cookie and the user are both known."""
    if request is None:
        return
    if token := request.COOKIES.get(BASKET_COOKIE):
        baskets.merge(token, into=user)
    own = baskets.find(user, "")
    request.basket_pieces = baskets.pieces(own) if own else 0


@receiver(user_logged_out, dispatch_uid="orders.leave_basket")
def leave_basket(request: HttpRequest | None, **_about: object) -> None:
    """Whoever sits at this phone next has an empty one."""
    if request:
        request.basket_pieces = 0


def ledger_of(shop: Shop, user: User) -> Iterator[Door]:
    if user.has_perm("shops.handle_shop_payments", shop):
        yield Door(_("Ledger"), reverse("shop_ledger", args=(shop.slug,)), "notebook-text")


def discounts_of(shop: Shop, user: User) -> Iterator[Door]:
    if user.has_perm("shops.answer_for_shop", shop):
        yield Door(_("Discount codes"), reverse("shop_discounts", args=(shop.slug,)), "ticket-percent")


sold.register(fairs.sold_at)
shop_doors.register(ledger_of)
shop_doors.register(discounts_of)
accounts_privacy.register("orders", export=privacy.export, erase=privacy.erase, objections=privacy.objections)
