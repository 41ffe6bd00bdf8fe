"""All goods of a shop: what is on the shelf, what is a draft, and price and count changed on the spot."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from products import listing
from products.goods import Goods
from products.quick import QuickOffers
from products.views.sell.own import own_product, own_shelf
from shops.models import Shop
from shops.states import ShopState


@require_safe
def shop_products(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shelf(request, slug)
    context = {"shop": shop, "section": "products", "goods": Goods(shop, request.GET, request.user)}
    return render(request, "products/sell/goods.html", context)


def product_new(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shelf(request, slug)
    if request.method != "POST":
        return redirect("shop_products", slug)
    return redirect("shop_product_edit", slug, listing.begin(shop).pk)


def product_offers(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Price and count; on its own page only when something typed in the list was not right."""
    product = own_product(request, slug, pk)
    quick = QuickOffers(product, request.POST if request.method == "POST" else None)
    if request.method == "POST" and quick.is_valid():
        quick.save(by=request.user)
        messages.success(request, _("Saved: %(name)s") % {"name": product.name})
        return redirect("shop_products", slug)
    context = {"shop": product.shop, "section": "products", "product": product, "quick": quick}
    return render(request, "products/sell/quick.html", context)


@require_POST
def product_submit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    listing.submit(product)
    messages.success(request, words_after_submit(product.shop))
    return redirect("shop_products", slug)


@require_POST
def product_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    listing.withdraw(own_product(request, slug, pk))
    messages.success(request, _("Taken off the shelf. You can put it back at any time."))
    return redirect("shop_products", slug)


@require_POST
def product_discard(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    listing.discard(own_product(request, slug, pk))
    messages.success(request, _("The draft is deleted."))
    return redirect("shop_products", slug)


def words_after_submit(shop: Shop) -> str:
    if shop.state == ShopState.APPROVED:
        return _("It is on sale now. Buyers can see it.")
    return _("It is ready. Buyers will see it as soon as the shop is approved.")
