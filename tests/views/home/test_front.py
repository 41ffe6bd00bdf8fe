"""The front page, and what crawlers read."""

import re

import pytest
from django.core.cache import caches
from django.utils import timezone

from netpracharat.home import crawlers
from products.catalogue import figures
from products.catalogue.cards import address
from products.search import index
from tests.factories import make_product, make_shop

pytestmark = pytest.mark.django_db


def locations(response: object) -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", response.content.decode())


def test_front_page_of_an_empty_market_stands(client):
    page = client.get("/").content.decode()

    assert ("หมวดสินค้า" in page, "มาใหม่" in page) == (True, False)


def test_front_page_shows_what_is_new_and_what_is_in_season(client):
    month = timezone.localdate().month
    mangosteen = make_product("มังคุด", season_from=month, season_to=month)
    over = month % 12 + 1
    durian = make_product("ทุเรียน", season_from=over, season_to=over)
    index.refresh([mangosteen.pk, durian.pk])

    sections = dict(re.findall(r"<h2>(.*?)</h2>(.*?)</section>", client.get("/").content.decode(), re.DOTALL))

    def shown(section: str) -> set[str]:
        return set(re.findall(r'product-card__link" href="[^"]*">(.*?)</a>', sections[section]))

    assert (shown("มาใหม่"), shown("กำลังออกตามฤดู")) == ({"มังคุด", "ทุเรียน"}, {"มังคุด"})


def test_season_over_new_year_holds_both_ends(client):
    longan = make_product("ลำไย", season_from=11, season_to=2)

    seasons = [month for month in range(1, 13) if type(longan).objects.in_season(month).exists()]

    assert seasons == [1, 2, 11, 12]


def test_warm_front_page_asks_the_database_nothing(client, django_assert_num_queries):
    index.refresh([make_product().pk])
    client.get("/")

    with django_assert_num_queries(0):
        client.get("/")


def test_cold_front_page_asks_eight_questions(client, django_assert_num_queries):
    caches["local"].clear()
    figures.forget()

    with django_assert_num_queries(8):
        client.get("/")


def test_robots_are_kept_from_what_is_personal(client):
    page = client.get("/robots.txt").content.decode()

    assert ("Disallow: /orders/" in page, "Sitemap: http://testserver/sitemap.xml" in page) == (True, True)


def test_sitemap_holds_every_product_on_sale_in_bounded_pieces(client, monkeypatch):
    monkeypatch.setattr(crawlers, "PIECE", 2)
    products = [make_product(f"ผ้า {number}") for number in range(5)]
    hidden = make_product("ร่าง", state="withdrawn")

    pieces = [client.get(place.removeprefix("http://testserver")) for place in locations(client.get("/sitemap.xml"))]
    listed = [locations(piece) for piece in pieces if "/sitemap-products-" in piece.request["PATH_INFO"]]

    assert max(map(len, listed)) <= 2
    found = {place for piece in listed for place in piece}
    assert found == {f"http://testserver{address(product.pk, product.name)}" for product in products}
    assert not any(f"/products/{hidden.pk}-" in place for place in found)


def test_sitemap_holds_the_open_shops_and_the_provinces(client):
    shop = make_shop()
    make_shop(slug="closed", state="suspended")
    figures.forget()

    pages = locations(client.get("/sitemap-pages-0.xml"))
    shops = locations(client.get("/sitemap-shops-0.xml"))

    assert ("http://testserver/places/sakon-nakhon/" in pages, shops) == (
        True,
        [f"http://testserver/shops/{shop.slug}/"],
    )


def test_sitemap_has_no_other_sections(client):
    assert client.get("/sitemap-people-0.xml").status_code == 404
