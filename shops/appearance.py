"""What buyers see of a shop: its page, and its holidays."""

import datetime as dt
from functools import partial

from django.db import transaction

from netpracharat import pictures
from netpracharat.thai import text
from shops import changes
from shops.models import Shop

WORDS = ("name", "name_en", "story")


@transaction.atomic
def revise(shop: Shop, *, fields: tuple[str, ...]) -> None:
    """Keep these changed fields. The address stays as it was: it may be printed on a sign."""
    before = Shop.objects.only("picture", *WORDS).get(pk=shop.pk)
    if before.picture and before.picture != shop.picture:
        transaction.on_commit(partial(pictures.delete, before.picture["key"]))
    shop.sort_key = text.sort_key(shop.name)
    shop.save(update_fields=(*fields, "sort_key"))
    changes.announce(shop)
    if any(getattr(before, name) != getattr(shop, name) for name in WORDS):
        changes.announce_words(shop)


@transaction.atomic
def set_holiday(shop: Shop, first: dt.date | None, last: dt.date | None) -> None:
    """Nobody can order from the first day to the last; without days the shop is at work."""
    shop.holiday_from, shop.holiday_to = first, last
    shop.save(update_fields=("holiday_from", "holiday_to"))
    changes.announce(shop)
