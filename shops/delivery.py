"""What sending costs: steps of weight, and free from an amount."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from shops.models import DeliveryRate, Shop

# What a new shop begins with, until it writes its own: (up to grams, baht).
USUAL_RATES = ((500, 35), (1_000, 45), (2_000, 55), (5_000, 90), (10_000, 150), (20_000, 250))
Rates = Iterable[tuple[int, Decimal]]


def set_usual_rates(shop: Shop) -> None:
    set_rates(shop, [(grams, Decimal(fee)) for grams, fee in USUAL_RATES])


@transaction.atomic
def set_rates(shop: Shop, rates: Rates) -> None:
    """These steps and no others."""
    steps = dict(rates)
    if not steps:
        raise Refusal(_("Please keep at least one delivery rate: without it nobody can order."))
    shop.delivery_rates.all().delete()
    DeliveryRate.objects.bulk_create(
        DeliveryRate(shop=shop, up_to_grams=grams, fee=fee) for grams, fee in sorted(steps.items())
    )


def fee_for(grams: int, rates: Sequence[DeliveryRate]) -> Decimal:
    """The fee of a parcel, in baht; what is heavier than the last step goes in several of the heaviest."""
    rates = sorted(rates, key=lambda rate: rate.up_to_grams)
    heaviest = rates[-1]
    full, rest = divmod(grams, heaviest.up_to_grams)
    fee = heaviest.fee * full
    return fee + next(rate.fee for rate in rates if rest <= rate.up_to_grams) if rest else fee
