"""Inviting, joining, leaving."""

import pytest
from django.urls import reverse

from shops import members
from shops.models import Invitation, ShopMember
from tests.factories import make_shop, make_user
from tests.views.shops.conftest import sign_in

pytestmark = pytest.mark.django_db
OWNER, SELLER, PACKER = ShopMember.Role.OWNER, ShopMember.Role.SELLER, ShopMember.Role.PACKER


@pytest.fixture
def invitation(shop, somsri):
    return members.invite(shop, SELLER, by=somsri)


def test_owner_makes_a_link_and_sees_it(owner, shop):
    owner.post(reverse("shop_invite", args=(shop.slug,)), {"role": PACKER})
    page = owner.get(reverse("shop_members", args=(shop.slug,))).content.decode()
    assert f"http://testserver/invitations/{Invitation.objects.get().token}/" in page


def test_link_for_an_owner_is_not_made(owner, shop):
    owner.post(reverse("shop_invite", args=(shop.slug,)), {"role": OWNER})
    assert Invitation.objects.count() == 0


def test_guest_reads_the_invitation_and_is_led_to_sign_in(client, invitation):
    address = invitation.get_absolute_url()
    assert f"?next={address}" in client.get(address).content.decode()
    assert client.post(address).url == f"/sign-in/?next={address}"
    assert invitation.shop.members.count() == 1


def test_invited_person_joins(invitation):
    ploy = make_user("พลอย")
    answer = sign_in(ploy).post(invitation.get_absolute_url())
    assert answer.url == reverse("shop_settings", args=(invitation.shop.slug,))
    assert invitation.shop.members.get(user=ploy).role == SELLER


def test_used_link_says_so(client, invitation):
    members.accept(invitation, by=make_user())
    assert client.get(invitation.get_absolute_url()).context["is_open"] is False


def test_unknown_link_is_not_found(client):
    assert client.get("/invitations/nothing/").status_code == 404


def test_withdrawn_link_is_gone(owner, invitation):
    owner.post(reverse("shop_invitation_withdraw", args=(invitation.shop.slug, invitation.pk)))
    assert Invitation.objects.count() == 0


def test_roles_are_given_by_the_owner(owner, packer, shop):
    kham = shop.members.get(role=PACKER)
    owner.post(reverse("shop_member_role", args=(shop.slug, kham.pk)), {"role": OWNER})
    assert shop.members.get(pk=kham.pk).role == OWNER


def test_members_of_another_shop_are_out_of_reach(owner, shop):
    stranger = ShopMember.objects.create(shop=make_shop("อื่น"), user=make_user(), role=SELLER)
    for name in ("shop_member_role", "shop_member_remove"):
        assert owner.post(reverse(name, args=(shop.slug, stranger.pk)), {"role": PACKER}).status_code == 404
    assert ShopMember.objects.get(pk=stranger.pk).role == SELLER


def test_last_owner_reads_why_not(owner, shop):
    page = "http://testserver" + reverse("shop_settings", args=(shop.slug,))
    answer = owner.post(reverse("shop_leave", args=(shop.slug,)), follow=True, headers={"Referer": page})
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert shop.members.count() == 1


def test_packer_leaves(packer, shop):
    packer.post(reverse("shop_leave", args=(shop.slug,)))
    assert shop.members.count() == 1


def test_members_cost_the_same_however_many(owner, shop, django_assert_num_queries):
    address = reverse("shop_members", args=(shop.slug,))
    owner.get(address)
    with django_assert_num_queries(6):
        owner.get(address)
    for _ in range(2):
        ShopMember.objects.create(shop=shop, user=make_user(), role=PACKER)
    with django_assert_num_queries(6):
        owner.get(address)
