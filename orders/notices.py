"""Puts what people are to be told into the outbox, once for each order, audience and kind."""

import contextlib
from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from orders.models import Notice, Order

Audience = Notice.Audience
SENDING = "orders.tasks.send_notices"


def announce(order: Order, audience: Audience, kind: str) -> None:
    """To be called within the transaction of the step; a repeated announcement changes nothing."""
    announce_all([order], [audience], kind)


def announce_all(orders: Iterable[Order], audiences: Iterable[Audience], kind: str) -> None:
    notices = [Notice(order=order, audience=audience, kind=kind) for order in orders for audience in audiences]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    transaction.on_commit(wake_the_sender, robust=True)


def wake_the_sender() -> None:
    """So that people needn't wait for the minute to be full; one waiting job is enough for all."""
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(SENDING, queueing_lock=SENDING).defer()
