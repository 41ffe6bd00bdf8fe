"""What helpers of a shop do with its goods, in words, and what the goods of a shop may lack."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from products.models import Photo, Product
from products.states import ProductState
from shops import helping
from shops.helping import Lack
from shops.models import Shop

WORDS = {
    "shop_product_new": gettext_lazy("began a listing"),
    "shop_demand_list": gettext_lazy("began a listing"),
    "shop_product_edit": gettext_lazy("wrote a listing"),
    "shop_product_offers": gettext_lazy("changed price or stock"),
    "shop_product_submit": gettext_lazy("put goods on the shelf"),
    "shop_product_withdraw": gettext_lazy("took goods off the shelf"),
    "shop_product_discard": gettext_lazy("threw a draft away"),
    "shop_product_forget": gettext_lazy("threw away what was not saved"),
    "shop_stock_change": gettext_lazy("counted stock"),
    "shop_stock_alert": gettext_lazy("chose when to be told of low stock"),
    "shop_question_answer": gettext_lazy("answered a question"),
    "shop_review_answer": gettext_lazy("answered a review"),
    "shop_mark_new": gettext_lazy("handed in a mark of quality"),
    "shop_product_mark_new": gettext_lazy("handed in a mark of quality"),
    "shop_mark_withdraw": gettext_lazy("took back a mark of quality"),
    "shop_bulk": gettext_lazy("brought a list of goods"),
    "shop_bulk_write": gettext_lazy("had a list of goods written"),
    "shop_bulk_leave": gettext_lazy("left a list of goods"),
    "shop_bulk_go_on": gettext_lazy("let a list of goods go on"),
    "shop_photos_add": gettext_lazy("added photos"),
    "shop_photo_remove": gettext_lazy("took a photo away"),
    "shop_photo_restore": gettext_lazy("put a photo back"),
    "shop_photo_move": gettext_lazy("moved a photo"),
}


def lacks(shops: Sequence[Shop]) -> Mapping[int, list[Lack]]:
    """One query for them all."""
    bare = ~Exists(Photo.objects.filter(product=OuterRef("pk")))
    listed = Product.objects.filter(shop__in=shops, state=ProductState.LISTED).annotate(is_bare=bare)
    figures = listed.values("shop").annotate(listed=Count("pk"), bare=Count("pk", filter=Q(is_bare=True)))
    counts = {row["shop"]: row for row in figures}
    return {shop.pk: list(of_shop(shop, counts.get(shop.pk))) for shop in shops}


def of_shop(shop: Shop, counts: Mapping[str, int] | None) -> list[Lack]:
    url = reverse("shop_products", args=(shop.slug,))
    if counts is None:
        return [Lack(_("goods on the shelf"), url)]
    words = ngettext("a photo of %(count)d product", "photos of %(count)d products", counts["bare"])
    return [Lack(words % {"count": counts["bare"]}, url)] if counts["bare"] else []


helping.register(WORDS, lacks)
