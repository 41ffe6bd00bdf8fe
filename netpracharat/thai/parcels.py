"""Who carries parcels in Thailand, and what their tracking numbers look like."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

from netpracharat.thai.identifiers import compact

S10 = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")
S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Carrier:
    code: str
    name: str
    english_name: str
    tracking_page: str = ""


THAILAND_POST = Carrier(
    "thailand_post", "ไปรษณีย์ไทย", "Thailand Post", "https://track.thailandpost.co.th/?trackNumber={}"
)
CARRIERS = {
    carrier.code: carrier
    for carrier in (
        THAILAND_POST,
        Carrier("flash", "Flash Express (แฟลช)", "Flash Express"),
        Carrier("jt", "J&T Express", "J&T Express"),
        Carrier("kex", "KEX Express (เคอรี่เดิม)", "KEX Express (formerly Kerry)"),
        Carrier("spx", "SPX Express (ช้อปปี้)", "SPX Express"),
        Carrier("ninja_van", "Ninja Van (นินจาแวน)", "Ninja Van"),
        Carrier("best", "Best Express", "Best Express"),
        Carrier("dhl", "DHL eCommerce", "DHL eCommerce"),
        Carrier("nim", "นิ่มเอ็กซ์เพรส", "Nim Express"),
        Carrier("inter", "อินเตอร์เอ็กซ์เพรส", "Inter Express"),
    )
}


class TrackingError(ValueError):
    """Not a tracking number of that carrier; `str()` is a sentence for the person who typed."""


def tracking_number(carrier: str, typed: str) -> str:
    """The number in capitals without blanks, checked where the carrier publishes how."""
    number = compact(typed).upper()[:LONGEST]
    if carrier == THAILAND_POST.code and S10.fullmatch(number) and number[10] != s10_check_digit(number):
        raise TrackingError(_("This tracking number has a wrong digit; please compare it with the receipt."))
    return number


def is_s10(number: str) -> bool:
    """Whether it is a whole and right number of the Universal Postal Union's standard S10."""
    return bool(S10.fullmatch(number)) and number[10] == s10_check_digit(number)


def s10_check_digit(number: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(number[2:10], S10_WEIGHTS, strict=True))
    return {10: "0", 11: "5"}.get(check := 11 - total % 11, str(check))


def tracking_page(carrier: str, number: str) -> str:
    """The carrier's own page about this parcel; empty where we know of none that lasts."""
    page = CARRIERS[carrier].tracking_page if carrier in CARRIERS else ""
    return page.format(quote(number, safe="")) if number else ""
