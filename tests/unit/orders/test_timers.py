"""The clock: who is late is dealt with, each alone, and nobody too early."""

import datetime as dt

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from orders import lifecycle, parcels, payments, refunds, tasks, timers
from orders.models import Basket, Notice, Order, Parcel, Refund, Slip
from orders.slips import ReadSlip
from orders.states import OrderState
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_cash_order, make_order, make_sent_order

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]
HOUR = dt.timedelta(hours=1)


def state(order):
    return Order.objects.values_list("state", flat=True).get(pk=order.pk)


@pytest.mark.parametrize(("hours", "end"), [(24.4, OrderState.PENDING), (24.6, OrderState.EXPIRED)])
def test_unpaid_order_expires_after_a_day_and_half_an_hour(hours, end):
    order = make_order()
    timers.expire_overdue(order.placed_at + hours * HOUR)
    assert state(order) == end


def test_order_under_review_does_not_expire():
    order = make_order()
    payments.submit_slip(order, ReadSlip(b"jpeg", None))
    timers.expire_overdue(order.placed_at + 100 * HOUR)
    assert state(order) == OrderState.PENDING


@pytest.mark.parametrize(("hours", "end"), [(47.9, OrderState.PENDING), (48.1, OrderState.CANCELLED)])
def test_order_on_delivery_is_cancelled_when_the_shop_is_silent(hours, end):
    order = make_cash_order()
    timers.cancel_unaccepted(order.placed_at + hours * HOUR)
    assert state(order) == end


@pytest.mark.parametrize(("days", "end"), [(6.9, OrderState.CONFIRMED), (7.1, OrderState.COMPLETED)])
def test_received_order_completes_after_a_week(days, end):
    order = make_sent_order()
    parcels.deliver(order, by=None)
    timers.complete_delivered(timezone.now() + days * 24 * HOUR)
    assert state(order) == end


def test_one_bad_row_stops_nobody(monkeypatch):
    orders = [make_order(shop=make_shop()) for _number in range(3)]
    expire = lifecycle.expire

    def stumble(order, *, at):
        if order == orders[1]:
            raise ZeroDivisionError
        expire(order, at=at)

    monkeypatch.setattr(lifecycle, "expire", stumble)
    timers.expire_overdue(timezone.now() + 100 * HOUR)
    assert [state(order) for order in orders] == [OrderState.EXPIRED, OrderState.PENDING, OrderState.EXPIRED]


def test_slip_pictures_go_three_months_after_the_end_and_their_reference_stays():
    order = make_order()
    payments.submit_slip(order, ReadSlip(b"jpeg", None))
    lifecycle.cancel(order, "ของหมด", by=make_user())
    Slip.objects.update(bank="004", reference="A1")
    picture = Slip.objects.get().picture
    timers.purge_slips(timezone.now() + 89 * 24 * HOUR)
    assert storages["private"].exists(picture)
    timers.purge_slips(timezone.now() + 91 * 24 * HOUR)
    assert not storages["private"].exists(picture)
    assert (Slip.objects.get().picture, Slip.objects.get().reference) == ("", "A1")


def test_slip_of_a_running_order_is_kept():
    payments.submit_slip(make_order(), ReadSlip(b"jpeg", None))
    timers.purge_slips(timezone.now() + 1000 * 24 * HOUR)
    assert storages["private"].exists(Slip.objects.get().picture)


def test_guests_baskets_are_swept_and_users_kept():
    old = timezone.now() - 61 * 24 * HOUR
    users = Basket.objects.create(user=make_user(), touched_at=old)
    fresh = Basket.objects.create()
    Basket.objects.create(touched_at=old)
    timers.sweep_baskets(timezone.now())
    assert set(Basket.objects.all()) == {users, fresh}


def test_every_minute_does_it_all():
    order = make_order()
    Order.objects.update(expires_at=timezone.now() - HOUR)
    tasks.every_minute(timestamp=0)
    assert state(order) == OrderState.EXPIRED


def test_send_notices_empties_the_outbox(mailoutbox):
    make_order()
    tasks.send_notices()
    assert not Notice.objects.filter(sent_at=None).exists()
    assert [mail.to for mail in mailoutbox] == [["buyer@example.com"]]


def test_every_night_complains_of_nothing(caplog):
    make_order()
    tasks.every_night(timestamp=0)
    assert caplog.records == []


class TestParcelOfWhichNobodySpeaks:
    DAY = 24 * HOUR

    @pytest.fixture
    def order(self):
        return make_sent_order()

    def look(self, *, days, order):
        """What the clock does on that day after the sending."""
        now = timezone.now()
        Parcel.objects.update(shipped_at=now - days * self.DAY)
        timers.remind_of_arrival(now)
        timers.presume_delivered(now)
        order.refresh_from_db()
        return order.fulfilment_status

    def asked(self, order, *, days_ago):
        Parcel.objects.update(reminded_at=timezone.now() - days_ago * self.DAY)
        timers.presume_delivered(timezone.now())
        order.refresh_from_db()
        return order.fulfilment_status

    @pytest.mark.parametrize(("days", "letters"), [(10.9, 0), (11.1, 1)])
    def test_buyer_is_asked_three_days_before(self, order, days, letters):
        for _minute in range(2):
            self.look(days=days, order=order)
        assert Notice.objects.filter(audience="buyer", kind__startswith="reminded").count() == letters
        assert order.events.filter(verb="reminded").count() == letters

    @pytest.mark.parametrize(("days_ago", "end"), [(2.9, "shipped"), (3.1, "delivered")])
    def test_it_counts_as_received_when_the_buyer_is_silent(self, order, days_ago, end):
        assert self.asked(order, days_ago=days_ago) == end
        assert order.events.filter(verb="presumed").exists() is (end == "delivered")

    def test_the_time_to_complain_begins_then(self, order):
        self.asked(order, days_ago=4)
        assert order.completes_at - order.parcel.delivered_at == 7 * self.DAY
        assert set(Notice.objects.filter(kind__startswith="presumed").values_list("audience", flat=True)) == {
            "buyer", "shop",
        }  # fmt: skip

    def test_nobody_is_late_who_was_not_asked(self, order):
        assert self.look(days=100, order=order) == "shipped"
        assert order.events.filter(verb="reminded").count() == 1

    def test_buyer_who_complains_is_not_overruled(self, order):
        parcels.miss(order, by=None)
        assert self.asked(order, days_ago=30) == "failed"


def test_slips_of_refunds_go_three_months_after():
    order = make_order()
    payments.receive(order, by=make_user())
    lifecycle.cancel(order, "ของหมด", by=make_user())
    refunds.mark_done(order.refunds.get(), by=make_user(), evidence=ReadSlip(b"jpeg", None))
    picture = Refund.objects.get().evidence
    timers.purge_slips(timezone.now() + 89 * 24 * HOUR)
    assert storages["private"].exists(picture)
    timers.purge_slips(timezone.now() + 91 * 24 * HOUR)
    assert (storages["private"].exists(picture), Refund.objects.get().evidence) == (False, "")
