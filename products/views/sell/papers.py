"""What a shop prints for its stall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netpracharat.printing import paper
from netpracharat.refusals import Refusal
from products.papers import sign, tags
from products.views.sell.own import own_shelf
from shops.access import own_shop


@require_safe
def shop_sign(request: HttpRequest, slug: str) -> HttpResponse:
    return paper(sign.pdf(own_shop(request, slug)), "sign")


@require_safe
def shop_tags(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shelf(request, slug)
    products = tags.printable(shop)[: tags.MOST_PRODUCTS]
    context = {"shop": shop, "section": "products", "products": products, "copies": tags.COPIES}
    return render(request, "products/sell/tags.html", context)


@require_safe
def shop_tags_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    products = tags.chosen(own_shelf(request, slug), request.GET.getlist("product"))
    if not products:
        raise Refusal(_("Please choose at least one product."), back_to=reverse("shop_tags", args=(slug,)))
    each = request.GET.get("copies", "")
    return paper(tags.pdf(products, next((number for number in tags.COPIES if str(number) == each), 1)), "tags")
