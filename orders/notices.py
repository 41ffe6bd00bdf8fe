"""Puts what people are to be told into the outbox, once for each order, audience and kind."""

from collections.abc import Iterable

from orders.models import Notice, Order

Audience = Notice.Audience


def announce(order: Order, audience: Audience, kind: str) -> None:
    """To be called within the transaction of the step; a repeated announcement changes nothing."""
    announce_all([order], [audience], kind)


def announce_all(orders: Iterable[Order], audiences: Iterable[Audience], kind: str) -> None:
    notices = [Notice(order=order, audience=audience, kind=kind) for order in orders for audience in audiences]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
