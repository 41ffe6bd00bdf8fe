"""Whatever is changed about shops, their people, money and prices stays readable: who, when, from which page."""

import pytest
from django.db import connection
from django.urls import reverse

from netpracharat.history import showing
from products.models import Variant
from shops import members, money, privacy
from shops.models import PromptPayAccount, Shop, ShopMember
from tests.factories import make_product, make_shop, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def address(name, shop, *more):
    return reverse(name, args=(shop.slug, *more))


def history_of(officer, row, name="shops_shop", *, births=False):
    changes = officer.get(reverse(f"admin:{name}_history", args=(row.pk,))).context["changes"]
    told = [(str(change.verb), change.by, change.where, [tuple(line) for line in change.lines]) for change in changes]
    return [change for change in told if births or change[0] != "added"]


def test_change_tells_who_on_which_page_and_what(owner, officer, shop):
    owner.post(address("shop_holiday", shop), {"first": "1/12/2569", "last": "5/12/2569"})
    (change,) = history_of(officer, shop)
    assert change == (
        "changed",
        "สมศรี",
        "/sell/กลุ่มทอผ้า/shop/holiday/",
        [("holiday from", "", "2026-12-01"), ("holiday to", "", "2026-12-05")],
    )


def test_two_changes_are_told_one_after_the_other(officer, shop):
    for name in ("ชื่อใหม่", "ชื่อล่าสุด"):
        Shop.objects.filter(pk=shop.pk).update(name=name)
    lines = [lines for _verb, _by, _where, lines in history_of(officer, shop)]
    assert lines == [
        [("shop name", "ชื่อใหม่", "ชื่อล่าสุด")],
        [("shop name", "กลุ่มทอผ้าบ้านดอนกอย", "ชื่อใหม่")],
    ]


def test_what_nobody_asked_for_has_no_name(officer, shop):
    Shop.objects.filter(pk=shop.pk).update(name="ชื่อใหม่")
    assert [(by, where) for _verb, by, where, _lines in history_of(officer, shop)] == [("", "")]


def test_people_and_account_stand_with_the_shop(owner, officer, shop, somsri):
    ploy = make_user("พลอย")
    members.accept(members.invite(shop, ShopMember.Role.SELLER, by=somsri), by=ploy)
    money.set_promptpay(shop, PromptPayAccount(kind="phone", target="0899999999", holder="ใหม่"), by=somsri)
    owner.post(address("shop_member_remove", shop, shop.members.get(user=ploy).pk))
    told = [
        (verb, by, sorted(label for label, *_ in lines))
        for verb, by, _where, lines in history_of(officer, shop, births=True)
    ]
    assert sorted(told) == [
        ("added", "", ["person", "role", "shop"]),
        ("added", "", ["person", "role", "shop"]),  # the owner, before
        ("changed", "", ["PromptPay number", "account name"]),
        ("removed", "สมศรี", ["person", "role", "shop"]),
    ]


def test_prices_stand_with_the_product(officer, shop):
    product = make_product(shop=shop, price=100)
    Variant.objects.filter(product=product).update(price=120)
    (change,) = history_of(officer, product, "products_product")
    assert change[3] == [("price (baht)", "100.00", "120.00")]


def test_counters_of_a_product_leave_no_trace(officer, shop):
    product = make_product(shop=shop)
    type(product).objects.filter(pk=product.pk).update(popularity=7)
    assert history_of(officer, product, "products_product") == []


def test_one_request_signs_nothing_of_the_next(owner, officer, shop):
    owner.post(address("shop_holiday", shop), {"first": "1/12/2569", "last": "5/12/2569"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', '', false)")  # a commit's end, in this test's one
    Shop.objects.filter(pk=shop.pk).update(name="ชื่อใหม่")
    assert [by for _verb, by, _where, _lines in history_of(officer, shop)] == ["", "สมศรี"]


def test_history_costs_the_same_with_more_changes(shop, django_assert_num_queries):
    for number in range(3):
        Shop.objects.filter(pk=shop.pk).update(name=f"ชื่อ {number}")
    with django_assert_num_queries(3):
        assert len(showing.of(shop.events.all())) == 3
    for number in range(20):
        Shop.objects.filter(pk=shop.pk).update(name=f"ร้าน {number}")
    with django_assert_num_queries(3):
        assert len(showing.of(shop.events.all())) == 23


def test_erased_owner_takes_the_numbers_along(somsri, shop):
    money.set_promptpay(shop, PromptPayAccount(kind="phone", target="0899999999", holder="ใหม่"), by=somsri)
    privacy.erase(somsri)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shops_promptpayaccountevent")
        assert cursor.fetchone() == (0,)


def test_shop_of_others_is_not_in_it(officer, shop):
    other = make_shop("อื่น", owner=make_user())
    Shop.objects.filter(pk=other.pk).update(name="ชื่อใหม่")
    assert all("ชื่อใหม่" not in str(change) for change in history_of(officer, shop))
