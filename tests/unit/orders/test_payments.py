"""Payments: one slip serves once, a payment is confirmed once, and no money is ignored."""

import datetime as dt

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from netpracharat.refusals import Refusal
from orders import lifecycle, parcels, payments, slips, steps
from orders.models import Notice, Order, OrderEvent, Refund, Slip
from orders.states import OrderState, PaymentState, PaymentStatus
from products import stock
from products.models import Stock
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_cash_order, make_order, make_purchase, slip_picture, slip_text, variant_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]


@pytest.fixture
def order():
    return make_order()


@pytest.fixture
def seller():
    return make_user("บุญมี")


def slip(reference="014123456789ABC"):
    return slips.read(slip_picture(slip_text(reference)))


def expire(order):
    stock.release(steps.quantities(order), reference=order.number)
    Order.objects.filter(pk=order.pk).update(state=OrderState.EXPIRED, ended_at=timezone.now())
    order.payments.update(state=PaymentState.EXPIRED)


def buy_out(order):
    """Another buyer takes all that is left."""
    make_purchase((order.lines.get().variant, 5))


def test_slip_picture_is_read_and_kept_without_its_name(order, private_files):
    kept = payments.submit_slip(order, slip())
    assert (kept.bank, kept.reference) == ("004", "014123456789ABC")
    with storages["private"].open(kept.picture) as file:
        assert file.read(2) == b"\xff\xd8"


def test_slip_puts_the_order_under_review(order):
    payments.submit_slip(order, slip())
    order.refresh_from_db()
    assert (order.payment_status, order.payments.get().state) == (PaymentStatus.UNDER_REVIEW, PaymentState.SUBMITTED)
    assert not Order.objects.overdue(timezone.now() + dt.timedelta(days=9)).exists()
    assert Notice.objects.filter(audience="shop", kind=f"slip_sent_{order.payments.get().pk}").count() == 1


def test_slip_used_for_another_order_is_refused(order, private_files):
    payments.submit_slip(order, slip())
    other = make_order(shop=make_shop("บ้านเชียงดา"))
    with pytest.raises(payments.SlipUsed):
        payments.submit_slip(other, slip())
    other.refresh_from_db()
    assert (other.payment_status, Slip.objects.count()) == (PaymentStatus.UNPAID, 1)
    assert len(list((private_files / "slips").iterdir())) == 1


def test_slip_without_readable_code_is_taken_and_marked(order):
    kept = payments.submit_slip(order, slips.read(slip_picture()))
    assert (kept.bank, kept.reference) == ("", "")
    assert OrderEvent.objects.last().note == "อ่าน QR ไม่ได้ กรุณาดูด้วยตา"


def test_two_slips_without_code_do_not_clash(order):
    payments.submit_slip(order, slips.read(slip_picture()))
    payments.submit_slip(make_order(), slips.read(slip_picture()))
    assert Slip.objects.count() == 2


def test_second_slip_under_review_is_refused(order):
    payments.submit_slip(order, slip())
    with pytest.raises(Refusal):
        payments.submit_slip(order, slip("ANOTHER"))
    assert Slip.objects.count() == 1


def test_confirm_confirms_the_order(order, seller):
    payments.submit_slip(order, slip())
    payments.confirm(order.payments.get(), by=seller)
    order.refresh_from_db()
    assert (order.state, order.payment_status, order.expires_at) == (OrderState.CONFIRMED, PaymentStatus.PAID, None)
    assert order.confirmed_at is not None


def test_confirm_twice_is_one_confirmation(order, seller):
    payment = order.payments.get()
    payments.confirm(payment, by=seller)
    payments.confirm(payment, by=seller)
    assert OrderEvent.objects.filter(verb="paid").count() == 1
    assert Notice.objects.filter(kind=f"paid_{payment.pk}").count() == 1


def test_reject_leaves_twelve_hours_and_a_new_attempt(order, seller):
    payments.submit_slip(order, slip())
    Order.objects.update(expires_at=timezone.now())
    payments.reject(order.payments.get(), "ไม่พบยอดเงิน", by=seller)
    order.refresh_from_db()
    assert [p.state for p in order.payments.all()] == [PaymentState.REJECTED, PaymentState.CREATED]
    assert order.expires_at > timezone.now() + dt.timedelta(hours=11, minutes=59)
    assert order.payment_status == PaymentStatus.UNPAID


def test_reject_needs_a_reason(order, seller):
    payments.submit_slip(order, slip())
    with pytest.raises(Refusal):
        payments.reject(order.payments.get(), " ", by=seller)
    assert order.payments.get().state == PaymentState.SUBMITTED


def test_reject_of_a_confirmed_payment_is_refused(order, seller):
    payments.confirm(order.payments.get(), by=seller)
    with pytest.raises(Refusal):
        payments.reject(order.payments.get(), "ไม่พบยอดเงิน", by=seller)
    assert order.payments.get().state == PaymentState.CONFIRMED


def test_slip_for_an_expired_order_brings_it_back(order):
    expire(order)
    payments.submit_slip(order, slip())
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.PENDING, PaymentStatus.UNDER_REVIEW)
    assert Stock.objects.get().allocated == 2


def test_money_for_an_expired_order_without_stock_is_owed_back(order, seller):
    expire(order)
    buy_out(order)
    payments.submit_slip(order, slip())
    payments.confirm(order.payments.last(), by=seller)
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.EXPIRED, PaymentStatus.PAID)
    assert list(Refund.objects.values_list("amount", "state")) == [(order.total, "requested")]


