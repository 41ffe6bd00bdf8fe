"""The front page: what the market is, and the ways into it."""

from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from products.catalogue import figures, shops
from products.catalogue.cards import Card, cards, on_sale
from products.fairs import showing
from products.models import Product
from products.search.filters import NO_FILTERS, Filters
from shops.models import Shop

KEPT_SECONDS = 60
SHOWN_CARDS = 10  # two full rows of five, five of two
SHOWN_SHOPS = 4
SHOWN_WINNERS = 5
# Drawn once; a category that officers add later has the sign of a picture instead.
TINTS = {"cloth": 20, "food": 37, "drinks": 41, "household": 41, "herbs": 37}


class FrontPage(NamedTuple):
    """What every visitor sees alike."""

    winners: list[Card]
    new: list[Card]
    in_season: list[Card]
    shops: list[shops.ShopCard]


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    known = figures.current()
    by_province = known.by_province(NO_FILTERS)
    regions = [
        (region, [(one, by_province.get(one.pk, 0)) for one in known.provinces if one.region == region.pk])
        for region in known.regions
    ]
    context = {
        "categories": [(category, picture(category.slug)) for category in known.categories],
        "regions": regions,
        "total": known.total(NO_FILTERS),
        "fairs": showing.running(),
        "front": caches["local"].get_or_set(f"front-{get_language()}", read, KEPT_SECONDS),
    }
    return render(request, "home/home.html", context)


def read() -> FrontPage:
    seasonal = Product.objects.in_season(timezone.localdate().month)
    winners = Filters(winners=True).narrow(on_sale())
    return FrontPage(
        winners=cards(winners.order_by("-popularity", "-product_id")[:SHOWN_WINNERS]),
        new=cards(on_sale().order_by("-listed_at", "-product_id")[:SHOWN_CARDS]),
        in_season=cards(on_sale().filter(product__in=seasonal).order_by("-popularity", "-product_id")[:SHOWN_CARDS]),
        shops=shops.newest(Shop.objects.open_to_public(), SHOWN_SHOPS),
    )


def picture(slug: str) -> dict[str, object] | None:
    if slug not in TINTS:
        return None
    drawn = f"img/categories/{slug}"
    files = {"src": static(f"{drawn}.webp"), "avif": static(f"{drawn}.avif")}
    return {**files, "width": 320, "height": 200, "tint": TINTS[slug], "alt": ""}
