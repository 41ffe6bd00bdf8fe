"""What is not there yet is honest about its day: on the product's page, in the basket, and on the order."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from netpracharat.templatetags.thai import thai_date
from orders import quotes
from products import listing
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_basket, make_order, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return timezone.localdate() + dt.timedelta(days=40)


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"))


@pytest.fixture
def seller(shop):
    client = Client()
    client.force_login(shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def save(seller, shop):
    product = listing.begin(shop)

    def save(**fields):
        typed = {"name": "ลำไย", "offers-TOTAL_FORMS": "1", "offers-INITIAL_FORMS": "0", "version": product.version}
        typed |= {"offers-0-price": "100", "offers-0-available": "0", "act": "list"}
        answer = seller.post(f"/sell/{shop.slug}/products/{product.pk}/", typed | fields)
        product.refresh_from_db()
        return product, answer.context and set(answer.context["entry"].form.errors)

    return save


def test_pre_orders_are_listed_with_day_and_number(save, day):
    product, errors = save(sent_from=f"{day.day}/{day.month}/{day.year + 543}", preorder_most="๓๐")
    assert (errors, product.sent_from, product.preorder_most) == (None, day, 30)
    stock = variant_of(product).stock
    assert (stock.is_made_to_order, stock.most_ahead, stock.ahead_until) == (True, 30, day)


def test_capacity_goes_with_the_days_to_make(save):
    product, errors = save(is_made_to_order="on", lead_days="14", weekly_capacity="5")
    assert (errors, product.weekly_capacity, variant_of(product).stock.most_ahead) == (None, 5, 10)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"sent_from": "15/12/2599"}, {"preorder_most"}),
        ({"preorder_most": "5"}, {"sent_from"}),
        ({"sent_from": "15/12/2560", "preorder_most": "5"}, {"sent_from"}),
        ({"sent_from": "15/12/2599", "preorder_most": "5", "is_made_to_order": "on", "lead_days": "3"}, {"sent_from"}),
    ],
)
def test_half_a_promise_is_refused_beside_its_box(save, fields, wrong):
    product, errors = save(**fields)
    assert (errors, product.sent_from, product.listed_at) == (wrong, None, None)


def test_day_stands_on_page_basket_and_order(client, seller, shop, day):
    product = make_product("ลำไย", shop=shop, on_hand=0, sent_from=day, preorder_most=10)
    page = client.get(f"/products/{product.pk}-{product.slug}/")
    assert (page.context["offer"].preorder_from, page.context["offer"].chosen.most) == (day, 10)
    quote = quotes.of_lines(make_basket((variant_of(product), 2)).lines.for_quote())
    assert [part.sent_from for part in quote.buyable] == [day]
    order = make_order(product=product)
    assert order.sent_from == day
    words = f"ส่งตั้งแต่ {thai_date(day)}"
    pages = (client.get(f"/orders/{order.token}/"), seller.get(f"/sell/{shop.slug}/orders/?show=unpaid"))
    assert [page.content.decode().count(words) for page in pages] == [1, 1]


def test_more_than_is_taken_is_told_in_the_basket(shop, day, in_english):
    product = make_product(shop=shop, on_hand=0, sent_from=day, preorder_most=3)
    (part,) = quotes.of_lines(make_basket((variant_of(product), 4)).lines.for_quote()).shops
    assert [item.trouble for item in part.items] == ["Only 3 left. Please lower the quantity."]


def test_what_is_there_is_sent_at_once(shop):
    assert make_order(product=make_product(shop=shop, is_made_to_order=True, lead_days=9)).sent_from is None
