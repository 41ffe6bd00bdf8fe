"""What orders tell a user of themselves, and forget when the user goes."""

import pytest

from netpracharat.accounts import privacy
from netpracharat.refusals import Refusal
from orders import lifecycle
from tests.factories import make_user
from tests.unit.orders.factories import make_order

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
