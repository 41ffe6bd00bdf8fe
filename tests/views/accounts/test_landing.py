"""Where people land after sign-in: where they work."""

import pytest

from netpracharat.accounts import roles
from shops.models import ShopMember
from tests.factories import make_shop, make_user
from tests.views.accounts.test_sign_in import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def somsri(demo):
    return make_user("สมศรี", email="somsri@example.com")


def landing(client):
    return client.post("/sign-in/", {"login": "somsri@example.com", "password": PASSWORD})["Location"]


def test_buyer_lands_on_the_front_page(client, somsri):
    assert landing(client) == "/"


@pytest.mark.parametrize("role", [ShopMember.Role.OWNER, ShopMember.Role.SELLER, ShopMember.Role.PACKER])
def test_who_belongs_to_a_shop_lands_at_its_desk(client, somsri, role):
    shop = make_shop()
    ShopMember.objects.create(shop=shop, user=somsri, role=role)
    assert landing(client) == "/sell/"
    assert client.get("/sell/")["Location"] == f"/sell/{shop.slug}/"


@pytest.mark.parametrize("role", [roles.OFFICER, roles.JUDGE, roles.SECRETARY])
def test_who_works_in_the_admin_lands_there_with_a_shop_too(client, somsri, role):
    make_shop(owner=somsri)
    roles.give(somsri, [role], runs_the_site=False)
    assert landing(client) == "/admin/"


def test_page_that_was_wanted_comes_first(client, somsri):
    make_shop(owner=somsri)
    asked = {"login": "somsri@example.com", "password": PASSWORD, "next": "/basket/"}
    assert client.post("/sign-in/", asked)["Location"] == "/basket/"
