"""An officer helps an order along; nothing of it is typed over."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from netpracharat.accounts import masks, roles
from netpracharat.thai import phones
from orders import lifecycle
from orders.states import FulfilmentStatus, OrderState, PaymentStatus
from tests.factories import make_user
from tests.unit.orders.factories import make_order, make_paid_order, make_sent_order

pytestmark = pytest.mark.django_db
LIST = "/admin/orders/order/"


@pytest.fixture
def officer(settings):
    settings.DEMO = True  # no second step
    user = make_user("เจ้าหน้าที่", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def acts(client, order):
    buttons = client.get(f"{LIST}{order.pk}/change/").context["acts"]
    return [address.rsplit("/", 2)[1] for _name, address in buttons]


def now(order):
    order.refresh_from_db()
    return order


def test_orders_are_found_by_number(officer):
    order = make_order()
    make_order()
    assert list(officer.get(f"{LIST}?q={order.number}").context["cl"].result_list) == [order]


def test_orders_are_found_by_a_whole_phone_number_alone(officer):
    order = make_order()
    make_order()
    typed = (phones.display(order.phone), order.phone[-4:])
    assert [list(officer.get(LIST, {"q": word}).context["cl"].result_list) for word in typed] == [[order], []]


def test_phone_of_the_buyer_is_masked(officer):
    order = make_order()
    page = officer.get(f"{LIST}{order.pk}/change/").content.decode()
    digits = order.phone[-7:]
    assert (masks.phone(order.phone) in page, order.phone in page, digits in page) == (True, False, False)
    assert phones.display(order.phone) not in page


def test_buttons_are_those_that_are_possible(officer):
    assert acts(officer, make_order()) == ["cancel", "receive"]
    assert acts(officer, make_sent_order()) == ["deliver"]


def test_nothing_is_typed_over(officer):
    order = make_order()
    assert officer.post(f"{LIST}{order.pk}/change/", {"state": "completed"}).status_code == 403
    assert now(order).state == OrderState.PENDING


def test_parcel_is_delivered_on_an_officers_word(officer):
    order = make_sent_order()
    officer.post(f"{LIST}{order.pk}/act/deliver/")
    assert now(order).fulfilment_status == FulfilmentStatus.DELIVERED


def test_cancelling_needs_a_reason_and_owes_the_money(officer):
    order = make_paid_order()
    assert officer.post(f"{LIST}{order.pk}/act/cancel/", {"reason": ""}).status_code == 200
    assert now(order).state == OrderState.CONFIRMED
    officer.post(f"{LIST}{order.pk}/act/cancel/", {"reason": "ร้านติดต่อไม่ได้"})
    assert (now(order).state, acts(officer, order)) == (OrderState.CANCELLED, ["refund"])
    officer.post(f"{LIST}{order.pk}/act/refund/")
    assert now(order).payment_status == PaymentStatus.REFUNDED


def test_late_money_is_recorded(officer):
    order = make_order()
    lifecycle.cancel_by_buyer(order, by=None)
    officer.post(f"{LIST}{order.pk}/act/receive/")
    assert (now(order).payment_status, acts(officer, order)) == (PaymentStatus.PAID, ["refund"])


def test_unknown_act_is_not_found(officer):
    assert officer.get(f"{LIST}{make_order().pk}/act/fly/").status_code == 404


def test_staff_without_the_role_see_nothing(settings):
    settings.DEMO = True
    client = Client()
    client.force_login(make_user(is_staff=True), "allauth.account.auth_backends.AuthenticationBackend")
    order = make_sent_order()
    assert client.get(LIST).status_code == 403
    assert client.post(f"{LIST}{order.pk}/act/deliver/").status_code == 403
    assert now(order).fulfilment_status == FulfilmentStatus.SHIPPED
