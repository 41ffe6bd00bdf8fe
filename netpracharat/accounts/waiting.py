"""What waits for somebody in the admin: a registry, so that each room above adds its own line.

waiting.register(_("shops to approve"), "shops.judge_shop", rows=…, url=…)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from netpracharat.accounts.models import User

MOST_COUNTED = 99


@dataclass(frozen=True)
class Pile:
    """`rows` are those that wait for this user, `url` the page where they are dealt with."""

    label: str | Promise
    permission: str
    rows: Callable[[User], QuerySet]
    url: Callable[[], str]


@dataclass(frozen=True)
class Waiting:
    label: str | Promise
    count: int
    url: str

    @property
    def figure(self) -> str:
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)


_piles: list[Pile] = []


def register(
    label: str | Promise, permission: str, *, rows: Callable[[User], QuerySet], url: Callable[[], str]
) -> None:
    _piles.append(Pile(label, permission, rows, url))


def for_user(user: User) -> list[Waiting]:
    """One bounded count for each pile that is this user's business; empty piles too, for that is good news."""
    return [
        Waiting(pile.label, pile.rows(user).order_by()[: MOST_COUNTED + 1].count(), pile.url())
        for pile in _piles
        if user.has_perm(pile.permission)
    ]
