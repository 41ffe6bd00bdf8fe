"""The one page on which a product is listed and changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from netpracharat.templatetags.thai import language
from netpracharat.thai import dates
from products import drafts, listing, photos
from products.entry import Entry, typed, version_of
from products.goods import BADGES
from products.models import Product
from products.views.sell.goods import words_after_submit
from products.views.sell.own import own_product


def product_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = own_product(request, slug, pk)
    if request.method != "POST":
        return page(request, product, Entry(product))
    entry = Entry(product, request.POST)
    problems = photos.add(product, request.FILES.getlist("photos"))
    act = request.POST.get("act")
    if act == "keep" or problems or not entry.is_valid():
        entry.keep(by=request.user)
        if act == "keep" and not problems:
            messages.success(request, _("Kept as a draft. Go on whenever you like."))
            return redirect("shop_product_edit", slug, pk)
        return page(request, product, entry, problems=problems)
    return saved(request, entry, and_submit=act == "list")


def page(request: HttpRequest, product: Product, entry: Entry, **context: object) -> HttpResponse:
    context |= {"shop": product.shop, "product": product, "entry": entry}
    context["crumbs"] = [(_("Goods of the shop"), reverse("shop_products", args=(product.shop.slug,)))]
    context |= {
        "photos": photos.shown(product, product.name),
        "undo": request.GET.get("undo", ""),
        "badge": BADGES[product.state],
    }
    return render(request, "products/sell/entry.html", context)


def saved(request: HttpRequest, entry: Entry, *, and_submit: bool) -> HttpResponse:
    save = entry.save_and_submit if and_submit else entry.save
    waits = save(by=request.user)
    shop = entry.product.shop
    if waits:
        messages.info(request, _("Price and count are saved. An officer reads the new words before buyers do."))
        return redirect("shop_products", shop.slug)
    messages.success(request, words_after_submit(shop) if and_submit else _("Saved."))
    return redirect("shop_products", shop.slug)


@require_POST
def product_draft(request: HttpRequest, slug: str, pk: int) -> JsonResponse:
    """The page keeps itself while it is being written."""
    product = own_product(request, slug, pk)
    try:
        draft = drafts.keep(product, typed(request.POST), version=version_of(request.POST), by=request.user)
    except listing.Stale as stale:  # an answer for the page's script, which no message on a next page would reach
        return JsonResponse({"words": str(stale)}, status=409)
    moment = dates.time(timezone.localtime(draft.saved_at), language())
    return JsonResponse({"words": _("Draft saved at %(time)s") % {"time": moment}, "version": product.version})


@require_POST
def product_forget(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    drafts.forget(own_product(request, slug, pk))
    messages.success(request, _("Back to what is on the shelf."))
    return redirect("shop_product_edit", slug, pk)
