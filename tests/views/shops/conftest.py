"""The people of these pages: Somsri owns the shop, Ploy sells in it, Kham packs; Mali is an officer."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from netpracharat.accounts import roles
from shops.models import ShopMember
from tests.factories import make_shop, make_user


def sign_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def somsri():
    return make_user("สมศรี", phone="+66812345678")


@pytest.fixture
def owner(somsri):
    return sign_in(somsri)


@pytest.fixture
def shop(somsri):
    return make_shop(owner=somsri, slug="กลุ่มทอผ้า", phone="+66812345678")


@pytest.fixture
def packer(shop):
    kham = make_user("คำ")
    ShopMember.objects.create(shop=shop, user=kham, role=ShopMember.Role.PACKER)
    return sign_in(kham)


@pytest.fixture
def officer(settings):
    settings.DEMO = True  # no second step of sign-in
    mali = make_user("มะลิ", is_staff=True)
    mali.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    return sign_in(mali)
