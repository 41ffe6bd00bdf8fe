"""What sending costs: steps of weight, and free from an amount."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from shops.models import DeliveryRate, Shop

# What a new shop begins with, until it writes its own: (up to grams, baht).
USUAL_RATES = ((500, 35), (1_000, 45), (2_000, 55), (5_000, 90), (10_000, 150), (20_000, 250))
MOST_RATES = 12
NO_FEE = Decimal(0)
Rates = Iterable[tuple[int, Decimal]]


def set_usual_rates(shop: Shop) -> None:
    set_rates(shop, [(grams, Decimal(fee)) for grams, fee in USUAL_RATES])


@transaction.atomic
def set_rates(shop: Shop, rates: Rates) -> None:
    """These steps and no others."""
    steps = dict(rates)
    if not steps:
        raise Refusal(_("Please keep at least one delivery rate: without it nobody can order."))
    # Two members who save at once: the second waits, and its table is the one that stays.
    Shop.objects.select_for_update().get(pk=shop.pk)
    shop.delivery_rates.all().delete()
    DeliveryRate.objects.bulk_create(
        DeliveryRate(shop=shop, up_to_grams=grams, fee=fee) for grams, fee in sorted(steps.items())
    )


@transaction.atomic
def set_terms(shop: Shop, rates: Rates, *, free_from: Decimal | None, takes_cash: bool) -> None:
    """The whole of a shop's delivery: its rates, from what amount it is free, and whether one may pay at the door."""
    set_rates(shop, rates)
    shop.free_delivery_from, shop.takes_cash_on_delivery = free_from, takes_cash
    shop.save(update_fields=("free_delivery_from", "takes_cash_on_delivery"))


def fee_for(grams: int, rates: Sequence[DeliveryRate]) -> Decimal:
    """By weight step; what is heavier than the last step goes in several parcels. Without a rate no shop delivers."""
    if not grams:
        return NO_FEE
    rates = sorted(rates, key=lambda rate: rate.up_to_grams)
    heaviest = rates[-1]
    full, rest = divmod(grams, heaviest.up_to_grams)
    fee = heaviest.fee * full
    return fee + next(rate.fee for rate in rates if rest <= rate.up_to_grams) if rest else fee
