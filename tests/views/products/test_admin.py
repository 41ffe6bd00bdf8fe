"""An officer blocks a listing with a reason, and lifts the block; the shop's words stay the shop's."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from products.models import ProductSearch
from products.states import ProductState
from tests.factories import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def product():
    return make_product(shop=make_shop(owner=make_user("มาลี")))


@pytest.fixture
def officer(client, settings):
    settings.DEMO = True  # where no second factor is asked for
    officer = make_user("เจ้าหน้าที่")
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    User.objects.filter(pk=officer.pk).update(is_staff=True)
    client.force_login(officer, BACKEND)
    return client


def address(name, product):
    return reverse(f"admin:products_product_{name}", args=(product.pk,))


def test_officer_sees_what_is_listed_and_types_nothing_over(officer, product):
    make_product("ยังร่าง", state=ProductState.DRAFT, listed_at=None)
    names = [row.name for row in officer.get(reverse("admin:products_product_changelist")).context["cl"].result_list]
    assert names == ["ผ้าไหมมัดหมี่"]
    assert officer.post(address("change", product), {"name": "อื่น"}).status_code == 403


def test_block_takes_it_off_the_shelf_with_a_reason(officer, product):
    officer.post(address("block", product), {"reason": ""})
    product.refresh_from_db()
    assert product.state == ProductState.LISTED
    officer.post(address("block", product), {"reason": "กรุณาใช้รูปของร้านเอง"})
    product.refresh_from_db()
    assert (product.state, product.state_note) == (ProductState.BLOCKED, "กรุณาใช้รูปของร้านเอง")
    assert not ProductSearch.objects.on_sale().exists()


def test_lifted_block_lets_the_shop_put_it_back(officer, product):
    officer.post(address("block", product), {"reason": "กรุณาใช้รูปของร้านเอง"})
    officer.get(address("unblock", product))
    product.refresh_from_db()
    assert product.state == ProductState.BLOCKED
    officer.post(address("unblock", product))
    product.refresh_from_db()
    assert (product.state, product.state_note) == (ProductState.WITHDRAWN, "")


def test_seller_of_the_shop_blocks_nothing(client, product):
    client.force_login(product.shop.members.get().user, BACKEND)
    assert client.post(address("block", product), {"reason": "x"}).status_code == 302
    product.refresh_from_db()
    assert product.state == ProductState.LISTED
