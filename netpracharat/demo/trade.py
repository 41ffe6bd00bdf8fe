"""A little trade in the demo, so that the desks of buyer and seller aren't empty: an order in each state."""

import io
from dataclasses import asdict
from typing import NamedTuple

import segno
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.thai import emv
from netpracharat.thai.parcels import THAILAND_POST, s10_check_digit
from orders import baskets, cases, checkout, lifecycle, parcels, payments, quotes, slips
from orders.cases import Claim
from orders.checkout import Delivery, Request
from orders.models import Order
from orders.states import CaseKind, PaymentMethod
from orders.states import Wish as Wanted
from products.models import Variant

DELIVERY = Delivery(
    recipient="ดาว (ผู้ซื้อตัวอย่าง)",
    phone="+6620000123",
    address="99/9 หมู่บ้านตัวอย่าง ถนนตัวอย่าง",
    subdistrict_id=101401,  # แขวงสามเสนใน เขตพญาไท
    postal_code="10400",
    email="buyer@example.com",
)

CLAIM = Claim(CaseKind.WRONG, Wanted.EXCHANGE, "สั่งลายดวงตะวัน แต่ได้ลายอื่นมา")


class Wish(NamedTuple):
    """What the buyer orders of one product (by its English name), and how far it comes."""

    product: str
    quantity: int
    how_far: str
    method: PaymentMethod = PaymentMethod.PROMPTPAY


WISHES = (
    Wish("Indigo ikat cotton, lotus pattern", 1, "completed"),
    Wish("Indigo cotton scarf", 2, "shipped"),
    Wish("Tie-dyed indigo sarong, sun pattern", 1, "packed"),
    Wish("Indigo outfit, tailored to your measure", 1, "paid"),
    Wish("Indigo cotton scarf", 1, "reported"),
    Wish("Tie-dyed indigo sarong, sun pattern", 2, "placed"),
    Wish("Indigo ikat cotton, lotus pattern", 1, "accepted", PaymentMethod.CASH_ON_DELIVERY),
    Wish("Indigo cotton scarf", 3, "cancelled", PaymentMethod.CASH_ON_DELIVERY),
    Wish("Thung Kula jasmine rice, freshly milled", 2, "placed", PaymentMethod.CASH_ON_DELIVERY),
    Wish("Tie-dyed indigo sarong, sun pattern", 1, "complained"),
    Wish("Doi Lan arabica coffee, medium roast", 1, "shipped"),
)
# What is done to come so far, one step after the other.
STEPS = {
    "placed": (),
    "cancelled": ("cancel",),
    "accepted": ("accept",),
    "reported": ("report",),
    "paid": ("report", "confirm"),
    "packed": ("report", "confirm", "pack"),
    "shipped": ("report", "confirm", "pack", "ship"),
    "completed": ("report", "confirm", "pack", "ship", "receive", "complete"),
    "complained": ("report", "confirm", "pack", "ship", "receive", "complain"),
    "delivered": ("accept", "pack", "ship", "receive"),
}


def begin(users: dict[str, User]) -> None:
    buyer = users["buyer"]
    for number, wish in enumerate(WISHES):
        bring(wish, number, buyer, DELIVERY)


def bring(wish: Wish, number: int, buyer: User | None, home: Delivery) -> Order:
    """So far as it comes; `number` makes slip and parcel their own. Without a buyer a guest ordered it."""
    order = _place(wish, buyer, home)
    for step in STEPS[wish.how_far]:
        _take(step, order, number, buyer)
    # This trade is of the past: nobody waits for letters, and the demo people's sign-ins stay in sight.
    order.notices.update(sent_at=timezone.now())
    return order


def _place(wish: Wish, buyer: User | None, home: Delivery) -> Order:
    variant = Variant.objects.filter(product__name_en=wish.product).first()
    basket = baskets.find_or_open(buyer or AnonymousUser(), token="")
    baskets.add(basket, variant, wish.quantity)
    baskets.keep_delivery(basket, asdict(home))
    quote = quotes.of_lines(basket.lines.for_quote())
    request = Request(
        key=codes.secret_token(),
        seen=checkout.digest(quote, home),
        methods={variant.product.shop_id: wish.method},
    )
    return checkout.place(basket, request, by=buyer).orders.get()


def _take(step: str, order: Order, number: int, buyer: User | None) -> None:
    seller = order.shop.members.first().user
    match step:
        case "cancel":
            lifecycle.cancel_by_buyer(order, by=buyer, reason="สั่งผิดสี ขอสั่งใหม่")
        case "accept":
            lifecycle.accept(order, by=seller)
        case "report":
            payments.submit_slip(order, slips.read(slip(order, number)), by=buyer)
        case "confirm":
            payments.confirm(order.payments.last(), by=seller)
        case "pack":
            parcels.pack(order, by=seller)
        case "ship":
            parcels.ship(order, THAILAND_POST.code, tracking_number(number), by=seller)
        case "receive":
            parcels.deliver(order, by=buyer)
        case "complete":
            lifecycle.complete(order, by=buyer)
        case "complain":
            order.refresh_from_db()
            cases.begin(order, CLAIM, by=buyer)


def tracking_number(number: int) -> str:
    without = f"ED{number:08}0TH"
    return f"{without[:10]}{s10_check_digit(without)}TH"


def slip(order: Order, number: int) -> io.BytesIO:
    """What a bank's app would show, and says that it is none."""
    sheet = Image.new("RGB", (600, 900), "#f3efe6")
    words = ImageDraw.Draw(sheet)
    lines = (("DEMO SLIP", 56), ("not a payment", 32), (f"{order.total:,.2f} THB", 64), (order.number, 32))
    for line, (text, size) in enumerate(lines):
        words.text((300, 70 + line * 90), text, "#1f2a5c", ImageFont.load_default(size), anchor="ma")
    drawn, saved = io.BytesIO(), io.BytesIO()
    segno.make(slip_text(f"DEMO{number:011}"), micro=False, error="m").save(drawn, kind="png", scale=6, border=4)
    code = Image.open(drawn).convert("RGB")
    sheet.paste(code, ((600 - code.width) // 2, 480))
    sheet.save(saved, "JPEG", quality=90)
    saved.seek(0)
    return saved


def slip_text(reference: str) -> str:
    inner = emv.write({"00": "000001", "01": "004", "02": reference})
    return emv.signed(emv.write({"00": inner, "51": "TH"}), tag="91")
