"""What orders tell a user of themselves, and forget when the user goes."""

import pytest
from django.core.files.storage import storages

from netpracharat.accounts import privacy
from netpracharat.refusals import Refusal
from orders import lifecycle, payments, slips
from tests.factories import make_user
from tests.unit.orders.factories import make_order, slip_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user()


def test_copy_holds_own_orders_alone(user):
    own = make_order(by=user)
    make_order(by=make_user())
    [copied] = privacy.export(user)["orders"]
    assert (copied["number"], copied["recipient"], len(copied["lines"])) == (own.number, own.recipient, 1)


def test_running_order_stands_in_the_way_of_the_erasure(user):
    order = make_order(by=user)
    with pytest.raises(Refusal):
        privacy.erase(user)
    order.refresh_from_db()
    assert order.recipient != ""


def test_erasure_blanks_where_ended_orders_went_and_keeps_their_sums(user):
    order = make_order(by=user)
    lifecycle.cancel_by_buyer(order, by=user)
    privacy.erase(user)
    order.refresh_from_db()
    assert (order.recipient, order.phone, order.address, order.purchase.email) == ("", "", "", "")
    assert order.total == 3750


def test_slips_go_once_the_erasure_is_certain(user, django_capture_on_commit_callbacks):
    order = make_order(by=user)
    slip = payments.submit_slip(order, slips.read(slip_picture()))
    lifecycle.cancel_by_buyer(order, by=user)
    with django_capture_on_commit_callbacks() as callbacks:
        privacy.erase(user)
    assert storages["private"].exists(slip.picture)
    for callback in callbacks:
        callback()
    assert not storages["private"].exists(slip.picture)
