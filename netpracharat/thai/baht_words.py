"""Amounts in words, as receipts write them: หนึ่งร้อยเอ็ดบาทถ้วน."""

from decimal import ROUND_HALF_UP, Decimal

DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
MILLION = 1_000_000


def baht_words(amount: Decimal | int) -> str:
    """หนึ่งร้อยบาทห้าสิบสตางค์; less than nothing is said to be so."""
    satang = int((abs(Decimal(amount)) * 100).to_integral_value(ROUND_HALF_UP))
    baht, rest = divmod(satang, 100)
    sign = "ลบ" if amount < 0 and satang else ""
    if not rest:
        return f"{sign}{number_words(baht)}บาทถ้วน"
    whole = f"{number_words(baht)}บาท" if baht else ""
    return f"{sign}{whole}{number_words(rest)}สตางค์"


def number_words(number: int) -> str:
    """A whole number from 0 on."""
    if number == 0:
        return "ศูนย์"
    millions, rest = divmod(number, MILLION)
    before = f"{number_words(millions)}ล้าน" if millions else ""
    return before + _below_a_million(rest, is_last_of_many=millions > 0)


def _below_a_million(number: int, *, is_last_of_many: bool) -> str:
    """A one that ends a larger number is เอ็ด; ten is สิบ, twenty ยี่สิบ."""
    written = [_digit(int(digit), place) for place, digit in enumerate(reversed(str(number)))]
    if number % 10 == 1 and (number > 1 or is_last_of_many):
        written[0] = "เอ็ด"
    return "".join(reversed(written))


def _digit(digit: int, place: int) -> str:
    if digit == 0:
        return ""
    if place == 1 and digit < 3:
        return ("สิบ", "ยี่สิบ")[digit - 1]
    return DIGITS[digit] + PLACES[place]
