"""What a request costs: CPU of this process and of its database session, and queries.

One request at a time through the whole middleware: figures that repeat, where requests per second would not.
"""

import os
import random
import re
import resource
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone

from netpracharat.urls import urlpatterns as site
from products.catalogue.cards import address
from products.models import CatalogueWord, Product, ProductSearch, Variant
from products.search.availability import buyable
from shops.models import Shop

WARM_UP = 3
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
Request = Callable[[Client], object]


@dataclass(frozen=True)
class Cost:
    name: str
    web_ms: float  # the median, as a neighbour's noise has no upper end
    database_ms: float | None  # the mean: the kernel counts it in steps of 10 ms
    queries: int
    requests: int = 1

    @property
    def total_ms(self) -> float:
        return self.web_ms + (self.database_ms or 0)


@login_not_required
def bare(_request: HttpRequest) -> HttpResponse:
    """The floor: one query, nothing drawn."""
    rows = ProductSearch.objects.on_sale().order_by("-popularity", "-product_id")[:24]
    return HttpResponse(", ".join(str(pk) for pk in rows.values_list("pk", flat=True)))


urlpatterns = [*site, path("bare", bare)]


def measure(repeats: int) -> Iterator[Cost]:
    """Every page that speed is promised of, under `settings.ROOT_URLCONF` = this module."""
    for name, pages in {
        "bare view, one query": ["/bare"],
        "front page": ["/"],
        "listing of 24": ["/products/"],
        "listing, narrowed, any page": narrowed_listings(repeats),
        "product page": product_pages(repeats),
        "search, broad": searches(repeats, "-products"),
        "search, narrow": searches(repeats, "products"),
    }.items():
        if pages:
            yield cost_of(name, [getting(page) for page in pages], repeats)
    open_shops = Shop.objects.selling(timezone.localdate()).filter(promptpay__isnull=False)
    buyable_now = Variant.objects.filter(buyable(), product__in=some_products(20), product__shop__in=open_shops)
    if wanted := buyable_now.first():
        yield cost_of_purchase(wanted, max(1, repeats // 4))


def cost_of(name: str, requests: Sequence[Request], repeats: int) -> Cost:
    client = visitor()
    for request, _turn in zip(cycle(requests), range(WARM_UP), strict=False):
        request(client)
    with CaptureQueriesContext(connection) as captured:
        requests[-1](client)
        queries = sum(not query["sql"].startswith(TRANSACTION) for query in captured)
    web, before = [], database_seconds()
    for request, _turn in zip(cycle(requests), range(repeats), strict=False):
        started = process_seconds()
        request(client)
        web.append(process_seconds() - started)
    database = None if before is None else (database_seconds() - before) / repeats * 1000
    return Cost(name, statistics.median(web) * 1000, database, queries)


def cost_of_purchase(variant: Variant, repeats: int) -> Cost:
    """The whole way of a guest, undone afterwards: no order remains."""
    steps = []

    def buy(_client: Client) -> None:
        with transaction.atomic():
            steps.append(purchase(visitor(), variant))
            transaction.set_rollback(True)

    cost = cost_of("whole guest purchase", [buy], repeats)
    return Cost(cost.name, cost.web_ms, cost.database_ms, cost.queries, steps[-1])


def purchase(client: Client, variant: Variant) -> int:
    """Listing, product, basket, address, look it over, order, its page: how many requests it took."""
    where = variant.product.shop.subdistrict_id
    guest = {"recipient": "สมศรี ตัวอย่าง", "phone": "081 234 5678", "place": f"s:{where}", "address": "99 หมู่ 3"}
    guest |= {"place_text": "", "email": "", "note": ""}
    get(client, "/products/")
    get(client, address(variant.product_id, variant.product.name))
    client.post("/basket/add/", {"variant": variant.pk, "quantity": 1})
    get(client, "/basket/")
    get(client, "/checkout/")
    client.post("/checkout/", guest)
    page = get(client, "/checkout/review/").content.decode()
    pressed = client.post("/checkout/place/", hidden_fields(page))
    get(client, urlsplit(pressed.url).path)
    return 9


def hidden_fields(page: str) -> dict[str, str]:
    """What the last press sends, as a browser reads it from the page."""
    hidden = re.findall(r'type="hidden" name="(key|seen)" value="([^"]+)"', page)
    return dict(hidden) | dict(re.findall(r'type="radio" name="(method-\d+)" value="(\w+)" checked', page))


def visitor() -> Client:
    host = urlsplit(settings.SITE_URL).netloc
    scheme = {"wsgi.url_scheme": "https"} if settings.HTTPS else {}
    return Client(HTTP_HOST=host, HTTP_ACCEPT_ENCODING="gzip", **scheme)


def getting(page: str) -> Request:
    return lambda client: get(client, page)


def get(client: Client, page: str) -> HttpResponse:
    response = client.get(page, headers={"Accept-Encoding": "identity"} if page == "/checkout/review/" else None)
    if response.status_code != 200:
        raise RuntimeError(f"{page} answered {response.status_code}")
    return response


def some_products(number: int) -> list[int]:
    """Spread over the whole catalogue, the same at each call."""
    highest = Product.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    chosen = random.Random(7)  # noqa: S311 - only a choice of pages
    found: list[int] = []
    for start in (chosen.randrange(highest + 1) for _turn in range(number * 3)):
        found += Product.objects.on_sale().filter(pk__gte=start).order_by("pk").values_list("pk", flat=True)[:1]
    return list(dict.fromkeys(found))[:number]


def product_pages(number: int) -> list[str]:
    names = Product.objects.filter(pk__in=some_products(number)).values_list("pk", "name")
    return [address(pk, name) for pk, name in names]


def narrowed_listings(number: int) -> list[str]:
    places = ProductSearch.objects.filter(pk__in=some_products(number), category__isnull=False)
    wishes = places.values_list("category__slug", "province__slug")
    return [f"/products/?{urlencode({'category': category, 'province': place})}" for category, place in wishes]


def searches(number: int, order: str) -> list[str]:
    """Words of the catalogue, each asked for once: what was found is kept, and would cost nothing again."""
    words = CatalogueWord.objects.order_by(order, "word").values_list("word", flat=True)[: number + WARM_UP + 1]
    return [f"/products/?{urlencode({'q': word})}" for word in words]


def process_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def database_seconds() -> float | None:
    """CPU of this connection's session, where the server runs on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return None
    user, system = status.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS_A_SECOND
