"""Reviews: written by whoever bought the thing, once an order line, and changed for a month."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import ratings, remark_letters
from products.models import Product, Review
from products.moderation import reporting
from products.states import Standing
from shops.models import ShopMember

EDITABLE = dt.timedelta(days=30)


@dataclass(frozen=True)
class Bought:
    """What the orders know: this line of an order brought this product to somebody there. They vouch for it."""

    line: int
    product: Product
    province_id: int
    by: User | None  # a guest is nobody


@transaction.atomic
def write(bought: Bought, *, stars: int, text: str) -> Review:
    """A second review of the same line, such as by a double tap, changes the first one."""
    _refuse_own_shop(bought)
    review, is_new = Review.objects.get_or_create(
        line=bought.line,
        defaults={
            "product": bought.product,
            "shop_id": bought.product.shop_id,
            "author": bought.by,
            "province_id": bought.province_id,
            "stars": stars,
            "text": text,
        },
    )
    if is_new:
        remark_letters.tell_shop(review)
    else:
        _change(review, stars, text)
    reporting.hint(review, text)
    ratings.recount(review.product_id)
    return review


def may_change(review: Review) -> bool:
    return review.standing != Standing.TAKEN_DOWN and review.said_at > timezone.now() - EDITABLE


def _change(review: Review, stars: int, text: str) -> None:
    open_ones = Review.objects.exclude(standing=Standing.TAKEN_DOWN).filter(said_at__gt=timezone.now() - EDITABLE)
    if not open_ones.filter(pk=review.pk).update(stars=stars, text=text):
        raise Refusal(_("This review can't be changed any more."))
    review.refresh_from_db()
    if review.standing == Standing.HIDDEN:
        reporting.report(review, reporting.Reason.MENDED, by=None)


def _refuse_own_shop(bought: Bought) -> None:
    if bought.by and ShopMember.objects.filter(shop=bought.product.shop_id, user=bought.by).exists():
        raise Refusal(_("You belong to this shop, so its goods are for others to review."))