def test_cash_on_delivery_needs_no_slip():
    order = make_cash_order()
    with pytest.raises(Refusal):
        payments.submit_slip(order, slip())
    assert Slip.objects.count() == 0


def test_cash_is_collected_once_the_parcel_has_left(seller):
    order = make_cash_order()
    lifecycle.accept(order, by=seller)
    parcels.ship(order, "flash", "TH1", by=seller)
    payments.confirm(order.payments.get(), by=seller)
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.CONFIRMED, PaymentStatus.COD_COLLECTED)


def test_cash_is_not_collected_before_the_parcel_has_left(seller):
    order = make_cash_order()
    with pytest.raises(Refusal):
        payments.confirm(order.payments.get(), by=seller)
    order.refresh_from_db()
    assert (order.payment_status, order.payments.get().state) == (PaymentStatus.COD_DUE, PaymentState.CREATED)


def test_money_without_a_slip_is_recorded(order, seller):
    payments.receive(order, by=seller)
    payments.receive(order, by=seller)
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.CONFIRMED, PaymentStatus.PAID)
    assert OrderEvent.objects.filter(verb="paid").count() == 1


def test_money_for_a_cancelled_order_is_owed_back(order, seller):
    lifecycle.cancel(order, "ของหมด", by=seller)
    payments.receive(order, by=seller)
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.CANCELLED, PaymentStatus.PAID)
    assert list(Refund.objects.values_list("amount", flat=True)) == [order.total]


class TestRejectedByMistake:
    """A shop overlooked the money: the same slip serves its own purchase again, and no other."""

    @pytest.fixture
    def rejected(self, order, seller):
        payments.submit_slip(order, slip())
        payments.reject(order.payments.get(), "ไม่พบยอดเงิน", by=seller)
        return order.payments.first()

    def state_of(self, order):
        order.refresh_from_db()
        return order.payment_status, [payment.state for payment in order.payments.all()]

    def test_same_slip_may_be_sent_again(self, order, rejected, private_files, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            kept = payments.submit_slip(order, slip())
        assert (Slip.objects.get(), kept.payment) == (kept, order.payments.last())
        assert self.state_of(order) == (PaymentStatus.UNDER_REVIEW, [PaymentState.REJECTED, PaymentState.SUBMITTED])
        assert [str(file.name) for file in (private_files / "slips").iterdir()] == [kept.picture.split("/")[1]]

    def test_it_serves_no_other_purchase(self, rejected):
        other = make_order(shop=make_shop("บ้านเชียงดา"))
        with pytest.raises(payments.SlipUsed):
            payments.submit_slip(other, slip())
        assert self.state_of(other)[0] == PaymentStatus.UNPAID

    def test_slip_sent_to_the_wrong_shop_of_a_purchase_serves_the_right_one(self, seller):
        silks = [variant_of(make_product(shop=make_shop())) for _shop in range(2)]
        wrong, right = make_purchase(*((silk, 1) for silk in silks)).orders.all()
        payments.submit_slip(wrong, slip())
        with pytest.raises(payments.SlipUsed):
            payments.submit_slip(right, slip())
        payments.reject(wrong.payments.get(), "ไม่ใช่ร้านเรา", by=seller)
        payments.submit_slip(right, slip())
        assert self.state_of(right)[0] == PaymentStatus.UNDER_REVIEW
        with pytest.raises(payments.SlipUsed):
            payments.submit_slip(wrong, slip())

    def test_shop_looks_again(self, order, rejected, seller):
        for _press in range(2):
            payments.review(rejected, by=seller)
        assert self.state_of(order) == (PaymentStatus.UNDER_REVIEW, [PaymentState.REJECTED, PaymentState.SUBMITTED])
        assert Slip.objects.get().payment == order.payments.last()
        assert OrderEvent.objects.filter(verb="slip_reviewed").count() == 1
        assert Notice.objects.filter(audience="buyer", kind__startswith="slip_reviewed").count() == 1

    def test_shop_looks_no_more_at_an_order_that_has_ended(self, order, rejected, seller):
        lifecycle.cancel_by_buyer(order, by=None)
        with pytest.raises(Refusal):
            payments.review(rejected, by=seller)
        assert self.state_of(order)[1] == [PaymentState.REJECTED, PaymentState.CANCELLED]

    def test_only_what_was_rejected_is_looked_at_again(self, order, seller):
        with pytest.raises(Refusal):
            payments.review(order.payments.get(), by=seller)
        assert self.state_of(order) == (PaymentStatus.UNPAID, [PaymentState.CREATED])

    def test_offered_while_the_order_waits(self, order, rejected, seller):
        assert payments.rejected(order) == rejected
        lifecycle.cancel_by_buyer(order, by=None)
        order.refresh_from_db()
        assert payments.rejected(order) is None


def test_slip_for_a_cancelled_order_becomes_money_to_pay_back(order, seller):
    lifecycle.cancel(order, "ของหมด", by=seller)
    order.refresh_from_db()
    assert payments.waiting(order) == order.payments.last()
    payments.submit_slip(order, slip())
    order.refresh_from_db()
    assert (order.state, order.payment_status) == (OrderState.CANCELLED, PaymentStatus.UNDER_REVIEW)
    payments.confirm(order.payments.last(), by=seller)
    assert list(Refund.objects.values_list("amount", "state")) == [(order.total, "requested")]
    assert Stock.objects.get().allocated == 0


def test_nothing_more_is_reported_once_the_money_is_known(order, seller):
    payments.receive(order, by=seller)
    lifecycle.cancel(order, "ของหมด", by=seller)
    order.refresh_from_db()
    assert payments.waiting(order) is None
