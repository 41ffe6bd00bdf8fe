"""Quotes: what a basket costs, and what of it can't be bought and why."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from orders import quotes
from orders.quotes import fee_for
from orders.states import PaymentMethod
from products import stock
from products.states import ProductState
from shops.models import DeliveryRate
from shops.states import ShopState
from tests.factories import make_product, make_shop
from tests.unit.orders.factories import make_basket, variant_of

RATES = [DeliveryRate(up_to_grams=1000, fee=Decimal(40)), DeliveryRate(up_to_grams=5000, fee=Decimal(90))]


def quote_of(basket):
    return quotes.of_lines(basket.lines.for_quote())


def troubles(basket):
    return [item.trouble for part in quote_of(basket).shops for item in part.items]


@pytest.mark.parametrize(
    ("grams", "fee"),
    [(0, 0), (1, 40), (1000, 40), (1001, 90), (5000, 90), (5001, 130), (10_000, 180), (12_000, 270)],
)
def test_fee_goes_by_weight_step_and_by_parcels_beyond_the_last(grams, fee):
    assert fee_for(grams, RATES) == fee


@pytest.mark.django_db
class TestQuote:
    @pytest.fixture
    def shop(self):
        return make_shop()

    @pytest.fixture
    def product(self, shop):
        return make_product(shop=shop, price=Decimal(200), on_hand=5)

    @pytest.fixture
    def basket(self, product):
        return make_basket((variant_of(product), 2))

    def test_each_shop_has_its_own_sum(self, basket, product):
        other = make_product(shop=make_shop("บ้านเชียงดา"), price=Decimal(100))
        basket.lines.create(variant=variant_of(other), quantity=1, price_seen=100)
        parts = {part.shop.name: (part.goods_total, part.delivery_fee, part.total) for part in quote_of(basket).shops}
        assert parts == {product.shop.name: (400, 50, 450), "บ้านเชียงดา": (100, 50, 150)}
        assert quote_of(basket).total == 600

    def test_delivery_is_free_from_the_shops_amount(self, basket, shop):
        shop.free_delivery_from = Decimal(400)
        shop.save()
        [part] = quote_of(basket).shops
        assert (part.delivery_fee, part.missing_for_free_delivery) == (0, None)

    def test_what_is_missing_for_free_delivery_is_told(self, basket, shop):
        shop.free_delivery_from = Decimal(500)
        shop.save()
        [part] = quote_of(basket).shops
        assert (part.delivery_fee, part.missing_for_free_delivery) == (50, 100)

    def test_price_of_today_counts_and_the_old_one_is_remembered(self, basket, product):
        product.variants.update(price=Decimal(250))
        [item] = quote_of(basket).shops[0].items
        assert (item.price, item.old_price, item.total) == (250, 200, 500)

    def test_all_is_well_without_trouble(self, basket):
        assert troubles(basket) == [""]

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"state": ShopState.SUSPENDED}, "ร้านนี้ปิดอยู่ตอนนี้"),
            ({"holiday_from": timezone.localdate(), "holiday_to": dt.date(2099, 1, 2)}, "ร้านหยุดถึง 2 ม.ค. 2642"),
        ],
    )
    def test_shop_that_is_closed_or_on_holiday_is_told(self, basket, shop, change, sentence):
        type(shop).objects.filter(pk=shop.pk).update(**change)
        assert troubles(basket) == [sentence]
        assert quote_of(basket).buyable == []

    def test_shop_without_account_takes_no_payment(self, basket, shop):
        shop.promptpay.delete()
        assert troubles(basket) == ["ร้านนี้ยังรับเงินไม่ได้"]

    def test_shop_without_rates_does_not_deliver(self, basket, shop):
        shop.delivery_rates.all().delete()
        assert troubles(basket) == ["ร้านนี้ยังไม่ได้ตั้งค่าส่ง จึงยังสั่งซื้อไม่ได้"]
        assert quote_of(basket).buyable == []

    def test_rate_of_nothing_is_free_delivery(self, basket, shop):
        shop.delivery_rates.update(fee=0)
        assert [part.total for part in quote_of(basket).buyable] == [400]

    def test_name_is_in_the_readers_language_where_it_has_one(self, basket, product):
        type(product).objects.update(name_en="Mudmee silk")
        [item] = quote_of(basket).shops[0].items
        with translation.override("en"):
            assert item.name == "Mudmee silk"
        assert item.name == product.name

    def test_shop_without_account_may_take_cash(self, basket, shop):
        shop.promptpay.delete()
        type(shop).objects.update(takes_cash_on_delivery=True)
        assert quote_of(basket).buyable[0].methods == [PaymentMethod.CASH_ON_DELIVERY]

    def test_withdrawn_product_is_told(self, basket, product):
        type(product).objects.update(state=ProductState.WITHDRAWN)
        assert troubles(basket) == ["เลิกขายแล้ว"]

    @pytest.mark.parametrize(("on_hand", "sentence"), [(1, "เหลือ 1 ชิ้น ลดจำนวนลงก่อน"), (0, "หมดแล้ว")])
    def test_what_is_left_is_told(self, basket, product, on_hand, sentence):
        stock.adjust({variant_of(product).pk: on_hand - 5})
        assert troubles(basket) == [sentence]

    def test_made_to_order_needs_no_stock(self):
        product = make_product(on_hand=0, is_made_to_order=True)
        assert troubles(make_basket((variant_of(product), 3))) == [""]

    def test_quote_costs_the_same_queries_for_one_shop_and_for_three(self, basket, django_assert_num_queries):
        for number in range(2):
            product = make_product(shop=make_shop(f"ร้าน {number}"))
            basket.lines.create(variant=variant_of(product), quantity=1, price_seen=1)
        with django_assert_num_queries(2):
            quote = quote_of(basket)
            assert [len(part.buyable) and part.total > 0 and bool(part.methods) for part in quote.shops] == [True] * 3
