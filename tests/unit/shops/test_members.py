"""Invitations serve once and for seven days; a shop is never without an owner."""

import datetime as dt
from functools import partial

import pytest
from django.utils import timezone

from netpracharat.refusals import Refusal
from shops import members
from shops.models import Invitation, ShopMember
from tests.factories import make_officer, make_shop, make_user

pytestmark = pytest.mark.django_db
OWNER, SELLER, PACKER = ShopMember.Role.OWNER, ShopMember.Role.SELLER, ShopMember.Role.PACKER


@pytest.fixture
def owner():
    return make_user("สมศรี")


@pytest.fixture
def shop(owner):
    return make_shop(owner=owner)


def roles_in(shop):
    return sorted(shop.members.values_list("role", flat=True))


def add(shop, role):
    return ShopMember.objects.create(shop=shop, user=make_user(), role=role)


def test_invited_person_joins_in_the_role_of_the_link(shop, owner):
    niece = make_user("หลานสาว")
    member = members.accept(members.invite(shop, PACKER, by=owner), by=niece)
    assert (member.shop, member.user, member.role) == (shop, niece, PACKER)


def test_link_serves_once(shop, owner):
    invitation = members.invite(shop, PACKER, by=owner)
    members.accept(invitation, by=make_user())
    with pytest.raises(Refusal):
        members.accept(invitation, by=make_user())
    assert roles_in(shop) == [OWNER, PACKER]


def test_old_link_is_refused(shop, owner):
    invitation = members.invite(shop, PACKER, by=owner)
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    with pytest.raises(Refusal):
        members.accept(invitation, by=make_user())
    assert roles_in(shop) == [OWNER]


def test_withdrawn_link_is_refused(shop, owner):
    invitation = members.invite(shop, PACKER, by=owner)
    members.withdraw_invitation(invitation)
    with pytest.raises(Refusal):
        members.accept(invitation, by=make_user())
    assert roles_in(shop) == [OWNER]


def test_member_who_opens_a_link_keeps_the_role_and_the_link(shop, owner):
    invitation = members.invite(shop, PACKER, by=owner)
    assert members.accept(invitation, by=owner).role == OWNER
    assert members.accept(invitation, by=make_user()).role == PACKER


def test_no_link_makes_an_owner(shop, owner):
    with pytest.raises(Refusal):
        members.invite(shop, OWNER, by=owner)
    assert Invitation.objects.count() == 0


def test_open_invitations_are_few(shop, owner):
    for _ in range(members.MOST_OPEN_INVITATIONS):
        members.invite(shop, PACKER, by=owner)
    with pytest.raises(Refusal):
        members.invite(shop, PACKER, by=owner)
    assert Invitation.objects.count() == members.MOST_OPEN_INVITATIONS


def test_role_changes(shop, owner):
    packer = add(shop, PACKER)
    members.change_role(packer, SELLER, by=owner)
    assert roles_in(shop) == [OWNER, SELLER]


def test_last_owner_stays_owner(shop, owner):
    add(shop, SELLER)
    last = shop.members.get(user=owner)
    with pytest.raises(Refusal):
        members.change_role(last, SELLER, by=owner)
    with pytest.raises(Refusal):
        members.remove(last, by=owner)
    assert roles_in(shop) == [OWNER, SELLER]


def test_one_of_two_owners_may_leave(shop, owner):
    add(shop, OWNER)
    members.remove(shop.members.get(user=owner), by=owner)
    assert roles_in(shop) == [OWNER]


def test_two_owners_who_both_leave_with_old_rows_leave_one(shop, owner):
    first, second = shop.members.get(user=owner), add(shop, OWNER)
    members.remove(first, by=owner)
    with pytest.raises(Refusal):
        members.remove(second, by=second.user)
    assert roles_in(shop) == [OWNER]


def test_who_is_gone_gets_no_role(shop, owner):
    packer = add(shop, PACKER)
    ShopMember.objects.filter(pk=packer.pk).delete()
    with pytest.raises(Refusal):
        members.change_role(packer, OWNER, by=owner)
    assert roles_in(shop) == [OWNER]


def test_no_owner_puts_out_another(shop, owner):
    other = add(shop, OWNER)
    for act in (partial(members.remove, other), partial(members.change_role, other, PACKER)):
        with pytest.raises(Refusal):
            act(by=owner)
    assert roles_in(shop) == [OWNER, OWNER]


def test_officer_who_is_no_member_puts_out_an_owner(shop, owner):
    members.remove(add(shop, OWNER), by=make_officer())
    assert list(shop.members.values_list("user", flat=True)) == [owner.pk]


def test_officer_decides_nothing_in_the_own_shop(shop, owner):
    officer = make_officer()
    ShopMember.objects.create(shop=shop, user=officer, role=OWNER)
    with pytest.raises(Refusal):
        members.remove(shop.members.get(user=owner), by=officer)
    assert roles_in(shop) == [OWNER, OWNER]
