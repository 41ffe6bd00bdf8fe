"""Goods of which few are left: seen on the desk, and told once for each time that they fall so far."""

from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from products.models import Stock
from products.states import ProductState
from shops.models import Shop, ShopMember

MOST_NAMED = 5
TOLD = (ShopMember.Role.OWNER, ShopMember.Role.SELLER)
ON_SALE = Q(variant__is_offered=True, variant__product__state=ProductState.LISTED, is_made_to_order=False)
FEW = Coalesce("variant__product__low_stock_at", "variant__product__shop__low_stock_at")


def of(shop: Shop) -> QuerySet[Stock]:
    """The few of them that are named on the desk; the emptiest first."""
    few = Stock.objects.filter(ON_SALE, variant__product__shop=shop, available__lte=FEW)
    return few.select_related("variant__product").order_by("available", "pk")[:MOST_NAMED]


def watch(variant_ids: Iterable[int], *, may_fall: bool) -> None:
    """After a change of stock, in its transaction: it holds the rows, so that each fall is seen by one alone."""
    rows = Stock.objects.filter(pk__in=list(variant_ids)).order_by("pk")
    Stock.objects.filter(pk__in=rows.filter(low_since__isnull=False, available__gt=FEW).values("pk")).update(
        low_since=None
    )
    if not may_fall:
        return
    fallen = list(rows.filter(ON_SALE, low_since=None, available__lte=FEW).select_related("variant__product__shop"))
    if not fallen:
        return
    Stock.objects.filter(pk__in=[row.pk for row in fallen]).update(low_since=timezone.now())
    for shop in {row.variant.product.shop for row in fallen}:
        tell(shop, [row for row in fallen if row.variant.product.shop_id == shop.pk])


def tell(shop: Shop, rows: list[Stock]) -> None:
    members = User.objects.filter(shop_memberships__shop=shop, shop_memberships__role__in=TOLD)
    letters.write_to(members.order_by("pk"), partial(letter, shop, rows))


def letter(shop: Shop, rows: list[Stock], user: User) -> Letter:
    subject = _("Few are left: %(goods)s") % {"goods": ", ".join(str(row.variant) for row in rows)[:120]}
    left = [_("%(goods)s: %(count)d left") % {"goods": row.variant, "count": max(row.available, 0)} for row in rows]
    url = settings.SITE_URL + reverse("shop_stock", args=(shop.slug,))
    return Letter(subject, "\n\n".join((f"{user.name},", "\n".join(left), url)) + "\n")
