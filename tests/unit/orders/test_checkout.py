"""Placing: one order a shop, once, at the price that the buyer saw."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from netpracharat.refusals import Refusal
from orders import baskets, checkout, lifecycle, payments
from orders.models import Basket, Notice, Order, OrderEvent, Payment, Purchase
from orders.states import OrderState, PaymentMethod, PaymentState, PaymentStatus
from products import stock
from products.models import Product, Stock, Variant
from shops.models import Shop
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import DELIVERY, agree, make_basket, make_purchase, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def silk():
    return variant_of(make_product("ผ้าไหม", price=Decimal(1850), on_hand=5))


@pytest.fixture
def honey():
    return variant_of(make_product("น้ำผึ้งป่า", shop=make_shop("บ้านห้วยลึก"), price=Decimal(280), on_hand=5))


def nothing_was_ordered():
    return (Purchase.objects.count(), Order.objects.count(), Stock.objects.exclude(allocated=0).count()) == (0, 0, 0)


def test_place_makes_one_order_for_each_shop(silk, honey):
    purchase = make_purchase((silk, 1), (honey, 2))
    orders = {order.shop.name: order for order in purchase.orders.all()}
    assert {name: (o.goods_total, o.delivery_fee, o.total) for name, o in orders.items()} == {
        "กลุ่มทอผ้าบ้านดอนกอย": (1850, 50, 1900),
        "บ้านห้วยลึก": (560, 50, 610),
    }
    assert Stock.objects.get(pk=honey.pk).allocated == 2


def test_place_freezes_what_was_bought(silk):
    order = make_purchase((silk, 2)).orders.get()
    Variant.objects.update(price=9)
    [line] = order.lines.all()
    assert (line.name, line.quantity, line.unit_price, line.total) == ("ผ้าไหม", 2, 1850, 3700)
    assert (order.recipient, order.address, order.subdistrict_id) == (
        DELIVERY["recipient"],
        DELIVERY["address"],
        DELIVERY["subdistrict_id"],
    )


def test_place_opens_a_payment_to_the_shops_own_account(silk):
    payment = Payment.objects.get(order=make_purchase((silk, 1)).orders.get())
    assert (payment.state, payment.amount, payment.payee_target) == (PaymentState.CREATED, 1900, "0812345678")


def test_place_tells_shop_and_buyer_and_leaves_an_event(silk):
    order = make_purchase((silk, 1)).orders.get()
    assert set(Notice.objects.values_list("order", "audience", "kind")) == {
        (order.pk, "buyer", "placed"),
        (order.pk, "shop", "placed"),
    }
    assert list(OrderEvent.objects.values_list("verb", "to_state")) == [("placed", OrderState.PENDING)]


def test_promptpay_order_waits_24_hours(silk):
    order = make_purchase((silk, 1)).orders.get()
    assert (order.expires_at - order.placed_at).total_seconds() == 24 * 3600
    assert order.payment_status == PaymentStatus.UNPAID


def test_cash_on_delivery_has_no_deadline_and_is_due(silk):
    silk.product.shop.__class__.objects.update(takes_cash_on_delivery=True)
    order = make_purchase((silk, 1), method=PaymentMethod.CASH_ON_DELIVERY).orders.get()
    assert (order.expires_at, order.payment_status) == (None, PaymentStatus.COD_DUE)


def test_cash_on_delivery_is_refused_where_the_shop_does_not_take_it(silk):
    with pytest.raises(checkout.Changed):
        make_purchase((silk, 1), method=PaymentMethod.CASH_ON_DELIVERY)
    assert nothing_was_ordered()


def test_same_key_twice_gives_the_same_purchase(silk):
    basket = make_basket((silk, 1))
    wish = agree(basket)
    assert checkout.place(basket, wish) == checkout.place(basket, wish)
    assert (Order.objects.count(), Stock.objects.get(pk=silk.pk).allocated) == (1, 1)


def test_same_key_with_another_body_is_refused(silk, honey):
    basket = make_basket((silk, 1))
    wish = agree(basket)
    checkout.place(basket, wish)
    other = make_basket((honey, 1))
    with pytest.raises(Refusal):
        checkout.place(other, agree(other, key=wish.key))
    assert (Order.objects.count(), Stock.objects.get(pk=honey.pk).allocated) == (1, 0)


def test_two_review_pages_of_one_basket_place_it_once(silk):
    basket = make_basket((silk, 1))
    first, second = agree(basket), agree(basket)
    checkout.place(basket, first)
    with pytest.raises(checkout.Changed):
        checkout.place(basket, second)
    assert Order.objects.count() == 1


def test_changed_price_is_asked_again(silk):
    basket = make_basket((silk, 1))
    wish = agree(basket)
    Variant.objects.update(price=Decimal(1900))
    with pytest.raises(checkout.Changed):
        checkout.place(basket, wish)
    assert nothing_was_ordered()
    assert checkout.place(basket, agree(basket)).orders.get().goods_total == 1900


def test_changed_address_is_asked_again(silk):
    basket = make_basket((silk, 1))
    wish = agree(basket)
    baskets.keep_delivery(basket, DELIVERY | {"address": "1 หมู่ 1"})
    with pytest.raises(checkout.Changed):
        checkout.place(basket, wish)
    assert nothing_was_ordered()


def test_sold_out_in_the_meantime_orders_nothing(silk):
    basket = make_basket((silk, 5))
    wish = agree(basket)
    make_purchase((silk, 1))
    with pytest.raises(Refusal):
        checkout.place(basket, wish)
    assert (Order.objects.count(), Stock.objects.get(pk=silk.pk).allocated) == (1, 1)
    assert basket.lines.count() == 1


def test_rival_between_quote_and_allocation_leaves_nothing_behind(silk, monkeypatch):
    basket = make_basket((silk, 5))
    wish = agree(basket)
    allocate = stock.allocate

    def after_a_rival(wanted, **about):
        allocate({silk.pk: 1}, reference="rival")
        allocate(wanted, **about)

    monkeypatch.setattr(stock, "allocate", after_a_rival)
    with pytest.raises(stock.SoldOut):
        checkout.place(basket, wish)
    assert nothing_was_ordered()


def test_what_cannot_be_bought_stays_in_the_basket(silk, honey):
    basket = make_basket((silk, 1), (honey, 6))
    purchase = checkout.place(basket, agree(basket))
    assert [order.shop for order in purchase.orders.all()] == [silk.product.shop]
    assert list(basket.lines.values_list("variant", flat=True)) == [honey.pk]


def test_address_is_forgotten_once_placed(silk):
    basket = make_basket((silk, 1))
    purchase = checkout.place(basket, agree(basket))
    assert (Basket.objects.get().delivery, purchase.email) == (None, "buyer@example.com")


def test_empty_basket_is_refused(silk):
    basket = make_basket()
    with pytest.raises(checkout.Changed):
        checkout.place(basket, agree(basket))
    assert nothing_was_ordered()


def test_purchase_of_a_user_is_theirs(silk):
    user = make_user()
    purchase = make_purchase((silk, 1), by=user)
    assert list(Order.objects.bought_by(user)) == list(purchase.orders.all())
    assert not Order.objects.bought_by(make_user()).exists()


def test_place_refuses_a_basket_that_has_gone_meanwhile(silk):
    """Its user was erased, or signed in on another page and has another basket now."""
    basket = make_basket((silk, 1))
    wish = agree(basket)
    Basket.objects.all().delete()
    with pytest.raises(Refusal):
        checkout.place(basket, wish)
    assert nothing_was_ordered()


def test_line_keeps_both_names_as_sold(silk):
    Product.objects.update(name_en="Mudmee silk")
    line = make_purchase((silk, 1)).orders.get().lines.get()
    Product.objects.update(name="อย่างอื่น", name_en="Something else")
    line.refresh_from_db()
    with translation.override("en"):
        assert line.shown_name == "Mudmee silk"
    assert line.shown_name == silk.product.name


class TestHoarding:
    """Whoever holds the goods of five purchases pays or cancels one before the next."""

    PHONE = DELIVERY | {"phone": "+66899999999"}

    def press(self, silk, **options):
        basket = make_basket((silk, 1))
        Basket.objects.filter(pk=basket.pk).update(delivery=self.PHONE)
        basket.refresh_from_db()
        return partial(checkout.place, basket, agree(basket, **options))

    @pytest.fixture
    def five(self, silk):
        stock.adjust({silk.pk: 20})
        return [self.press(silk)() for _number in range(5)]

    def test_sixth_purchase_of_one_phone_is_refused(self, silk, five):
        with pytest.raises(checkout.TooManyOpen, match="5") as refusal:
            self.press(silk)()
        assert (Order.objects.count(), Stock.objects.get(pk=silk.pk).allocated) == (5, 5)
        assert refusal.value.back_to is None  # whose the phone is, is not known

    def test_purchase_that_is_paid_reported_or_ended_holds_nothing(self, silk, five):
        lifecycle.cancel_by_buyer(five[0].orders.get(), by=None)
        self.press(silk)()
        payments.receive(five[1].orders.get(), by=make_user())
        self.press(silk)()
        with pytest.raises(checkout.TooManyOpen):
            self.press(silk)()

    def test_six_orders_placed_at_once_are_one_purchase(self, silk):
        shops = [variant_of(make_product(shop=make_shop())) for _number in range(6)]
        make_purchase(*((variant, 1) for variant in shops))
        assert self.press(silk)().orders.count() == 1

    def test_one_basket_with_many_phones_is_refused_and_led_to_its_own(self, silk):
        stock.adjust({silk.pk: 20})
        basket = make_basket()
        for number in range(6):
            Basket.objects.filter(pk=basket.pk).update(delivery=DELIVERY | {"phone": f"+6689000000{number}"})
            baskets.add(basket, silk)
            basket.refresh_from_db()
            press = partial(checkout.place, basket, agree(basket))
            if number < 5:
                newest = press()
        with pytest.raises(checkout.TooManyOpen) as refusal:
            press()
        assert refusal.value.back_to == f"/purchases/{newest.token}/"
        assert Order.objects.count() == 5

    def test_second_press_of_the_fifth_is_the_fifth(self, silk, five):
        lifecycle.cancel_by_buyer(five[0].orders.get(), by=None)
        press = self.press(silk)
        assert press() == press()

    def test_unaccepted_cash_orders_count(self, silk):
        stock.adjust({silk.pk: 20})
        Shop.objects.update(takes_cash_on_delivery=True)
        for _number in range(5):
            self.press(silk, method=PaymentMethod.CASH_ON_DELIVERY)()
        with pytest.raises(checkout.TooManyOpen):
            self.press(silk)()

    def test_looking_costs_one_query(self, silk):
        basket = make_basket((silk, 1))
        with CaptureQueriesContext(connection) as queries:
            checkout.place(basket, agree(basket))
        assert len([query for query in queries if " UNION " in query["sql"]]) == 1
