"""The marks of quality of a shop and of each of its goods: seen, handed in, taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netpracharat import documents
from netpracharat.personal import personal
from products.marks import handing_in, kinds, showing
from products.marks.forms import HandInForm
from products.marks.telling import page_of
from products.models import Mark, Product
from products.views.sell.own import own_product, own_shelf
from shops.models import Shop


@require_safe
def shop_marks(request: HttpRequest, slug: str) -> HttpResponse:
    return page(request, own_shelf(request, slug), None)


@require_safe
def shop_product_marks(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    return page(request, product.shop, product)


def page(request: HttpRequest, shop: Shop, product: Product | None) -> HttpResponse:
    shelf = showing.Marks(shop, product, request.GET.get("before", ""))
    return render(request, "products/sell/marks.html", {"shop": shop, "section": "products", "marks": shelf})


def shop_mark_new(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Of all that the shop makes."""
    return hand_in(request, own_shelf(request, slug), None, kind)


def shop_product_mark_new(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    product = own_product(request, slug, pk)
    return hand_in(request, product.shop, product, kind)


def hand_in(request: HttpRequest, shop: Shop, product: Product | None, kind: str) -> HttpResponse:
    if kind not in kinds.possible(for_product=product is not None):
        raise Http404
    form = HandInForm(Mark.Kind(kind), *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        mark = handing_in.hand_in(shop, product, form.claim(), by=request.user)
        messages.success(request, _("Handed in. An officer looks at it in the next days."))
        return redirect(page_of(mark))
    context = {"shop": shop, "section": "products", "product": product, "form": form}
    return render(request, "products/sell/mark_new.html", context)


@require_POST
def shop_mark_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    mark = own_mark(request, slug, pk)
    handing_in.withdraw(mark)
    messages.success(request, _("Taken back. Buyers don't see it any more."))
    return redirect(page_of(mark))


@require_safe
@personal
def shop_mark_document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return documents.response(own_mark(request, slug, pk).document)


def own_mark(request: HttpRequest, slug: str, pk: int) -> Mark:
    shop = own_shelf(request, slug)
    return get_object_or_404(Mark.objects.filter(shop=shop).kept().select_related("shop", "product"), pk=pk)
