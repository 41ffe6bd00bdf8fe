"""A helper acts for a shop for a time; what was done is written down, what failed is not."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from netpracharat.refusals import Refusal
from products.states import ProductState
from shops import helping, members
from shops.models import Shop, ShopMember
from tests.factories import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
HELPER, OWNER = ShopMember.Role.HELPER, ShopMember.Role.OWNER


@pytest.fixture
def shop():
    return make_shop(owner=make_user("สมศรี"))


@pytest.fixture
def owner(shop):
    return shop.members.get().user


@pytest.fixture
def kaeo(shop, owner):
    kaeo = make_user("แก้ว")
    members.accept(members.invite(shop, HELPER, by=owner, days=30), by=kaeo)
    return kaeo


def may(user, shop):
    """What the user may do, with nothing remembered of before."""
    user.__dict__.pop("_shop_roles", None)
    asked = (
        "list_shop_products",
        "handle_shop_orders",
        "handle_shop_payments",
        "manage_shop_members",
        "answer_for_shop",
    )
    return [name for name in asked if user.has_perm(f"shops.{name}", shop)]


def test_helper_lists_and_sends_but_has_no_say_on_money_people_and_awards(shop, kaeo):
    assert may(kaeo, shop) == ["list_shop_products", "handle_shop_orders"]


def test_time_runs_from_joining_on(shop, kaeo):
    left = ShopMember.objects.get(user=kaeo).until - timezone.now()
    assert dt.timedelta(days=29, hours=23) < left <= dt.timedelta(days=30)


def test_when_the_time_is_over_nothing_is_allowed(shop, kaeo):
    ShopMember.objects.filter(user=kaeo).update(until=timezone.now())
    assert may(kaeo, shop) == []
    members.end_help(timezone.now())
    assert list(shop.members.values_list("role", flat=True)) == [OWNER]


def test_help_is_given_again_after_it_ended(shop, owner, kaeo):
    ShopMember.objects.filter(user=kaeo).update(until=timezone.now())
    members.accept(members.invite(shop, HELPER, by=owner, days=7), by=kaeo)
    assert may(kaeo, shop) == ["list_shop_products", "handle_shop_orders"]


def test_helper_who_becomes_a_seller_stays(shop, owner, kaeo):
    members.change_role(shop.members.get(user=kaeo), ShopMember.Role.SELLER, by=owner)
    assert ShopMember.objects.get(user=kaeo).until is None


def test_helper_puts_nobody_out(shop, owner, kaeo):
    with pytest.raises(Refusal):
        members.remove(shop.members.get(user=owner), by=kaeo)
    assert shop.members.count() == 2


def test_database_refuses_a_helper_without_an_end(shop, kaeo):
    with pytest.raises(IntegrityError, match="shop_member_is_there_for_a_time_as_a_helper_alone"), transaction.atomic():
        ShopMember.objects.filter(user=kaeo).update(until=None)
    assert ShopMember.objects.get(user=kaeo).until is not None


def words_of_lacks(*shops):
    found = helping.lacks_of(Shop.objects.filter(pk__in=[shop.pk for shop in shops]))
    return [[lack.word for lack in found[shop.pk]] for shop in shops]


def test_lacks_name_what_a_shop_could_do_better(in_english):
    bare, better = make_shop(), make_shop("ดีแล้ว", story="ทอมา", picture={"key": "x"})
    make_product(shop=better)
    make_product(shop=better, state=ProductState.DRAFT)
    assert words_of_lacks(bare, better) == [
        ["a photo of the shop", "the shop's story", "goods on the shelf"],
        ["a photo of 1 product"],
    ]


def test_lacks_cost_the_same_for_many_shops(django_assert_num_queries):
    shops = [make_shop() for _ in range(4)]
    for some in (shops[:1], shops):
        with django_assert_num_queries(2):
            helping.lacks_of(some)
