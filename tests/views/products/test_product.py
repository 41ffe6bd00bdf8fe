"""A product's page: its one address, what can be bought, who sees it, what it costs."""

import datetime as dt
import html
import json
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from netpracharat.tints import tint_of
from products import stock
from products.catalogue.cards import address
from products.models import Photo, Product
from products.search import index
from products.states import ProductState
from shops.states import ShopState
from tests.factories import make_product, make_shop, make_user, make_variant

pytestmark = pytest.mark.django_db


def page_of(client: object, product: Product) -> str:
    response = client.get(address(product.pk, product.name))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def linked_data(page: str, kind: str) -> dict:
    blocks = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', page))
    return next(block for block in blocks if block["@type"] == kind)


def add_photos(product: Product, number: int) -> None:
    for position in range(number):
        key = f"{product.pk}key{position}"
        Photo.objects.create(product=product, key=key, width=1280, height=960, tint=tint_of(9, 9, 9), position=position)


@pytest.mark.parametrize("ending", ["", "-", "-ผ้าฝ้าย", "-ผ้าไหม-"])
def test_any_other_address_leads_to_the_one_of_today(client, ending):
    silk = make_product("ผ้าไหม")

    response = client.get(f"/products/{silk.pk}{ending}/")

    assert (response.status_code, response.url) == (302, address(silk.pk, "ผ้าไหม"))
    assert not response.has_header("Cache-Control")  # so no browser keeps it, and a name may return


def test_cloth_stands_in_place_of_photos(client):
    page = page_of(client, make_product("กล้วยฉาบน้ำผึ้ง"))

    assert 'class="photo photo--none weave weave--turmeric"' in page


@pytest.mark.parametrize("pk", ["0", "999999999", "9" * 18, "9" * 19])
def test_a_product_that_never_was_is_not_found(client, pk):
    assert client.get(f"/products/{pk}-x/").status_code == 404


def test_an_old_link_to_what_was_taken_off_the_shelf_leads_to_its_shop(client):
    silk = make_product("ผ้าไหม", state=ProductState.WITHDRAWN)
    other = make_product("ผ้าฝ้าย", shop=silk.shop)
    index.refresh([silk.pk, other.pk])

    response = client.get(f"/products/{silk.pk}-ผ้าไหม/")

    page = response.content.decode()
    assert (response.status_code, "สินค้านี้เลิกขายแล้ว" in page, "ผ้าไหม" in page) == (404, True, False)
    assert (f'data-product-id="{other.pk}"' in page, f'href="/shops/{silk.shop.slug}/"' in page) == (True, True)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": ProductState.DRAFT, "listed_at": None},
        {"state": ProductState.WITHDRAWN, "listed_at": None},
        {"state": ProductState.BLOCKED},
    ],
)
def test_what_buyers_never_saw_or_may_not_see_is_not_spoken_of(client, fields):
    silk = make_product("ผ้าไหม", **fields)

    response = client.get(f"/products/{silk.pk}/")

    assert (response.status_code, silk.shop.name in response.content.decode()) == (404, False)


def test_page_names_price_shop_place_and_delivery(client):
    silk = make_product("ผ้าไหม", unit="ผืน", price=1850)

    words = " ".join(re.sub(r"<[^>]*>", " ", page_of(client, silk)).split())

    for expected in ("฿1,850 / ผืน", "กลุ่มทอผ้าบ้านดอนกอย · สกลนคร", "ต.สว่าง อ.พรรณานิคม จ.สกลนคร", "ค่าส่ง ฿50"):
        assert expected in words


def test_single_variant_is_put_into_the_basket_without_a_choice(client):
    silk = make_product("ผ้าไหม")

    page = page_of(client, silk)

    assert f'<input type="hidden" name="variant" value="{silk.variants.get().pk}">' in page
    assert 'type="radio"' not in page


def test_variants_are_chosen_and_what_is_sold_out_cannot_be(client):
    silk = make_product("ผ้าไหม", on_hand=0)
    long = make_variant(silk, name="ยาว", price=3700)

    radios = re.findall(r'<input type="radio"[^>]*>', page_of(client, silk))

    assert [("disabled" in radio, "checked" in radio) for radio in radios] == [(True, False), (False, True)]
    assert f'value="{long.pk}"' in radios[1]


