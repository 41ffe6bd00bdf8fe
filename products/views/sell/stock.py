"""How many there are, by plus and minus: each press is one movement of stock."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netpracharat.refusals import Refusal, page_before
from products import stock
from products.forms import AlertForm
from products.goods import PAGE, Goods
from products.models import Variant
from products.views.sell.own import own_shelf
from shops.models import Shop

CHANGES = (-1, 1, 10)


@require_safe
def shop_stock(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shelf(request, slug)
    goods = Goods(shop, request.GET, request.user)
    context = {"shop": shop, "section": "products", "goods": goods, "changes": CHANGES}
    context["alert"] = AlertForm(initial={"low_stock_at": shop.low_stock_at})
    context["products"] = [product for product in goods.found[:PAGE] if product.price_from]
    return render(request, "products/sell/stock.html", context)


@require_POST
def shop_stock_alert(request: HttpRequest, slug: str) -> HttpResponse:
    shop, form = own_shelf(request, slug), AlertForm(request.POST)
    if form.is_valid():
        Shop.objects.filter(pk=shop.pk).update(low_stock_at=form.cleaned_data["low_stock_at"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, form.errors["low_stock_at"][0])
    return redirect("shop_stock", slug)


@require_POST
def shop_stock_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A script asks for the row alone (`X-Part`), and is told there why a press did nothing."""
    shop = own_shelf(request, slug)
    variant = get_object_or_404(Variant, pk=pk, product__shop=shop)
    change = next((number for number in CHANGES if str(number) == request.POST.get("change")), 0)
    trouble = ""
    try:
        stock.adjust({variant.pk: change}, by=request.user)
    except Refusal as refusal:
        if request.headers.get("X-Part") != "stock":
            raise
        trouble = str(refusal)
    if request.headers.get("X-Part") == "stock":
        return row(request, shop, variant, trouble)
    return redirect(f"{page_before(request)}#variant-{variant.pk}")


def row(request: HttpRequest, shop: Shop, variant: Variant, trouble: str) -> HttpResponse:
    fresh = Variant.objects.select_related("stock", "product").get(pk=variant.pk)
    context = {"shop": shop, "product": fresh.product, "variant": fresh, "changes": CHANGES, "trouble": trouble}
    return render(request, "products/sell/_stock_row.html", context)
