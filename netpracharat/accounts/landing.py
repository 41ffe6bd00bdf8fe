"""Where people land after sign-in, unless they were on their way somewhere: where they work.

Rooms above register themselves: `landing.register(home_of)`, a function from a user to an address or None.
"""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse

from netpracharat.accounts.models import User

HomeOf = Callable[[User], str | None]


def desk(user: User) -> str | None:
    """The ministries' people work in the admin, whatever else they are."""
    return reverse("admin:index") if user.is_staff else None


_homes: list[HomeOf] = [desk]


def register(home_of: HomeOf) -> None:
    _homes.append(home_of)


def home(user: User) -> str:
    """The first home that a room knows; the market's front page for whoever only buys."""
    return next(filter(None, (home_of(user) for home_of in _homes)), settings.LOGIN_REDIRECT_URL)
