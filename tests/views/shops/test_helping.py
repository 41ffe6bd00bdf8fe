"""Letting somebody help, what they did, and the helper's own page."""

import pytest
from django.urls import reverse

from shops import members
from shops.models import HelperAct, Invitation, ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.views.shops.conftest import sign_in

pytestmark = pytest.mark.django_db
HELPER = ShopMember.Role.HELPER


def address(name, shop, *more):
    return reverse(name, args=(shop.slug, *more))


@pytest.fixture
def kaeo(shop, somsri):
    kaeo = make_user("แก้ว")
    members.accept(members.invite(shop, HELPER, by=somsri, days=30), by=kaeo)
    return kaeo


@pytest.fixture
def helper(kaeo):
    return sign_in(kaeo)


def test_owner_makes_a_link_for_a_month_and_sees_it(owner, shop):
    owner.post(address("shop_helper_invite", shop), {"days": 30})
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.days) == (HELPER, 30)
    assert f"/invitations/{invitation.token}/" in owner.get(address("shop_helpers", shop)).content.decode()


def test_no_link_for_an_odd_time(owner, shop):
    owner.post(address("shop_helper_invite", shop), {"days": 3650})
    assert Invitation.objects.count() == 0


def test_what_the_helper_did_stands_with_the_shop(owner, helper, shop):
    product = make_product(shop=shop)
    helper.post(address("shop_product_withdraw", shop, product.pk))
    assert [(act.by.name, act.name) for act in HelperAct.objects.all()] == [("แก้ว", "shop_product_withdraw")]
    page = owner.get(address("shop_helpers", shop)).content.decode()
    assert "แก้ว ทำแทนร้าน กลุ่มทอผ้าบ้านดอนกอย" in page


def test_what_was_refused_or_wrong_is_no_act(helper, shop):
    product = make_product(shop=shop)
    helper.post(address("shop_product_submit", shop, product.pk))  # on the shelf already
    helper.post(address("shop_edit", shop), {"name": ""})
    helper.get(address("shop_edit", shop))
    assert HelperAct.objects.count() == 0


def test_what_members_do_is_no_act_of_a_helper(owner, shop):
    owner.post(address("shop_product_withdraw", shop, make_product(shop=shop).pk))
    assert HelperAct.objects.count() == 0


def test_owner_ends_it(owner, helper, kaeo, shop):
    owner.post(address("shop_helper_end", shop, shop.members.get(user=kaeo).pk))
    assert helper.get(address("shop_products", shop)).status_code == 404


def test_owner_ends_no_member_here(owner, packer, shop):
    seat = shop.members.get(role=ShopMember.Role.PACKER)
    assert owner.post(address("shop_helper_end", shop, seat.pk)).status_code == 404
    assert shop.members.count() == 2


def test_helper_lands_on_the_own_page_with_what_is_missing(helper, shop):
    assert helper.get("/sell/").url == "/sell/helping/"
    ((found, _until, lacks),) = helper.get("/sell/helping/").context["shops"]
    assert (found, len(lacks)) == (shop, 3)


def test_own_page_costs_the_same_with_many_shops(helper, kaeo, django_assert_num_queries):
    for _ in range(3):
        other = make_shop(owner=make_user())
        members.accept(members.invite(other, HELPER, by=other.members.get().user, days=7), by=kaeo)
    with django_assert_num_queries(7):
        assert len(helper.get("/sell/helping/").context["shops"]) == 4
