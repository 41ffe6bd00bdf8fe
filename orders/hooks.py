"""Where rooms below call on orders: a sign-in takes the basket along, privacy asks for what is kept."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts.models import User
from orders import baskets, privacy
from orders.views.basket import BASKET_COOKIE


@receiver(user_logged_in, dispatch_uid="orders.take_basket_along")
def take_basket_along(request: HttpRequest | None, user: User, **_about: object) -> None:
    """Django's own signal: the one moment at which the guest's cookie and the user are both known."""
    if request and (token := request.COOKIES.get(BASKET_COOKIE)):
        baskets.merge(token, into=user)


accounts_privacy.register("orders", export=privacy.export, erase=privacy.erase, objections=privacy.objections)
