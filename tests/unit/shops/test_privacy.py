"""A person leaves, and what the shops know of them with them."""

import pytest

from netpracharat.accounts import privacy
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from shops.models import PromptPayAccount, Shop, ShopMember
from shops.states import ShopState
from tests.factories import make_shop, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def somsri():
    return make_user("สมศรี")


def test_copy_names_shops_and_what_is_the_owners(somsri):
    make_shop("ของฉัน", owner=somsri, phone="+66812345678")
    ShopMember.objects.create(shop=make_shop("ของเพื่อน"), user=somsri, role=ShopMember.Role.PACKER)
    mine, friends = privacy.export(somsri)["shops"]
    assert (mine["shop"], mine["phone"], mine["promptpay"]["target"]) == ("ของฉัน", "+66812345678", "0812345678")
    assert set(friends) == {"shop", "role", "joined_at"}


@pytest.mark.parametrize("state", [ShopState.SUBMITTED, ShopState.APPROVED])
def test_only_owner_of_an_open_shop_has_to_settle_it(somsri, state):
    make_shop(owner=somsri, state=state)
    with pytest.raises(Refusal):
        privacy.erase(somsri)
    assert User.objects.get(pk=somsri.pk).name == "สมศรี"
    assert PromptPayAccount.objects.count() == 1


def test_only_owner_does_not_leave_others_without_one(somsri):
    shop = make_shop(owner=somsri, state=ShopState.DRAFT)
    ShopMember.objects.create(shop=shop, user=make_user(), role=ShopMember.Role.SELLER)
    assert len(privacy.objections(somsri)) == 1


def test_one_of_two_owners_just_leaves(somsri):
    shop = make_shop(owner=somsri)
    ShopMember.objects.create(shop=shop, user=make_user(), role=ShopMember.Role.OWNER)
    privacy.erase(somsri)
    assert (shop.members.count(), PromptPayAccount.objects.count()) == (1, 1)


def test_closed_shop_of_one_person_forgets_that_person(somsri):
    shop = make_shop(owner=somsri, state=ShopState.DRAFT, phone="+66812345678", line_id="somsri", story="ฉันชื่อสมศรี")
    privacy.erase(somsri)
    shop = Shop.objects.get(pk=shop.pk)
    assert (shop.phone, shop.line_id, shop.story, shop.members.count()) == ("", "", "", 0)
    assert PromptPayAccount.objects.count() == 0
