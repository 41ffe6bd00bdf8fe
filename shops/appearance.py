"""What buyers see of a shop: its page, and its holidays."""

import datetime as dt
from functools import partial

from django.db import transaction

from netpracharat import pictures
from netpracharat.thai import text
from shops import changes
from shops.models import Shop


@transaction.atomic
def revise(shop: Shop, *, fields: tuple[str, ...]) -> None:
    """Keep these changed fields. The address stays as it was: it may be printed on a sign."""
    before = Shop.objects.values_list("picture", flat=True).get(pk=shop.pk)
    if before and before != shop.picture:
        transaction.on_commit(partial(pictures.delete, before["key"]))
    shop.sort_key = text.sort_key(shop.name)
    shop.save(update_fields=(*fields, "sort_key"))
    changes.announce(shop)


@transaction.atomic
def set_holiday(shop: Shop, first: dt.date | None, last: dt.date | None) -> None:
    """Nobody can order from the first day to the last; without days the shop is at work."""
    shop.holiday_from, shop.holiday_to = first, last
    shop.save(update_fields=("holiday_from", "holiday_to"))
    changes.announce(shop)
