"""The public page of a fair: its words, its goods a page at a time, its shops."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from products.catalogue import figures, linked_data, listing, shops
from products.catalogue.asked import Asked
from products.catalogue.cards import on_sale
from products.fairs.showing import Banner
from products.models import Fair

SHOWN_SHOPS = 12


@login_not_required
@require_safe
def fair(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Fair.objects.announced(), slug=slug)
    asked = Asked.read(request.GET, figures.current())
    page = listing.keyset_page(on_sale().filter(found.goods()), asked)
    context = {
        "fair": Banner.of(found),
        "page": page,
        "shops": shops.newest(found.shops.open_to_public(), SHOWN_SHOPS),
        "next_url": asked.query(**page.next) if page.next else "",
        "previous_url": asked.query(**page.previous) if page.previous else "",
        "linked_list": linked_data.item_list(page.cards),
    }
    return render(request, "products/fairs/fair.html", context)
