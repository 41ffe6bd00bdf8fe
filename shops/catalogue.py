"""Many shops at once, out of a catalogue that officers bring: open, and waiting for their people."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from netpracharat.thai import text
from shops import delivery, opening
from shops.models import DeliveryRate, Shop
from shops.states import ShopState

BATCH = 1_000


class ShopName(NamedTuple):
    """By what a catalogue knows a shop: the same name in the same place is the same shop."""

    name: str
    subdistrict_id: int


class Shops(NamedTuple):
    """The id of every shop asked for, and how many of them are new."""

    ids: dict[ShopName, int]
    new: int


@transaction.atomic
def find_or_open(wanted: Iterable[ShopName]) -> Shops:
    """Approved with the usual delivery rates, and paid on delivery until a member enters a PromptPay account."""
    wanted = set(wanted)
    opening.wait_for_addresses()
    ids = known(wanted)
    new = under_free_slugs(sorted(wanted - ids.keys()))
    Shop.objects.bulk_create(new, batch_size=BATCH)
    rates = [DeliveryRate(shop=s, up_to_grams=grams, fee=fee) for s in new for grams, fee in delivery.USUAL_RATES]
    DeliveryRate.objects.bulk_create(rates, batch_size=BATCH)
    return Shops(ids | {ShopName(shop.name, shop.subdistrict_id): shop.pk for shop in new}, len(new))


def known(wanted: set[ShopName]) -> dict[ShopName, int]:
    """The shops that exist already; of two of one name in one place, the older."""
    names, places = {shop.name for shop in wanted}, {shop.subdistrict_id for shop in wanted}
    rows = Shop.objects.filter(subdistrict_id__in=places, name__in=names).order_by("-pk")
    found = {ShopName(name, place): pk for pk, name, place in rows.values_list("pk", "name", "subdistrict_id")}
    return {shop: pk for shop, pk in found.items() if shop in wanted}


def under_free_slugs(names: list[ShopName]) -> list[Shop]:
    taken = {*Shop.objects.values_list("slug", flat=True), *opening.TAKEN_BY_PAGES} if names else set()
    shops, now = [], timezone.now()
    for name, subdistrict_id in names:
        slug = opening.numbered(opening.slug_of(name), taken)
        taken.add(slug)
        shops.append(
            Shop(
                slug=slug,
                name=name,
                sort_key=text.sort_key(name),
                kind=Shop.Kind.GROUP,
                subdistrict_id=subdistrict_id,
                state=ShopState.APPROVED,
                approved_at=now,
                takes_cash_on_delivery=True,
            )
        )
    return shops
