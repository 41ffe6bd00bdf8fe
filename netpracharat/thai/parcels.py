"""Who carries parcels in Thailand, and what their tracking numbers look like."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from netpracharat.thai.identifiers import compact
from netpracharat.thai.text import fold

S10 = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")
S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
LOOK_ALIKES = str.maketrans("OILSB", "01158")
SEPARATORS = re.compile(r"[\s.,&_-]+")
LONGEST = 40
LIKE = 70  # of 100: one letter of four may be wrong


@dataclass(frozen=True, slots=True)
class Carrier:
    code: str
    name: str
    english_name: str
    also: tuple[str, ...] = ()  # what people write for it
    tracking_page: str = ""


THAILAND_POST = Carrier(
    "thailand_post",
    "ไปรษณีย์ไทย",
    "Thailand Post",
    ("ไปรษณีย์", "ปณ", "ปณท", "ems", "post", "thaipost"),
    "https://track.thailandpost.co.th/?trackNumber={}",
)
CARRIERS = {
    carrier.code: carrier
    for carrier in (
        THAILAND_POST,
        Carrier("flash", "Flash Express (แฟลช)", "Flash Express", ("แฟลช", "แฟลชเอ็กซ์เพรส")),
        Carrier("jt", "J&T Express", "J&T Express", ("jt", "เจแอนด์ที", "เจที")),
        Carrier("kex", "KEX Express (เคอรี่เดิม)", "KEX Express (formerly Kerry)", ("kerry", "เคอรี่", "เคอร์รี่", "เค็กซ์")),
        Carrier("spx", "SPX Express (ช้อปปี้)", "SPX Express", ("shopee", "ช้อปปี้", "shopeeexpress")),
        Carrier("ninja_van", "Ninja Van (นินจาแวน)", "Ninja Van", ("ninja", "นินจา", "นินจาแวน")),
        Carrier("best", "Best Express", "Best Express", ("เบสท์",)),
        Carrier("dhl", "DHL eCommerce", "DHL eCommerce", ("ดีเอชแอล",)),
        Carrier("nim", "นิ่มเอ็กซ์เพรส", "Nim Express", ("นิ่ม",)),
        Carrier("inter", "อินเตอร์เอ็กซ์เพรส", "Inter Express", ("อินเตอร์",)),
    )
}


class TrackingError(ValueError):
    """Not a tracking number of that carrier; `str()` is a sentence for the person who typed."""


def tracking_number(carrier: str, typed: str) -> str:
    """The number in capitals without blanks, checked where the carrier publishes how."""
    number = compact(typed).upper()[:LONGEST]
    if carrier == THAILAND_POST.code and not is_s10(number):
        refuse_slip(number)
    return number


def refuse_slip(number: str) -> None:
    """Of the pen, on the way from the receipt; what does not look like S10 at all is nobody's to judge."""
    likely = likely_s10(number)
    if not (likely or S10.fullmatch(number)):
        return
    sentence = _("This tracking number has a wrong digit; please compare it with the receipt.")
    perhaps = _("Is it %(numbers)s?") % {"numbers": ", ".join(likely)} if likely else ""
    raise TrackingError(f"{sentence} {perhaps}".strip())


def likely_s10(number: str) -> list[str]:
    """Right numbers that may have been meant: a letter stands for a digit, or two neighbours have changed places."""
    digits = number[:2] + number[2:11].translate(LOOK_ALIKES) + number[11:]
    swapped = (
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(2, min(10, len(digits) - 1))
    )
    return [other for other in dict.fromkeys((digits, *swapped)) if is_s10(other)]


def carrier_called(typed: str) -> Carrier | None:
    """The one that people mean by these words, in Thai or English, however they set capitals and blanks."""
    return next((carrier for carrier in CARRIERS.values() if plain(typed) in names_of(carrier)), None)


def carrier_like(typed: str) -> Carrier | None:
    """The one whose name comes nearest, where one comes near at all."""
    names = {name: carrier for carrier in CARRIERS.values() for name in names_of(carrier)}
    found = process.extractOne(plain(typed), names.keys(), scorer=fuzz.ratio, score_cutoff=LIKE)
    return names[found[0]] if found else None


def names_of(carrier: Carrier) -> set[str]:
    in_brackets = carrier.name.replace(")", "").split("(")
    return {plain(name) for name in (carrier.code, *in_brackets, carrier.english_name, *carrier.also)}


def plain(name: str) -> str:
    return SEPARATORS.sub("", fold(name).casefold())


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