def test_sold_out_is_said_and_nothing_can_be_bought(client):
    silk = make_product("ผ้าไหม", on_hand=1)
    stock.allocate({silk.variants.get().pk: 1}, reference="test")

    page = page_of(client, silk)

    assert ("หมดแล้ว" in page, 'form="buy"' in page) == (True, False)


def test_last_ones_are_counted(client):
    assert "เหลือ 2" in page_of(client, make_product("ผ้าไหม", on_hand=2))


def test_made_to_order_says_how_long_it_takes(client):
    page = page_of(client, make_product("ผ้าซิ่น", on_hand=0, is_made_to_order=True, lead_days=14))

    assert ("ทำตามสั่ง ใช้เวลา 14 วัน" in page, 'form="buy"' in page) == (True, True)


def test_out_of_season_is_said_in_words(client):
    month = timezone.localdate().month
    over = (month + 3) % 12 + 1
    page = page_of(client, make_product("มังคุด", season_from=over, season_to=over))

    assert "นอกฤดู" in page


def test_shop_on_holiday_sells_nothing(client):
    today = timezone.localdate()
    shop = make_shop(holiday_from=today, holiday_to=today + dt.timedelta(days=3))

    page = page_of(client, make_product("ผ้าไหม", shop=shop))

    assert ("ร้านหยุดถึง" in page, 'form="buy"' in page) == (True, False)


@pytest.mark.parametrize("state", ["draft", "withdrawn", "blocked"])
def test_what_is_not_on_sale_is_seen_by_its_own_shop_alone(client, state):
    owner = make_user()
    hidden = make_product("ผ้าไหม", shop=make_shop(owner=owner), state=state)
    place = address(hidden.pk, hidden.name)

    seen = {"guest": client.get(place).status_code}
    for who, user in (("rival", make_user()), ("owner", owner)):
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        seen[who] = client.get(place).status_code

    assert seen == {"guest": 404, "rival": 404, "owner": 200}
    page = page_of(client, hidden)
    assert ("มีแต่ร้านของคุณที่เห็นหน้านี้" in page, 'form="buy"' in page) == (True, False)


def test_products_of_a_closed_shop_are_not_found(client):
    silk = make_product("ผ้าไหม", shop=make_shop(state=ShopState.SUSPENDED))

    assert client.get(address(silk.pk, silk.name)).status_code == 404


def test_search_engines_read_price_and_stock(client):
    silk = make_product('ผ้าไหม </script><script>alert("1")', price=Decimal("1850.50"))
    add_photos(silk, 1)

    data = linked_data(client.get(address(silk.pk, silk.name)).content.decode(), "Product")

    assert data["name"] == 'ผ้าไหม </script><script>alert("1")'
    assert (data["offers"]["lowPrice"], data["offers"]["priceCurrency"]) == ("1850.50", "THB")
    assert data["offers"]["availability"] == "https://schema.org/InStock"
    assert data["image"][0].startswith("http://testserver/")


def test_page_is_shared_with_its_whole_address(client):
    silk = make_product("ผ้าไหม")

    page = client.get(address(silk.pk, silk.name)).content.decode()

    assert f'data-copy="http://testserver{address(silk.pk, "ผ้าไหม")}"' in page
    assert f'<link rel="canonical" href="http://testserver{address(silk.pk, "ผ้าไหม")}">' in page
    assert 'href="https://line.me/R/share?text=' in page


@pytest.mark.parametrize("others", [0, 1, 3, 8])
def test_page_costs_the_same_whatever_it_shows(client, others, django_assert_num_queries):
    shop = make_shop()
    silk = make_product("ผ้าไหม", shop=shop)
    add_photos(silk, others)
    for number in range(others):
        make_variant(silk, name=f"แบบ {number}")
    more = [make_product(f"ผ้าฝ้าย {number}", shop=shop) for number in range(others)]
    index.refresh([silk.pk, *(product.pk for product in more)])

    with django_assert_num_queries(2):
        client.get(address(silk.pk, silk.name))
