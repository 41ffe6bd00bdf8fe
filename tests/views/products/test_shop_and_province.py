"""The public page of a shop, and of a province."""

import pytest
from django.urls import reverse

from shops.states import ShopState
from tests.factories import make_shop


def test_shop_page_shows_its_own_goods(client, shelve):
    (silk,) = shelve("ผ้าไหม")
    shelve("ข้าวหอม", shop=make_shop("ร้านอื่น"))

    page = client.get(reverse("shop_page", args=[silk.shop.slug])).content.decode()

    assert ("ผ้าไหม" in page, "ข้าวหอม" in page, "ต.สว่าง อ.พรรณานิคม จ.สกลนคร" in page) == (True, False, True)


@pytest.mark.parametrize("state", [ShopState.DRAFT, ShopState.SUBMITTED, ShopState.SUSPENDED])
def test_page_of_a_shop_that_is_not_open_is_not_found(client, db, state):
    shop = make_shop(state=state)

    assert client.get(reverse("shop_page", args=[shop.slug])).status_code == 404


def test_shop_page_costs_the_same_with_one_product_and_with_three(client, shelve, django_assert_num_queries):
    (silk,) = shelve("ผ้าไหม")
    page = reverse("shop_page", args=[silk.shop.slug])
    client.get(page)
    with django_assert_num_queries(3):
        client.get(page)
    shelve("ผ้าฝ้าย", "ผ้าซิ่น")
    client.get(page)
    with django_assert_num_queries(3):
        client.get(page)


def test_province_page_shows_goods_shops_and_counts(client, shelve):
    shelve("ผ้าไหม", "ผ้าฝ้าย")

    page = client.get("/places/sakon-nakhon/").content.decode()

    assert ("2 รายการ · 1 ร้าน" in page, "กลุ่มทอผ้าบ้านดอนกอย" in page) == (True, True)


def test_province_without_shops_invites_the_first_one(client, db):
    page = client.get("/places/nan/").content.decode()

    assert 'class="empty"' in page


def test_a_province_that_is_none_is_not_found(client, db):
    assert client.get("/places/atlantis/").status_code == 404
