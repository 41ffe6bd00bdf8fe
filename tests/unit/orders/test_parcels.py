"""Parcels: packed, sent, received; never received by the shop's word alone, never sent and cancelled."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from netpracharat.refusals import Refusal
from orders import lifecycle, parcels
from orders.models import Notice, Order, Parcel, Refund
from orders.states import FulfilmentStatus, OrderState, ParcelState
from orders.steps import TooLate
from products.models import Stock
from tests.factories import make_user
from tests.unit.orders.factories import make_cash_order, make_order, make_paid_order, make_sent_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def packer():
    return make_user("ทองดี")


def now(order):
    order.refresh_from_db()
    return order


def shelf():
    return Stock.objects.values_list("on_hand", "allocated").get()


def test_pack_is_for_confirmed_orders(packer):
    order = make_order()
    with pytest.raises(TooLate):
        parcels.pack(order, by=packer)
    assert (now(order).fulfilment_status, Parcel.objects.count()) == (FulfilmentStatus.UNFULFILLED, 0)


def test_pack_twice_is_once(packer):
    order = make_paid_order()
    parcels.pack(order, by=packer)
    parcels.pack(order, by=packer)
    assert now(order).fulfilment_status == FulfilmentStatus.PACKED
    assert order.events.filter(verb="packed").count() == 1


def test_ship_takes_the_goods_off_the_shelf(packer):
    order = make_paid_order()
    parcels.pack(order, by=packer)
    parcels.ship(order, "thailand_post", "ED 123 456 785 TH", by=packer)
    assert (now(order).fulfilment_status, shelf()) == (FulfilmentStatus.SHIPPED, (3, 0))
    assert (order.parcel.carrier, order.parcel.tracking_number) == ("thailand_post", "ED123456785TH")
    assert Notice.objects.filter(kind__startswith="shipped", audience="buyer").count() == 1


def test_ship_twice_is_once(packer):
    order = make_paid_order()
    parcels.ship(order, "flash", "TH1", by=packer)
    parcels.ship(order, "jt", "TH2", by=packer)
    assert (shelf(), Parcel.objects.get().carrier) == ((3, 0), "flash")


@pytest.mark.parametrize("number", ["ED123456784TH", "", "   "])
def test_ship_with_a_wrong_number_is_refused(packer, number):
    order = make_paid_order()
    with pytest.raises(Refusal):
        parcels.ship(order, "thailand_post", number, by=packer)
    assert (now(order).fulfilment_status, shelf()) == (FulfilmentStatus.UNFULFILLED, (5, 2))


def test_own_delivery_needs_no_number(packer):
    order = make_paid_order()
    parcels.ship(order, parcels.OWN_DELIVERY, "", by=packer)
    assert now(order).fulfilment_status == FulfilmentStatus.SHIPPED


@pytest.mark.parametrize("end", [lambda o: lifecycle.cancel(o, "ของหมด", by=None), lambda _o: None])
def test_ship_of_what_is_not_confirmed_is_refused(packer, end):
    order = make_order()
    end(order)
    was = now(order).state
    with pytest.raises(TooLate):
        parcels.ship(order, "flash", "TH1", by=packer)
    assert (now(order).state, Parcel.objects.count()) == (was, 0)


def test_shipping_answers_the_question_whether_to_cancel(packer):
    order = make_paid_order()
    lifecycle.cancel_by_buyer(order, by=None)
    parcels.ship(order, "flash", "TH1", by=packer)
    assert now(order).cancel_asked_at is None


def test_deliver_begins_the_time_to_complain():
    order = make_sent_order()
    parcels.deliver(order, by=None)
    parcel = now(order).parcel
    assert (order.fulfilment_status, parcel.state) == (FulfilmentStatus.DELIVERED, ParcelState.DELIVERED)
    assert order.completes_at - parcel.delivered_at == dt.timedelta(days=7)


def test_deliver_twice_is_once():
    order = make_sent_order()
    parcels.deliver(order, by=None)
    first = now(order).completes_at
    parcels.deliver(order, by=None)
    assert (now(order).completes_at, order.events.filter(verb="delivered").count()) == (first, 1)


def test_deliver_of_what_was_not_sent_is_refused():
    order = make_paid_order()
    with pytest.raises(Refusal):
        parcels.deliver(order, by=None)
    assert now(order).completes_at is None


def test_parcel_that_came_back_ends_the_order_and_owes_the_money(packer):
    order = make_sent_order()
    for _press in range(2):
        parcels.take_back(order, "ไม่มีผู้รับ", by=packer)
    assert (now(order).state, order.fulfilment_status) == (OrderState.CANCELLED, FulfilmentStatus.RETURNED)
    assert (shelf(), Refund.objects.get().amount) == ((5, 0), order.total)


def test_refused_parcel_paid_on_delivery_owes_nothing(packer):
    order = make_cash_order()
    lifecycle.accept(order, by=packer)
    parcels.ship(order, "flash", "TH1", by=packer)
    parcels.take_back(order, "ผู้ซื้อไม่รับ", by=packer)
    assert (now(order).state, Refund.objects.count(), shelf()) == (OrderState.CANCELLED, 0, (5, 0))


def test_received_parcel_does_not_come_back(packer):
    order = make_sent_order()
    parcels.deliver(order, by=None)
    with pytest.raises(Refusal):
        parcels.take_back(order, "ไม่มีผู้รับ", by=packer)
    assert (now(order).state, shelf()) == (OrderState.CONFIRMED, (3, 0))


def test_database_itself_never_lets_an_order_be_sent_and_cancelled():
    order = make_sent_order()
    with pytest.raises(IntegrityError, match="order_is_never_shipped_and_cancelled"), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(state=OrderState.CANCELLED)
    assert now(order).state == OrderState.CONFIRMED


class TestParcelThatDidNotArrive:
    @pytest.fixture
    def failed(self, packer):
        order = make_sent_order()
        for _press in range(2):
            parcels.fail(order, "ไม่มีผู้รับ", by=packer)
        return order

    def test_everybody_is_told_once(self, failed):
        assert now(failed).fulfilment_status == FulfilmentStatus.FAILED
        assert sorted(Notice.objects.filter(kind__startswith="failed").values_list("audience", flat=True)) == [
            "buyer", "shop",
        ]  # fmt: skip

    def test_it_is_sent_again_and_the_shelf_stays(self, failed, packer):
        for _press in range(2):
            parcels.ship(failed, "jt", "JT99", by=packer)
        parcel = now(failed).parcel
        assert (parcel.state, parcel.tracking_number, parcel.reminded_at) == (ParcelState.SHIPPED, "JT99", None)
        assert (shelf(), failed.events.filter(verb="sent_again").count()) == ((3, 0), 1)

    def test_it_comes_back(self, failed, packer):
        parcels.take_back(failed, "ไม่มีผู้รับ", by=packer)
        assert (now(failed).state, shelf(), Refund.objects.get().amount) == (OrderState.CANCELLED, (5, 0), failed.total)

    def test_it_is_lost_and_the_money_is_owed(self, failed, packer):
        for _press in range(2):
            parcels.lose(failed, "ขนส่งหาไม่พบ", by=packer)
        assert (now(failed).state, failed.parcel.state) == (OrderState.CANCELLED, ParcelState.LOST)
        assert (shelf(), Refund.objects.get().amount) == ((3, 0), failed.total)

    def test_losing_it_needs_a_reason(self, failed, packer):
        with pytest.raises(Refusal):
            parcels.lose(failed, " ", by=packer)
        assert now(failed).state == OrderState.CONFIRMED

    def test_it_comes_after_all(self, failed):
        parcels.deliver(failed, by=None)
        assert now(failed).fulfilment_status == FulfilmentStatus.DELIVERED

    def test_what_was_lost_is_not_sent_again(self, failed, packer):
        parcels.lose(failed, "ขนส่งหาไม่พบ", by=packer)
        with pytest.raises(TooLate):
            parcels.ship(failed, "jt", "JT99", by=packer)
        assert failed.parcel.tracking_number != "JT99"


def test_shop_does_not_call_lost_what_the_buyer_received(packer):
    order = make_sent_order()
    parcels.deliver(order, by=None)
    for act in (parcels.fail, parcels.lose):
        with pytest.raises(Refusal):
            act(order, "หาย", by=packer)
    assert now(order).fulfilment_status == FulfilmentStatus.DELIVERED


def test_buyer_says_that_it_has_not_come_though_it_counts_as_received():
    order = make_sent_order()
    parcels.deliver(order, by=None)
    parcels.miss(order, "ไม่มีใครได้รับ", by=None)
    assert (now(order).fulfilment_status, order.completes_at) == (FulfilmentStatus.FAILED, None)
    assert order.parcel.delivered_at is None


def test_buyer_says_so_too_late_once_the_order_is_completed():
    order = make_sent_order()
    parcels.deliver(order, by=None)
    lifecycle.complete(order, by=None)
    with pytest.raises(TooLate):
        parcels.miss(order, by=None)
    assert now(order).fulfilment_status == FulfilmentStatus.DELIVERED


def test_nothing_is_missed_before_it_was_sent():
    order = make_paid_order()
    with pytest.raises(Refusal):
        parcels.miss(order, by=None)
    assert now(order).fulfilment_status == FulfilmentStatus.UNFULFILLED
