"""What search engines read: robots.txt, and a sitemap in pieces that stay small whatever the market's size."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from awards.models import Award, Edition
from products.catalogue import figures
from products.catalogue.cards import address
from products.models import Product
from shops.models import Shop
from training.lessons import catalogue

PIECE = 10_000  # rows by their pk: no piece counts or skips the rows of another
ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /basket/
Disallow: /checkout/
Disallow: /orders/
Disallow: /purchases/
Disallow: /sell/
Disallow: /admin/
Disallow: /products/?q=

Sitemap: {site}/sitemap.xml
"""
Entry = dict[str, object]


@login_not_required
@require_safe
@cache_control(public=True, max_age=86_400)
def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS.format(site=settings.SITE_URL), content_type="text/plain")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3_600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index: pages, and as many pieces of shops and products as their highest pk asks for."""
    pieces = [("pages", 0), ("awards", 0)]
    for section, model in (("shops", Shop), ("products", Product)):
        highest = model.objects.aggregate(highest=Max("pk"))["highest"] or 0
        pieces += [(section, number) for number in range(highest // PIECE + 1)]
    found = [{"location": absolute(reverse("sitemap_piece", args=piece))} for piece in pieces]
    return render(request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3_600)
def sitemap_piece(request: HttpRequest, section: str, number: int) -> HttpResponse:
    if section not in SECTIONS:
        raise Http404
    entries = SECTIONS[section](number)
    return render(request, "sitemap.xml", {"urlset": entries}, content_type="application/xml")


def pages(_number: int) -> Iterator[Entry]:
    known = figures.current()
    goods = reverse("product_list")
    others = (reverse(name) for name in ("home", "places", "awards", "lessons"))
    yield from (entry(path) for path in (goods, *others))
    yield from (entry(reverse("lesson", args=[lesson.slug])) for lesson in catalogue.lessons(settings.LANGUAGE_CODE))
    yield from (entry(f"{goods}?category={category.slug}") for category in known.categories)
    yield from (entry(reverse("province", args=[province.slug])) for province in known.provinces)


def shops(number: int) -> Iterator[Entry]:
    rows = Shop.objects.open_to_public().filter(pk__range=range_of(number)).order_by("pk")
    yield from (entry(reverse("shop_page", args=[slug])) for slug in rows.values_list("slug", flat=True).iterator())


def products(number: int) -> Iterator[Entry]:
    rows = Product.objects.on_sale().filter(pk__range=range_of(number)).order_by("pk")
    for pk, name, updated_at in rows.values_list("pk", "name", "updated_at").iterator():
        yield entry(address(pk, name)) | {"lastmod": updated_at}


def awards(_number: int) -> Iterator[Entry]:
    years = Edition.objects.in_public().values_list("year", flat=True)
    yield from (entry(reverse("award_year", args=[year])) for year in years)
    winners = Award.objects.in_public().values_list("slot__tier__edition__year", "entry__number")
    yield from (entry(reverse("award_winner", args=winner)) for winner in winners)


SECTIONS: dict[str, Callable[[int], Iterator[Entry]]] = {
    "pages": pages,
    "shops": shops,
    "products": products,
    "awards": awards,
}


def range_of(number: int) -> tuple[int, int]:
    return number * PIECE, (number + 1) * PIECE - 1


def entry(path: str) -> Entry:
    return {"location": absolute(path)}


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
