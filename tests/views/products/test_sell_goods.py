"""A shop's list of goods: bounded, by state, with price and count changed on the spot."""

import pytest
from django.urls import reverse

from products import goods, listing
from products.states import ProductState
from tests.factories import make_product, make_shop, make_user, make_variant

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def shop(client):
    owner = make_user("มาลี")
    client.force_login(owner, BACKEND)
    return make_shop(owner=owner)


def page(client, shop, **params):
    return client.get(reverse("shop_products", args=(shop.slug,)), params)


def shown(response):
    return [row["name"] for row in response.context["goods"].rows()]


def test_goods_are_those_of_the_shop_alone(client, shop):
    make_product("ของร้านอื่น")
    make_product("ของเรา", shop=shop)
    assert shown(page(client, shop)) == ["ของเรา"]


@pytest.mark.parametrize(
    ("tab", "names"),
    [
        ("", ["ร่าง", "พัก", "หมด", "ขาย"]),
        ("listed", ["หมด", "ขาย"]),
        ("sold_out", ["หมด"]),
        ("draft", ["ร่าง"]),
        ("off", ["พัก"]),
    ],
)
def test_tabs_show_goods_by_what_is_to_be_done(client, shop, tab, names):
    make_product("ขาย", shop=shop)
    make_product("หมด", shop=shop, on_hand=0)
    listing.withdraw(make_product("พัก", shop=shop))
    make_product("ร่าง", shop=shop, state=ProductState.DRAFT, listed_at=None)
    response = page(client, shop, show=tab)
    assert shown(response) == names
    assert [tab["count"] for tab in response.context["goods"].tabs()] == [4, 2, 1, 1, 1]


def test_pages_follow_one_another_without_gaps(client, shop, monkeypatch):
    monkeypatch.setattr(goods, "PAGE", 2)
    for number in range(5):
        make_product(f"สินค้า {number}", shop=shop)
    first = page(client, shop)
    second = client.get(first.request["PATH_INFO"] + first.context["goods"].next_url())
    assert (shown(first), shown(second)) == (["สินค้า 4", "สินค้า 3"], ["สินค้า 2", "สินค้า 1"])


def test_goods_are_found_by_name_and_by_own_code(client, shop):
    make_product("ผ้าไหม", shop=shop, sku="A1")
    make_product("กล้วยตาก", shop=shop, sku="A2")
    assert shown(page(client, shop, q="ไหม")) == ["ผ้าไหม"]
    assert shown(page(client, shop, q="a2")) == ["กล้วยตาก"]


@pytest.mark.parametrize("params", [{"before": "x"}, {"before": "9" * 40}, {"show": "x"}])
def test_odd_addresses_show_the_list(client, shop, params):
    assert page(client, shop, **params).status_code == 200


def test_list_costs_the_same_for_many_goods(client, shop, django_assert_num_queries):
    make_product(shop=shop)
    page(client, shop)
    with django_assert_num_queries(9):
        page(client, shop)
    for _ in range(3):
        make_variant(make_product(shop=shop), name="ใหญ่")
    with django_assert_num_queries(9):
        page(client, shop)


def change(client, product, price, available, version=None):
    variant = product.variants.get()
    typed = {"version": product.version if version is None else version, "offers-TOTAL_FORMS": 1}
    typed |= {"offers-INITIAL_FORMS": 0, "offers-0-variant": variant.pk, "offers-0-was": variant.stock.available}
    typed |= {"offers-0-price": price, "offers-0-available": available}
    response = client.post(reverse("shop_product_offers", args=(product.shop.slug, product.pk)), typed)
    product.refresh_from_db()
    return response


def test_price_and_count_change_at_once(client, shop):
    product = make_product(shop=shop)
    change(client, product, "฿2,000", "๗")
    assert (product.state, product.price_from) == (ProductState.LISTED, 2000)
    assert product.variants.get().stock.available == 7


def test_wrong_count_is_said_beside_it_and_nothing_changes(client, shop):
    product = make_product(shop=shop)
    response = change(client, product, "2000", "หลายชิ้น")
    assert list(response.context["quick"].offers[0].errors) == ["available"]
    assert (product.price_from, product.variants.get().stock.available) == (1850, 5)
    assert "หลายชิ้น" in response.text


def test_count_of_an_older_page_is_not_taken(client, shop):
    product = make_product(shop=shop)
    change(client, product, "1850", "9")
    response = change(client, product, "1850", "20", version=0)
    assert response.context["quick"].is_stale
    assert product.variants.get().stock.available == 9


def test_product_is_taken_off_the_shelf_and_put_back(client, shop):
    product = make_product(shop=shop)
    for name, state in (("withdraw", ProductState.WITHDRAWN), ("submit", ProductState.LISTED)):
        client.post(reverse(f"shop_product_{name}", args=(shop.slug, product.pk)))
        product.refresh_from_db()
        assert product.state == state
