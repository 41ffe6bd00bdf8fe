"""Another account needs a second person and a day; anybody of the shop can stop it; everybody is told."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from netpracharat.refusals import Refusal
from shops import money
from shops.models import AccountChange, PromptPayAccount, ShopMember
from shops.states import ChangeState
from tests.factories import make_officer, make_shop, make_user

pytestmark = pytest.mark.django_db
OWNER, SELLER, PACKER = ShopMember.Role.OWNER, ShopMember.Role.SELLER, ShopMember.Role.PACKER
OLD, NEW = "0812345678", "0899999999"


@pytest.fixture
def owner():
    return make_user("สมศรี")


@pytest.fixture
def shop(owner):
    return make_shop(owner=owner)


def add(shop, role, *, days=30):
    since = timezone.now() - dt.timedelta(days=days)
    return ShopMember.objects.create(shop=shop, user=make_user(), role=role, joined_at=since).user


def new_account():
    return PromptPayAccount(kind=PromptPayAccount.Kind.PHONE, target=NEW, holder="กลุ่มทอผ้า")


def pays_into(shop):
    return PromptPayAccount.objects.get(shop=shop).target


def may_agree(user, change):
    return user.has_perm("shops.agree_to_account_change", change)


@pytest.fixture
def change(shop, owner):
    return money.ask(shop, new_account(), by=owner)


@pytest.fixture
def agreed(change, shop):
    money.agree(change, by=add(shop, SELLER))
    return change


def test_account_of_a_shop_that_never_opened_changes_at_once(owner):
    shop = make_shop(owner=owner, state="draft", approved_at=None)
    assert money.ask(shop, new_account(), by=owner) is None
    assert (pays_into(shop), AccountChange.objects.count()) == (NEW, 0)


def test_asked_change_changes_nothing_yet(shop, change):
    money.put_in_force(timezone.now() + dt.timedelta(days=30))
    assert (pays_into(shop), AccountChange.objects.get().state) == (OLD, ChangeState.ASKED)


def test_second_change_waits_for_the_first(shop, owner, change):
    with pytest.raises(Refusal):
        money.ask(shop, new_account(), by=owner)
    assert AccountChange.objects.count() == 1


def test_who_asked_does_not_agree(change, owner):
    with pytest.raises(Refusal):
        money.agree(change, by=owner)
    assert (may_agree(owner, change), AccountChange.objects.get().state) == (False, ChangeState.ASKED)


def test_database_refuses_one_who_agrees_with_oneself(change, owner):
    with pytest.raises(IntegrityError, match="account_change_is_agreed_to_by_somebody_else"), transaction.atomic():
        AccountChange.objects.update(agreed_by=owner)
    assert AccountChange.objects.get().agreed_by is None


def test_people_trusted_with_money_for_a_week_and_officers_may_agree(shop, change):
    people = {
        "seller": add(shop, SELLER),
        "owner": add(shop, OWNER),
        "packer": add(shop, PACKER),
        "new seller": add(shop, SELLER, days=6),
        "officer": make_officer(),
        "stranger": make_user(),
    }
    assert [name for name, person in people.items() if may_agree(person, change)] == ["seller", "owner", "officer"]


def test_agreed_change_takes_effect_a_day_later_and_not_before(shop, agreed):
    almost = agreed.agreed_at + money.COOLING - dt.timedelta(seconds=1)
    money.put_in_force(almost)
    assert pays_into(shop) == OLD
    money.put_in_force(agreed.takes_effect_at)
    assert (pays_into(shop), AccountChange.objects.get().state) == (NEW, ChangeState.IN_FORCE)


@pytest.mark.parametrize("role", [OWNER, SELLER, PACKER])
def test_anybody_of_the_shop_stops_it(shop, agreed, role):
    money.stop(agreed, by=add(shop, role))
    money.put_in_force(agreed.takes_effect_at)
    assert (pays_into(shop), AccountChange.objects.get().state) == (OLD, ChangeState.STOPPED)


def test_what_is_in_force_is_not_stopped_any_more(shop, owner, agreed):
    money.put_in_force(agreed.takes_effect_at)
    with pytest.raises(Refusal):
        money.stop(agreed, by=owner)
    assert pays_into(shop) == NEW


def test_every_member_is_told_of_every_step(shop, owner, django_capture_on_commit_callbacks):
    seller = add(shop, SELLER)
    add(shop, PACKER)
    with django_capture_on_commit_callbacks() as asking:
        change = money.ask(shop, new_account(), by=owner)
    with django_capture_on_commit_callbacks() as agreeing:
        money.agree(change, by=seller)
    with django_capture_on_commit_callbacks() as changing:
        money.put_in_force(change.takes_effect_at)
    assert [len(asking), len(agreeing), len(changing)] == [3, 3, 3]


def test_shop_of_one_person_waits_for_an_officer(shop, change):
    assert AccountChange.objects.without_a_second().count() == 1
    add(shop, SELLER)
    assert AccountChange.objects.without_a_second().count() == 0
