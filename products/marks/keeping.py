"""What happens to marks by night: shops are reminded before one runs out, and documents that nobody handed in go."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q, QuerySet

from netpracharat import documents
from products.marks import telling
from products.marks.forms import FOLDER
from products.models import Mark
from products.states import MarkState

DAYS_BEFORE = (7, 30)  # the nearest first: who was not reminded in time is reminded once


def remind(today: dt.date) -> None:
    """Each in a transaction of its own: one that fails holds up no other."""
    for days in DAYS_BEFORE:
        for mark in due(today, days).select_related("shop", "product").order_by("pk").iterator():
            with transaction.atomic():
                if due(today, days).filter(pk=mark.pk).update(reminded_days=days):
                    telling.tell(mark, telling.runs_out)


def due(today: dt.date, days: int) -> QuerySet[Mark]:
    last = today + dt.timedelta(days=days)
    near = Mark.objects.filter(state=MarkState.APPROVED, expires_on__range=(today, last))
    return near.filter(Q(reminded_days=None) | Q(reminded_days__gt=days))


def sweep_documents() -> int:
    return documents.sweep(FOLDER, in_use)


def in_use(names: Collection[str]) -> Collection[str]:
    return set(Mark.objects.filter(document__in=names).values_list("document", flat=True))
