"""The page of many tracking numbers: a look first, then what was looked at is sent, and what is left stays typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orders import parcels, payments, tracking
from orders.models import Parcel
from shops.models import ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_order, make_purchase, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def packer(shop):
    user = ShopMember.objects.create(shop=shop, user=make_user("ทองดี"), role="packer").user
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def press(packer, shop):
    def press(text, **more):
        return packer.post(f"/sell/{shop.slug}/tracking/", {"lines": text, "carrier": "", **more})

    return press


def make_paid(shop):
    order = make_order(shop=shop)
    payments.receive(order, by=None)
    return order


def typed(answer):
    return answer.context["form"]["lines"].value()


def test_page_begins_with_the_orders_that_are_packed(packer, shop):
    packed, _waiting = make_paid(shop), make_paid(shop)
    parcels.pack(packed, by=None)
    assert typed(packer.get(f"/sell/{shop.slug}/tracking/")) == f"{packed.number}, \n"


def test_look_sends_nothing_and_the_second_press_sends(press, shop):
    order, wrong = make_paid(shop), make_paid(shop)
    text = f"{order.number}, Flash, TH1\r\n{wrong.number}, Flsh, TH2"
    look = press(text)
    assert (look.context["ready"], Parcel.objects.count()) == (1, 0)
    sent = press(typed(look), seen=look.context["seen"])
    assert Parcel.objects.get().tracking_number == "TH1"
    assert typed(sent) == f"{wrong.number}, Flsh, TH2"


def test_what_was_changed_after_the_look_is_looked_at_again(press, shop):
    order = make_paid(shop)
    look = press(f"{order.number}, Flash, TH1")
    again = press(f"{order.number}, Flash, TH2", seen=look.context["seen"])
    assert (again.context["ready"], Parcel.objects.count()) == (1, 0)
    assert [message.level_tag for message in again.context["messages"]] == ["warning"]


def test_file_joins_what_is_typed(press, shop):
    one, other = make_paid(shop), make_paid(shop)
    table = SimpleUploadedFile("เลขพัสดุ.csv", f"{other.number},แฟลช,TH2".encode("cp874"))
    look = press(f"{one.number}, Flash, TH1", table=table)
    assert typed(look) == f"{one.number}, Flash, TH1\n{other.number},แฟลช,TH2"
    assert look.context["ready"] == 2


@pytest.mark.parametrize("content", [b"PK\x03\x04\0\0", b"x" * 200_000])
def test_file_that_is_no_list_is_refused_beside_its_box(press, content):
    answer = press("abc, Flash, TH1", table=SimpleUploadedFile("a.csv", content))
    assert list(answer.context["form"].errors) == ["table"]
    assert typed(answer) == "abc, Flash, TH1"


def test_too_many_lines_stay_typed(press):
    text = "A, Flash, TH1\n" * (tracking.MOST_LINES + 1)
    answer = press(text)
    assert list(answer.context["form"].errors) == ["lines"]
    assert typed(answer) == text


def test_look_costs_as_many_queries_for_twenty_lines_as_for_one(press, shop, django_assert_num_queries):
    variant = variant_of(make_product(shop=shop, on_hand=50))
    lines = []
    for _number in range(20):
        order = make_purchase((variant, 1)).orders.get()
        payments.receive(order, by=None)
        lines.append(f"{order.number}, Flash, TH{order.pk}")
    with CaptureQueriesContext(connection) as first:
        press(lines[0])
    with django_assert_num_queries(len(first)):
        assert press("\n".join(lines)).context["ready"] == 20
