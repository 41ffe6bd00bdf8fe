"""The PromptPay code of a payment: drawn anew at each look, from what the order's row says."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe
from PIL import Image, ImageDraw, ImageFont

from netpracharat.thai import promptpay
from orders.models import Payment

QUIET_ZONE = 4  # modules; without it many apps don't see the code
INK, PAPER = "#000", "#fff"


def code(payment: Payment) -> segno.QRCode:
    text = promptpay.payload(payment.payee_kind, payment.payee_target, payment.amount)
    return segno.make(text, error="m", boost_error=False, micro=False)


def svg(payment: Payment) -> SafeString:
    """To stand in the page itself; its size is the style sheet's."""
    drawn = code(payment).svg_inline(border=QUIET_ZONE, dark=INK, light=PAPER, omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno, without a word of anybody's


def png(payment: Payment) -> bytes:
    """To keep on the phone; below the code the amount and the order's number."""
    drawn, saved = io.BytesIO(), io.BytesIO()
    code(payment).save(drawn, kind="png", scale=14, border=QUIET_ZONE)
    square = Image.open(drawn).convert("L")
    sheet = Image.new("L", (square.width, square.height + 110), 255)
    sheet.paste(square, (0, 0))
    words, centre = ImageDraw.Draw(sheet), square.width // 2
    words.text((centre, square.height), f"{payment.amount:,.2f} THB", 0, ImageFont.load_default(44), anchor="ma")
    words.text((centre, square.height + 56), payment.order.number, 0, ImageFont.load_default(32), anchor="ma")
    sheet.save(saved, "PNG", optimize=True)
    return saved.getvalue()
