"""A buyer types a shop's code in the basket, and those who answer for the shop make and end codes."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from orders.models import DiscountCode, Order
from shops.models import ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_code, variant_of
from tests.views.orders.test_guest_purchase import ADDRESS, hidden_fields, put_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_balance")]
NEW = {"code": "sale 50", "kind": "amount", "value": "50", "minimum": "300", "starts_on": "1/12/2569"}


def sign_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"))


@pytest.fixture
def seller(shop):
    return sign_in(shop.members.get().user)


@pytest.fixture
def silk(shop):
    return variant_of(make_product(shop=shop, price=Decimal(200), on_hand=5))


class TestBasket:
    def test_code_is_typed_and_counts_until_the_order(self, client, shop, silk):
        make_code(shop)
        put_in(client, silk)
        assert client.post(f"/basket/codes/{shop.pk}/", {"code": "sale50"}).url == "/basket/"
        assert client.get("/basket/").context["quote"].total == 200
        client.post("/checkout/", ADDRESS)
        fields = hidden_fields(client.get("/checkout/review/"))
        client.post("/checkout/place/", fields)
        order = Order.objects.get()
        assert (order.discount, order.total) == (50, 200)
        assert "−฿50" in client.get(f"/orders/{order.token}/").content.decode()

    def test_wrong_code_says_so_beside_the_field_and_loses_nothing(self, client, shop, silk):
        put_in(client, silk, 2)
        page = client.post(f"/basket/codes/{shop.pk}/", {"code": "SALE5O"})
        [(part, form)] = page.context["rows"]
        assert (page.status_code, form["code"].value(), part.items[0].quantity) == (200, "SALE5O", 2)
        assert form.errors["code"] == ["ร้านนี้ไม่มีโค้ด “SALE5O” ดูตัวอักษรให้ครบทุกตัวอีกครั้ง หรือสั่งซื้อโดยไม่ใช้โค้ดก็ได้"]

    def test_code_is_taken_out_again(self, client, shop, silk):
        make_code(shop)
        put_in(client, silk)
        client.post(f"/basket/codes/{shop.pk}/", {"code": "SALE50"})
        client.post(f"/basket/codes/{shop.pk}/", {"out": "yes"})
        assert client.get("/basket/").context["quote"].total == 250


class TestShop:
    def test_code_is_made(self, seller, shop):
        assert seller.post(f"/sell/{shop.slug}/discounts/", NEW).status_code == 302
        code = DiscountCode.objects.get()
        assert (code.code, code.value, code.minimum, code.starts_on) == ("SALE50", 50, 300, dt.date(2026, 12, 1))
        assert (code.most_uses, code.created_by) == (None, shop.members.get().user)

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"code": "ab"}, "code"),
            ({"value": ""}, "value"),
            ({"minimum": "50"}, "minimum"),
            ({"kind": "percent", "value": "91"}, "value"),
            ({"ends_on": "30/11/2569"}, "ends_on"),
            ({"most_uses": "0"}, "most_uses"),
        ],
    )
    def test_terms_that_make_no_sense_are_shown_beside_their_field(self, seller, shop, wrong, field):
        page = seller.post(f"/sell/{shop.slug}/discounts/", NEW | wrong)
        assert (list(page.context["form"].errors), DiscountCode.objects.count()) == ([field], 0)

    def test_code_is_ended(self, seller, shop):
        code = make_code(shop)
        for _press in range(2):
            seller.post(f"/sell/{shop.slug}/discounts/{code.pk}/end/")
        code.refresh_from_db()
        assert code.ended_at <= timezone.now()

    def test_code_of_another_shop_is_not_there(self, seller, shop):
        other = make_code(make_shop("ร้านอื่น"))
        assert seller.post(f"/sell/{shop.slug}/discounts/{other.pk}/end/").status_code == 404
        other.refresh_from_db()
        assert other.ended_at is None

    @pytest.mark.parametrize("role", [ShopMember.Role.PACKER, ShopMember.Role.HELPER])
    def test_who_does_not_answer_for_the_shop_makes_no_code(self, shop, role):
        until = timezone.now() + dt.timedelta(days=7) if role == ShopMember.Role.HELPER else None
        member = ShopMember.objects.create(shop=shop, user=make_user(), role=role, until=until)
        assert sign_in(member.user).post(f"/sell/{shop.slug}/discounts/", NEW).status_code == 403
        assert DiscountCode.objects.count() == 0

    def test_list_costs_the_same_with_3_and_300_codes(self, seller, shop, django_assert_num_queries):
        def look():
            return seller.get(f"/sell/{shop.slug}/discounts/")

        for number in range(3):
            make_code(shop, code=f"CODE{number}")
        look()
        with django_assert_num_queries(6):
            look()
        DiscountCode.objects.bulk_create(
            DiscountCode(shop=shop, code=f"MANY{number}", kind="delivery") for number in range(297)
        )
        with django_assert_num_queries(6):
            assert len(look().context["rows"]) == 20
