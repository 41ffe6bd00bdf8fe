"""Where shops, officers and teachers come to the awards from: a product's pages and the shop's desk."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.entering import nomination
from awards.models import Entry
from awards.states import EntryState
from netpracharat.accounts.models import User
from products.models import Product
from products.states import ProductState
from shops.doors import Door
from shops.models import Shop

WAITS_FOR_THE_SHOP = (EntryState.PROPOSED, EntryState.RETURNED)


def of_products(products: Sequence[Product], user: User) -> Mapping[int, Door]:
    """While nominations are open: to nominate it, or to look at the entry it is already."""
    edition = nomination.open_edition(timezone.now())
    if edition is None:
        return {}
    entries = Entry.objects.in_play().filter(edition=edition, product__in=products)
    entered = dict(entries.values_list("product", "pk"))
    doors = {}
    for product in products:
        if product.pk in entered and user.has_perm("shops.answer_for_shop", product.shop):
            url = reverse("shop_entry", args=(product.shop.slug, entered[product.pk]))
            doors[product.pk] = Door(_("See how it stands in the awards"), url, "award")
        elif (
            product.pk not in entered
            and product.state == ProductState.LISTED
            and user.has_perm("awards.nominate_product", product)
        ):
            doors[product.pk] = Door(_("Nominate for the awards"), reverse("nominate", args=(product.pk,)), "award")
    return doors


def of_shop(shop: Shop, user: User) -> Iterable[Door]:
    """Once the shop has an entry, or while it could have one."""
    if not user.has_perm("shops.answer_for_shop", shop):
        return
    states = list(shop.entries.values_list("state", flat=True))
    if states or nomination.open_edition(timezone.now()):
        waiting = sum(state in WAITS_FOR_THE_SHOP for state in states)
        yield Door(_("The awards"), reverse("shop_entries", args=(shop.slug,)), "award", waiting)
