"""Packing several at once: chosen, printed, packed by one press, and never an order of another shop."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orders import lifecycle, packing, payments
from orders.states import FulfilmentStatus, OrderState
from shops.models import ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_order, make_purchase, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def packer(shop):
    packing_person = ShopMember.objects.create(shop=shop, user=make_user("ทองดี"), role="packer").user
    client = Client()
    client.force_login(packing_person, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def make_paid(shop):
    order = make_order(shop=shop)
    payments.receive(order, by=None)
    return order


def page(shop, part=""):
    return f"/sell/{shop.slug}/packing/{part}"


def numbers(orders):
    return [order.number for order in orders]


def said(answer):
    return [(message.level_tag, str(message)) for message in answer.context["messages"]]


def test_list_offers_what_is_to_be_packed_and_apart_what_is_packed(packer, shop):
    waiting, packed = make_paid(shop), make_paid(shop)
    make_order(shop=shop)  # nobody has paid for it
    packer.post(page(shop, "chosen/"), {"order": [packed.number]})
    assert numbers(packer.get(page(shop)).context["orders"]) == [waiting.number]
    assert numbers(packer.get(page(shop) + "?show=ship").context["orders"]) == [packed.number]


def test_chosen_are_packed_by_one_press(packer, shop, in_english):
    orders = [make_paid(shop) for _number in range(3)]
    answer = packer.post(page(shop, "chosen/"), {"order": numbers(orders[:2])}, follow=True)
    assert [tag for tag, _words in said(answer)] == ["success"]
    assert list(shop.orders.order_by("pk").values_list("fulfilment_status", flat=True)) == [
        FulfilmentStatus.PACKED,
        FulfilmentStatus.PACKED,
        FulfilmentStatus.UNFULFILLED,
    ]


def test_one_that_cannot_be_packed_says_why_and_keeps_no_other_from_it(packer, shop):
    late, good = make_paid(shop), make_paid(shop)
    lifecycle.cancel(late, "ของหมด", by=None)
    answer = packer.post(page(shop, "chosen/"), {"order": numbers([late, good])}, follow=True)
    assert [(tag, words.split(":")[0]) for tag, words in said(answer)][1:] == [("error", late.number)]
    good.refresh_from_db()
    late.refresh_from_db()
    assert (good.fulfilment_status, late.fulfilment_status) == (FulfilmentStatus.PACKED, FulfilmentStatus.UNFULFILLED)
    assert late.state == OrderState.CANCELLED


def test_orders_of_another_shop_are_neither_printed_nor_packed(packer, shop):
    own, foreign = make_paid(shop), make_paid(make_shop("ร้านอื่น"))
    both = {"order": numbers([own, foreign])}
    assert numbers(packer.get(page(shop, "chosen/"), both).context["orders"]) == [own.number]
    alone = packer.get(page(shop, "labels.pdf"), {"order": foreign.number})
    assert (alone.status_code, alone["Location"]) == (302, page(shop))
    packer.post(page(shop, "chosen/"), both)
    foreign.refresh_from_db()
    assert foreign.fulfilment_status == FulfilmentStatus.UNFULFILLED


@pytest.mark.parametrize("part", ["labels.pdf", "list.pdf"])
def test_papers_are_shown_by_the_browser_and_kept_by_no_cache(packer, shop, part):
    answer = packer.get(page(shop, part), {"order": make_paid(shop).number})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline")
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF")


def test_nothing_chosen_is_told_so(packer, shop):
    answer = packer.get(page(shop, "chosen/"), follow=True)
    assert [tag for tag, _words in said(answer)] == ["error"]


def test_as_many_queries_for_fifty_as_for_one(packer, shop):
    variant = variant_of(make_product(shop=shop, on_hand=200))
    spent = {}
    for number in (1, packing.AT_ONCE + 1):
        while shop.orders.count() < number:
            payments.receive(make_purchase((variant, 1)).orders.get(), by=None)
        chosen = {"order": list(shop.orders.values_list("number", flat=True))}
        for part, query in (("", {}), ("chosen/", chosen), ("list.pdf", chosen), ("labels.pdf", chosen)):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = packer.get(page(shop, part), query)
            spent.setdefault(part, []).append(len(queries))
            if answer.context:
                assert len(answer.context["orders"]) == min(number, packing.AT_ONCE)
    assert {part: one for part, (one, _many) in spent.items()} == {part: many for part, (_one, many) in spent.items()}
