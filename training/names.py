"""Names of persons: one spelling, the prefix apart, and the key by which names are compared."""

import itertools
import re
from typing import NamedTuple

from netpracharat.thai import text

# How a prefix is stored, and how lists write it; "_" is a space or none. An abbreviation needs its dot or a space
# behind it: ดรุณี and คุณากร are first names.
PREFIXES = {
    "นาย": ("นาย", "น.ย."),
    "นาง": ("นาง",),
    "นางสาว": ("นาง_สาว", "น._ส.", "นส.", "น.ส ", "นส "),
    "เด็กชาย": ("เด็กชาย", "ด._ช.", "ดช."),
    "เด็กหญิง": ("เด็กหญิง", "ด._ญ.", "ดญ."),
    "ดร.": ("ดร.", "ดร ", "ด็อกเตอร์"),
    "ว่าที่ร้อยตรี": ("ว่าที่_ร้อยตรี", "ว่าที่_ร.ต.", "ว่าที่_รต."),
    "ว่าที่ร้อยตรีหญิง": ("ว่าที่_ร้อยตรี_หญิง", "ว่าที่_ร.ต._หญิง", "ว่าที่_ร.ต.ญ."),
    "สิบเอก": ("สิบเอก", "ส.อ."),
    "จ่าสิบเอก": ("จ่าสิบเอก", "จ.ส.อ."),
    "ร้อยตรี": ("ร้อยตรี", "ร.ต."),
    "ร้อยโท": ("ร้อยโท", "ร.ท."),
    "ร้อยเอก": ("ร้อยเอก", "ร.อ."),
    "พันตรี": ("พันตรี", "พ.ต."),
    "พันโท": ("พันโท", "พ.ท."),
    "พันเอก": ("พันเอก", "พ.อ."),
    "ดาบตำรวจ": ("ดาบตำรวจ", "ด.ต."),
    "ผศ.": ("ผศ.",),
    "ผศ.ดร.": ("ผศ._ดร.",),
    "รศ.": ("รศ.",),
    "รศ.ดร.": ("รศ._ดร.",),
    "พระ": ("พระ ",),
    "คุณ": ("คุณ ",),
    "Mr.": ("Mr.", "Mr ", "MR."),
    "Mrs.": ("Mrs.", "Mrs ", "MRS."),
    "Miss": ("Miss ", "MISS ", "Ms.", "Ms "),
}
STORED = {
    "".join(spelling): stored
    for stored, written in PREFIXES.items()
    for pattern in written
    for spelling in itertools.product(*([" ", ""] if sign == "_" else [sign] for sign in pattern))
}
# The longest spelling wins. A prefix is none where a vowel or tone goes on: นายิกา.
SPELLINGS = sorted(STORED, key=len, reverse=True)
PREFIX = re.compile(f"(?:{'|'.join(map(re.escape, SPELLINGS))})(?![ะ-ฺ็-๎])")
LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "-.'\"’()")


class Name(NamedTuple):
    prefix: str
    first: str
    last: str


def clean(typed: str) -> str:
    """One spelling of what looks the same, in Arabic digits, with single spaces."""
    if typed.isascii():
        return " ".join(typed.replace("\0", "").split())
    return " ".join(text.arabic_digits(text.fold(typed.replace("\0", ""))).split())


def split(*columns: str) -> Name:
    """The prefix, the first name, and all the rest, from one column or from two or three."""
    return parted(*map(clean, columns))


def parted(*columns: str) -> Name:
    """The same of columns that are clean."""
    whole = " ".join(filter(None, columns))
    found = PREFIX.match(whole)
    prefix = STORED[found.group()] if found else ""
    first, _space, last = (whole[found.end() :].lstrip(" ") if found else whole).partition(" ")
    return Name(prefix, first, last)


def key(first: str, last: str) -> str:
    """What two spellings of one name have in common; who bears a prefix doesn't matter."""
    return f"{first} {last}".translate(LOWER).strip(" ")
