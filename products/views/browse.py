"""The public pages of the market: listing and search, product, shop, province."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from products import doors, mentions
from products.catalogue import figures, linked_data, listing, offer, shops
from products.catalogue.asked import Asked
from products.catalogue.facets import Facets
from products.catalogue.gathering import Gathered
from products.catalogue.gone import Gone
from products.fairs import showing
from products.marks import proven
from shops.models import Shop


@login_not_required
@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    known = figures.current()
    asked = Asked.read(request.GET, known)
    page = listing.search(asked, known) if asked.q else listing.browse(asked, known)
    crumbs = listing.crumbs(asked, known)
    context = {
        "asked": asked,
        "page": page,
        "is_in_vain": asked.q and not (page.cards or page.near or asked.is_narrowed),
        "facets": Facets(asked, known, page),
        "canonical": asked.canonical,
        "next_url": asked.query(**page.next) if page.next else "",
        "previous_url": asked.query(**page.previous) if page.previous else "",
        "crumbs": crumbs,
        "linked_list": linked_data.item_list(page.cards),
        "linked_crumbs": linked_data.breadcrumbs(crumbs),
        "fairs": () if asked.q or asked.is_narrowed else showing.running(),
    }
    return render(request, "products/listing.html", context)


@login_not_required
@require_safe
def product(request: HttpRequest, pk: str, slug: str | None = None) -> HttpResponse:
    shown = offer.read(int(pk), to=request.user)
    if shown is None:
        return product_gone(request, int(pk))
    if slug != shown.product.slug or pk != str(shown.product.pk):
        return redirect(shown.address)  # for now: a name may return, and browsers never ask again about a 301
    context = {
        "offer": shown,
        "doors": doors.of_products([shown.product], request.user)[shown.product.pk],
        "linked_product": linked_data.product(shown),
        "linked_crumbs": linked_data.breadcrumbs(shown.crumbs),
    }
    return render(request, "products/product.html", context)


def product_gone(request: HttpRequest, pk: int) -> HttpResponse:
    gone = Gone.read(pk)
    if gone is None:
        raise Http404
    return render(request, "products/gone.html", {"gone": gone}, status=404)


@login_not_required
@require_safe
def shop_page(request: HttpRequest, slug: str) -> HttpResponse:
    shops_shown = Shop.objects.open_to_public().with_place().annotate(marked=Gathered(proven.of_shop()))
    shop = get_object_or_404(shops_shown, slug=slug)
    known = figures.current()
    asked = Asked.read(request.GET, known)
    page = listing.of_shop(shop, asked)
    context = {
        "shop": shop,
        "name": shops.name_of(shop),
        "picture": shops.picture_of(shop),
        "holiday": shops.holiday_of(shop),
        "marks": proven.read(shop.marked),
        "mentions": mentions.of_shop(shop),
        "asked": asked,
        "page": page,
        "facets": Facets(asked, known, page),
        "next_url": asked.query(**page.next) if page.next else "",
        "previous_url": asked.query(**page.previous) if page.previous else "",
        "linked_list": linked_data.item_list(page.cards),
    }
    return render(request, "products/shop.html", context)


@login_not_required
@require_safe
def province(request: HttpRequest, slug: str) -> HttpResponse:
    known = figures.current()
    place = known.province(slug)
    if place is None:
        raise Http404
    page = shops.province_page(place, known)
    context = {
        "province": page,
        "crumbs": page.crumbs,
        "linked_list": linked_data.item_list(page.cards),
        "linked_crumbs": linked_data.breadcrumbs(page.crumbs),
    }
    return render(request, "products/province.html", context)
