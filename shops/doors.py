"""Ways from a shop's pages to rooms above, which register here what they offer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from netpracharat.accounts.models import User
from shops.models import Shop


@dataclass(frozen=True)
class Door:
    word: str | Promise
    url: str
    sign: str
    waiting: int = 0  # so many things behind it wait for the shop


Offer = Callable[[Shop, User], Iterable[Door]]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """From AppConfig.ready(): what `offer(shop, user)` yields stands on the shop's desk."""
    _offers.append(offer)


def of_shop(shop: Shop, user: User) -> list[Door]:
    return [door for offer in _offers for door in offer(shop, user)]
