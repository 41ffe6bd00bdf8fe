"""Discount codes: what comes off, when it does not, how often it is used, and how it is given back."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from netpracharat.refusals import Refusal
from orders import baskets, books, checkout, discounts, ledger, lifecycle, parcels, payments, quotes, times
from orders.checkout import Changed
from orders.ledger import Period
from orders.models import DiscountCode, Order
from orders.states import PaymentStatus
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import (
    agree,
    make_basket,
    make_code,
    make_discounted_order,
    make_sent_order,
    variant_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LATER = times.TO_PAY + times.GRACE


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def silk(shop):
    return variant_of(make_product(shop=shop, price=Decimal(200), on_hand=50))


def part_of(basket, by=None):
    [part] = quotes.of_basket(basket, by).shops
    return part


def expire(order):
    at = timezone.now() + LATER
    lifecycle.expire(order, at=at)
    order.refresh_from_db()


@pytest.mark.parametrize(
    ("terms", "off"),
    [
        ({"kind": "amount", "value": 50, "minimum": 51}, 50),
        ({"kind": "percent", "value": 15}, 60),
        ({"kind": "percent", "value": Decimal("1.33")}, Decimal("5.32")),
        ({"kind": "delivery", "value": 0}, 50),
    ],
)
def test_each_kind_takes_off_what_it_says(shop, silk, terms, off):
    basket = make_basket((silk, 2), code=make_code(shop, **terms))
    part = part_of(basket)
    assert (part.discount, part.total, part.discount_trouble) == (off, 450 - off, "")


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({"minimum": 1000}, "Put in goods for ฿600 more from this shop, and the code counts."),
        ({"ended_at": timezone.now()}, "This code is over. Please take it out or type another one."),
        (
            {"starts_on": dt.date(2026, 1, 1), "ends_on": dt.date(2026, 1, 31)},
            "This code is over. Please take it out or type another one.",
        ),
        ({"starts_on": dt.date(2099, 1, 31)}, "This code counts from 31 Jan 2099."),
        ({"most_uses": 0}, "This code has been used up. Please take it out or type another one."),
    ],
)
def test_code_that_does_not_count_says_why_and_takes_nothing_off(shop, silk, terms, sentence):
    basket = make_basket((silk, 2), code=make_code(shop, **terms))
    part = part_of(basket)
    assert (part.discount_trouble, part.discount, part.total) == (sentence, 0, 450)


def test_free_delivery_is_kept_where_delivery_is_free_already(shop, silk):
    shop.free_delivery_from = Decimal(400)
    shop.save()
    part = part_of(make_basket((silk, 2), code=make_code(shop, kind="delivery", value=0)))
    assert (part.discount, part.discount_trouble) == (0, "Delivery is free already. Keep this code for another time.")


def test_code_counts_for_its_own_shop_alone(shop, silk):
    other = variant_of(make_product(shop=make_shop("บ้านเชียงดา"), price=Decimal(200)))
    basket = make_basket((silk, 2), (other, 2), code=make_code(shop))
    assert {part.shop.pk: part.discount for part in quotes.of_basket(basket, None).shops} == {
        shop.pk: 50,
        other.product.shop_id: 0,
    }


@pytest.mark.parametrize("typed", ["SALE50", " sale 50 ", "sale๕๐"])
def test_code_is_found_however_it_is_typed(shop, typed):
    code = make_code(shop)
    assert discounts.find(shop, typed) == code


def test_unknown_code_and_the_code_of_another_shop_are_refused_alike(shop):
    make_code(make_shop("ร้านอื่น"), code="OTHER")
    for typed in ("NOTHING", "OTHER"):
        with pytest.raises(Refusal, match=f"This shop has no code “{typed}”"):
            discounts.find(shop, typed)


def test_another_code_of_the_shop_takes_the_place_of_the_first(shop, silk):
    basket = make_basket((silk, 2), code=make_code(shop))
    better = make_code(shop, code="BETTER", value=90)
    discounts.put_in(basket, better)
    assert (part_of(basket).discount, basket.discounts.count()) == (90, 1)


def test_guests_code_comes_along_at_sign_in_and_the_users_own_stays(shop, silk):
    other, user = make_shop("บ้านเชียงดา"), make_user()
    own = make_basket((silk, 2), user=user, code=make_code(shop))
    guest = make_basket((silk, 1), code=make_code(shop, code="GUEST", value=10))
    discounts.put_in(guest, make_code(other))
    baskets.merge(guest.token, into=user)
    assert {(put.shop, put.code.code) for put in own.discounts.all()} == {(shop, "SALE50"), (other, "SALE50")}


class TestOrder:
    def test_sums_agree_everywhere(self, shop, silk):
        order = make_discounted_order(silk)
        paid = order.payments.get().amount
        assert (order.goods_total, order.delivery_fee, order.discount, order.total, paid) == (400, 50, 50, 400, 400)
        payments.confirm(order.payments.get(), by=None)
        order.refresh_from_db()
        assert order.payment_status == PaymentStatus.PAID
        [row] = ledger.order_rows(shop, Period.read(""))
        assert row[3:7] == (400, 50, 50, 400)
        assert books.complaints() == []

    def test_only_what_was_paid_is_owed_back(self, silk):
        order = make_discounted_order(silk)
        payments.confirm(order.payments.get(), by=None)
        lifecycle.cancel(order, "ของหมด", by=None)
        assert order.refunds.get().amount == 400
        assert books.complaints() == []

    def test_code_leaves_the_basket_with_what_it_was_used_for(self, shop, silk):
        code = make_code(shop)
        basket = make_basket((silk, 2), code=code)
        checkout.place(basket, agree(basket))
        code.refresh_from_db()
        assert (code.uses, basket.discounts.count()) == (1, 0)

    def test_code_that_does_not_count_yet_stays_in_the_basket(self, shop, silk):
        code = make_code(shop, minimum=1000)
        basket = make_basket((silk, 2), code=code)
        order = checkout.place(basket, agree(basket)).orders.get()
        code.refresh_from_db()
        assert (order.discount, code.uses, basket.discounts.count()) == (0, 0, 1)

    def test_code_that_ended_after_the_last_look_orders_nothing(self, shop, silk):
        code = make_code(shop)
        basket = make_basket((silk, 2), code=code)
        wish = agree(basket)
        discounts.end(code)
        with pytest.raises(Changed):
            checkout.place(basket, wish)
        assert (Order.objects.count(), basket.lines.count()) == (0, 1)

    @pytest.mark.parametrize("terms", [{"most_uses": 1}, {"most_each": 1}])
    def test_expired_order_gives_its_use_back(self, shop, silk, terms):
        code = make_code(shop, **terms)
        order = make_discounted_order(silk, code=code)
        expire(order)
        code.refresh_from_db()
        assert (code.uses, order.discount, books.complaints()) == (0, 50, [])
        assert make_discounted_order(silk, code=code).discount == 50

    def test_cancelled_order_gives_its_use_back_once(self, shop, silk):
        code = make_code(shop)
        order = make_discounted_order(silk, code=code)
        for _press in range(2):
            lifecycle.cancel_by_buyer(order, by=None)
        code.refresh_from_db()
        assert (code.uses, books.complaints()) == (0, [])

    def test_parcel_that_is_lost_gives_the_use_back(self, shop, silk):
        code = make_code(shop)
        order = make_discounted_order(silk, code=code)
        payments.confirm(order.payments.get(), by=None)
        parcels.ship(order, "flash", "TH0123456789", by=None)
        parcels.fail(order, "ไม่พบผู้รับ", by=None)
        parcels.lose(order, "ขนส่งทำหาย", by=None)
        code.refresh_from_db()
        assert (code.uses, books.complaints()) == (0, [])

    def test_order_paid_too_late_comes_back_with_its_discount(self, shop, silk):
        code = make_code(shop, most_uses=1)
        order = make_discounted_order(silk, code=code)
        expire(order)
        payments.receive(order, by=None)
        order.refresh_from_db()
        code.refresh_from_db()
        assert (order.state, order.payment_status, code.uses) == ("confirmed", "paid", 1)
        assert books.complaints() == []

    def test_order_paid_too_late_is_paid_back_where_another_has_the_last_use(self, shop, silk):
        code = make_code(shop, most_uses=1)
        late = make_discounted_order(silk, code=code)
        expire(late)
        make_discounted_order(silk, code=code)
        payments.receive(late, by=None)
        late.refresh_from_db()
        assert (late.state, late.refunds.get().amount) == ("expired", 400)
        assert books.complaints() == []

    def test_order_without_a_code_asks_nothing_more(self, silk, django_assert_num_queries):
        order = make_sent_order()
        with django_assert_num_queries(0):
            discounts.give_back(order)
            discounts.take_again(order)


class TestEachBuyer:
    def test_limit_goes_by_phone(self, shop, silk):
        code = make_code(shop, most_each=1)
        first = make_discounted_order(silk, code=code)
        basket = make_basket((silk, 2), code=code, phone=first.phone)
        assert part_of(basket).discount_trouble == (
            "You have used this code as often as the shop allows. Please take it out."
        )

    def test_limit_goes_by_account_whatever_the_phone(self, shop, silk):
        code, buyer = make_code(shop, most_each=1), make_user()
        make_discounted_order(silk, code=code, by=buyer)
        basket = make_basket((silk, 2), code=code)
        assert (part_of(basket, by=buyer).discount, part_of(basket).discount) == (0, 50)

    def test_page_of_before_is_refused(self, shop, silk):
        """The last use was taken by another order of the same phone after this page was shown."""
        code = make_code(shop, most_each=1)
        basket = make_basket((silk, 2), code=code)
        wish = agree(basket)
        make_discounted_order(silk, code=code, phone=basket.delivery["phone"])
        with pytest.raises(Changed):
            checkout.place(basket, wish)
        assert Order.objects.count() == 1


class TestMaking:
    def test_same_word_twice_is_refused_until_the_first_is_ended(self, shop):
        code, owner = make_code(shop), make_user()
        again = DiscountCode(shop=shop, code="SALE50", kind="delivery")
        with pytest.raises(Refusal, match="You have this code already"):
            discounts.make(again, by=owner)
        assert shop.discount_codes.count() == 1
        discounts.end(code)
        discounts.make(again, by=owner)
        assert discounts.find(shop, "sale50") == again

    def test_word_that_is_over_makes_room(self, shop):
        over = make_code(shop, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 1, 31))
        discounts.make(DiscountCode(shop=shop, code="SALE50", kind="delivery"), by=make_user())
        over.refresh_from_db()
        assert over.ended_at is not None

    @pytest.mark.parametrize(
        ("terms", "constraint"),
        [
            ({"value": 100, "minimum": 100}, "discount_code_leaves_something_to_pay"),
            ({"kind": "percent", "value": 91}, "discount_code_leaves_something_to_pay"),
            ({"kind": "delivery", "value": 1}, "discount_code_leaves_something_to_pay"),
            ({"most_uses": 1, "uses": 2}, "discount_code_stays_within_its_limit"),
            (
                {"starts_on": dt.date(2026, 2, 1), "ends_on": dt.date(2026, 1, 1)},
                "discount_code_ends_after_it_starts",
            ),
        ],
    )
    def test_database_refuses_what_makes_no_sense(self, shop, terms, constraint):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            make_code(shop, **terms)

    def test_terms_never_change(self, shop):
        code = make_code(shop)
        with pytest.raises(ProgrammingError), transaction.atomic():
            DiscountCode.objects.filter(pk=code.pk).update(value=10)
        code.refresh_from_db()
        assert code.value == 50


def test_database_refuses_a_discount_that_leaves_nothing_to_pay(silk):
    order = make_discounted_order(silk)
    with pytest.raises(IntegrityError, match="order_discount_leaves_something_to_pay"), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(discount=450)
