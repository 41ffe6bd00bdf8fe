"""Makers of what the tests of orders stand on: a filled basket, its purchase, a slip."""

import io
import itertools
from decimal import Decimal

import segno
from PIL import Image

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.thai import emv
from orders import baskets, cases, checkout, discounts, parcels, payments, quotes
from orders.case_steps import Answer
from orders.cases import Claim
from orders.checkout import Request
from orders.models import Basket, Case, DiscountCode, Order, OrderLine, Purchase
from orders.states import CaseKind, PaymentMethod, PaymentStatus, Remedy, Wish
from products import stock
from products.models import Product, Variant
from shops.models import Shop
from tests.factories import SAWANG, make_product, make_shop

_phones = itertools.count(812345678)
DELIVERY = {
    "recipient": "สมศรี ตัวอย่าง",
    "phone": "+66812345678",
    "address": "99 หมู่ 3",
    "subdistrict_id": SAWANG,
    "postal_code": "47130",
    "email": "buyer@example.com",
    "note": "",
}


def variant_of(product: Product) -> Variant:
    return product.variants.first()


def make_basket(
    *wanted: tuple[Variant, int], user: User | None = None, code: DiscountCode | None = None, phone: str = ""
) -> Basket:
    """A basket on its way through the checkout, its address typed: somebody else's with every call."""
    basket = Basket.objects.create(user=user, delivery=DELIVERY | {"phone": phone or f"+66{next(_phones)}"})
    for variant, quantity in wanted:
        baskets.add(basket, variant, quantity)
    if code:
        discounts.put_in(basket, code)
    return basket


def make_code(shop: Shop, code: str = "SALE50", **terms: object) -> DiscountCode:
    """฿50 off goods of ฿100 or more."""
    terms = {"kind": DiscountCode.Kind.AMOUNT, "value": Decimal(50), "minimum": Decimal(100)} | terms
    return DiscountCode.objects.create(shop=shop, code=code, **terms)


def make_discounted_order(
    variant: Variant, *, code: DiscountCode | None = None, by: User | None = None, phone: str = ""
) -> Order:
    """Two pieces, ordered with a code."""
    basket = make_basket((variant, 2), code=code or make_code(variant.product.shop), phone=phone)
    return checkout.place(basket, agree(basket, by=by), by=by).orders.get()


def agree(basket: Basket, *, method: str = PaymentMethod.PROMPTPAY, key: str = "", by: User | None = None) -> Request:
    """What the buyer would send from the review page of now."""
    quote = quotes.of_basket(basket, by)
    return Request(
        key=key or codes.secret_token(),
        seen=checkout.digest(quote, checkout.delivery_of(basket)),
        methods={part.shop.pk: method for part in quote.buyable},
    )


def make_purchase(
    *wanted: tuple[Variant, int], method: str = PaymentMethod.PROMPTPAY, by: User | None = None
) -> Purchase:
    basket = make_basket(*wanted, user=by)
    return checkout.place(basket, agree(basket, method=method), by=by)


def make_order(
    *,
    quantity: int = 2,
    product: Product | None = None,
    shop: Shop | None = None,
    method: str = PaymentMethod.PROMPTPAY,
    by: User | None = None,
) -> Order:
    """An order of two pieces of silk at ฿1,850 and ฿50 for sending, out of five in stock."""
    product = product or make_product(shop=shop, price=Decimal(1850), on_hand=5)
    return make_purchase((variant_of(product), quantity), method=method, by=by).orders.get()


def make_cash_order(**fields: object) -> Order:
    """The same, paid on delivery."""
    shop = make_shop(takes_cash_on_delivery=True)
    return make_order(shop=shop, method=PaymentMethod.CASH_ON_DELIVERY, **fields)


def make_many_orders(variant: Variant, number: int) -> None:
    """So many orders of one piece each that wait to be accepted, at once; the stock knows of them."""
    shop = variant.product.shop
    purchases = Purchase.objects.bulk_create(
        Purchase(request_key=codes.secret_token(), request_hash="") for _order in range(number)
    )
    place = {name: DELIVERY[name] for name in ("recipient", "phone", "address", "subdistrict_id", "postal_code")}
    terms = {
        "payment_method": PaymentMethod.CASH_ON_DELIVERY,
        "payment_status": PaymentStatus.COD_DUE,
        "weight_grams": 1,
    }
    sums = {"goods_total": variant.price, "delivery_fee": 0}
    orders = Order.objects.bulk_create(Order(purchase=one, shop=shop, **place, **terms, **sums) for one in purchases)
    piece = {"variant": variant, "product": variant.product, "name": variant.product.name, "unit_price": variant.price}
    OrderLine.objects.bulk_create(OrderLine(order=order, quantity=1, weight_grams=1, **piece) for order in orders)
    stock.allocate({variant.pk: number}, reference="many")


def make_paid_order(**fields: object) -> Order:
    order = make_order(**fields)
    payments.confirm(order.payments.get(), by=None)
    return order


def make_sent_order(**fields: object) -> Order:
    order = make_paid_order(**fields)
    parcels.ship(order, "flash", "TH0123456789", by=None)
    return order


def make_received_order(**fields: object) -> Order:
    order = make_sent_order(**fields)
    parcels.deliver(order, by=None)
    order.refresh_from_db()
    return order


CLAIM = Claim(CaseKind.DAMAGED, Wish.ALL, "ผ้าขาดหนึ่งผืน")


def make_case(order: Order | None = None, *, offer: Decimal | int | None = None, escalated: bool = False) -> Case:
    """A complaint of torn cloth; with an offer the shop has answered, escalated the buyer was not content."""
    case = cases.begin(order or make_received_order(), CLAIM, by=None)
    if offer is not None or escalated:
        cases.answer(case, Answer(Remedy.REFUND, "คืนให้ครึ่งหนึ่ง", Decimal(offer or 500)), by=None)
    if escalated:
        cases.escalate(case, "ขาดทั้งผืน", by=None)
    case.refresh_from_db()
    return case


def slip_text(reference: str = "014123456789ABC", bank: str = "004") -> str:
    """The text of a bank slip's mini-QR."""
    inner = emv.write({"00": "000001", "01": bank, "02": reference})
    body = emv.write({"00": inner, "51": "TH"}) + "9104"
    return body + emv.crc(body)


def slip_picture(text: str = "", *, size: tuple[int, int] = (600, 900)) -> io.BytesIO:
    """A photograph-like slip: a white sheet with its QR code in a corner; without text none."""
    sheet = Image.new("RGB", size, "white")
    if text:
        drawn = io.BytesIO()
        segno.make(text, micro=False, error="m").save(drawn, kind="png", scale=4, border=4)
        sheet.paste(Image.open(drawn).convert("RGB"), (40, 400))
    saved = io.BytesIO()
    sheet.save(saved, "JPEG")
    saved.seek(0)
    return saved
