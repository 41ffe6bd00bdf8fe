"""The photos of a listing, changed one by one.

A script asks for the photos alone (`X-Part`). Without one, the whole form comes along: what was typed is
kept, and the page is shown again.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from products import drafts, photos
from products.entry import typed, version_of
from products.models import Product
from products.views.sell.own import own_product


@require_POST
def photos_add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    return shown(request, product, problems=photos.add(product, request.FILES.getlist("photos")))


@require_POST
def photo_move(request: HttpRequest, slug: str, pk: int, photo_id: int, position: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    photos.move(get_object_or_404(product.photos, pk=photo_id), position)
    return shown(request, product)


@require_POST
def photo_remove(request: HttpRequest, slug: str, pk: int, photo_id: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    return shown(request, product, undo=photos.remove(get_object_or_404(product.photos, pk=photo_id)))


@require_POST
def photo_restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    photos.restore(product, request.POST.get("undo", ""))
    return shown(request, product)


def shown(request: HttpRequest, product: Product, *, undo: str = "", problems: list[str] | None = None) -> HttpResponse:
    if request.headers.get("X-Part") == "photos":
        context = {"product": product, "shop": product.shop, "photos": photos.shown(product, product.name)}
        context |= {"undo": undo, "problems": problems}
        return render(request, "products/sell/_photos.html", context)
    for problem in problems or ():
        messages.error(request, problem)
    if "version" in request.POST:
        drafts.keep(product, typed(request.POST), version=version_of(request.POST), by=request.user)
    address = reverse("shop_product_edit", args=(product.shop.slug, product.pk))
    return redirect(f"{address}{'?' + urlencode({'undo': undo}) if undo else ''}#photos")
