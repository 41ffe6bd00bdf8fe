"""The way from a shop's desk to the demand board."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from shops.doors import Door
from shops.models import Shop


def of_shop(shop: Shop, user: User) -> Iterator[Door]:
    if user.has_perm("shops.list_shop_products", shop):
        yield Door(_("What buyers look for"), reverse("shop_demand", args=(shop.slug,)), "telescope")
