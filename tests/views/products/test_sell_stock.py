"""Stock by plus and minus: each press is one movement, none goes below what is ordered, none touches another shop."""

import pytest
from django.test import Client

from products import stock
from products.goods import PAGE
from products.models import Movement
from products.states import ProductState
from tests.factories import make_product, make_shop, make_user, make_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"))


@pytest.fixture
def seller(shop):
    client = Client()
    client.force_login(shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def variant(shop):
    return make_product(shop=shop, on_hand=5).variants.get()


def press(seller, shop, variant, change, **headers):
    address = f"/sell/{shop.slug}/products/stock/{variant.pk}/"
    return seller.post(
        address, {"change": change}, headers={"Referer": f"http://testserver/sell/{shop.slug}/", **headers}
    )


def levels(variant):
    variant.stock.refresh_from_db()
    return variant.stock.on_hand, variant.stock.allocated


def moved(variant):
    return list(variant.movements.filter(kind=Movement.Kind.ADJUST).values_list("on_hand_change", flat=True))


def test_each_press_is_one_movement(seller, shop, variant):
    for change in ("1", "10", "-1"):
        answer = press(seller, shop, variant, change)
    assert answer["Location"] == f"http://testserver/sell/{shop.slug}/#variant-{variant.pk}"
    assert (moved(variant), levels(variant)) == ([1, 10, -1], (15, 0))


def test_minus_stops_at_what_is_ordered_and_says_so(seller, shop, variant):
    stock.allocate({variant.pk: 4}, reference="test")
    row = press(seller, shop, variant, "-1", **{"X-Part": "stock"})
    assert row.context["trouble"] == ""
    row = press(seller, shop, variant, "-1", **{"X-Part": "stock"})
    assert row.context["trouble"] != ""
    assert (moved(variant), levels(variant)) == ([-1], (4, 4))
    stock.release({variant.pk: 4}, reference="test")


@pytest.mark.parametrize("change", ["", "-5", "1000", "๑", "1e3"])
def test_no_other_change_is_taken(seller, shop, variant, change):
    press(seller, shop, variant, change)
    assert (moved(variant), levels(variant)) == ([], (5, 0))


def test_stock_of_another_shop_is_not_found(seller, shop):
    foreign = make_product(shop=make_shop("ร้านอื่น")).variants.get()
    assert press(seller, shop, foreign, "1").status_code == 404
    assert (moved(foreign), levels(foreign)) == ([], (5, 0))


def test_page_is_bounded_and_costs_the_same_for_a_page_as_for_one(
    seller, shop, django_assert_num_queries, django_assert_max_num_queries
):
    make_product(shop=shop)
    address = f"/sell/{shop.slug}/products/stock/"
    with django_assert_max_num_queries(12) as first:
        seller.get(address)
    for _number in range(PAGE):
        make_variant(make_product(shop=shop), name="ใหญ่")
    make_product(shop=shop, state=ProductState.DRAFT)
    with django_assert_num_queries(len(first)):
        answer = seller.get(address)
    assert (len(answer.context["products"]), answer.context["goods"].next_url() != "") == (PAGE, True)


@pytest.mark.parametrize(("typed", "kept"), [("๗", 7), ("0", 0), ("-1", 2), ("x", 2)])
def test_shops_number_of_few_is_kept(seller, shop, typed, kept):
    seller.post(f"/sell/{shop.slug}/products/stock/alert/", {"low_stock_at": typed})
    shop.refresh_from_db()
    assert shop.low_stock_at == kept
