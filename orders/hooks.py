"""Where rooms below call on orders: a sign-in takes the basket along, privacy asks for what is kept."""

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts.models import User
from orders import baskets, privacy
from orders.views.basket import BASKET_COOKIE


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


accounts_privacy.register("orders", export=privacy.export, erase=privacy.erase, objections=privacy.objections)
