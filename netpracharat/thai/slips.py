"""The mini-QR of a bank slip: which transfer it speaks of, so that one slip pays once.

It proves no payment: it holds neither amount, nor payee, nor time, and anybody can print one.
"""

import re
from dataclasses import dataclass

from netpracharat.thai import emv

# Some banks drop the leading zeros of the checksum, and TrueMoney writes it in small letters.
SIGNED = re.compile(r"(.*9104)([0-9A-Fa-f]{1,4})", re.DOTALL)
BANK = re.compile(r"[0-9]{3}")
REFERENCE = re.compile(r"[!-~]{1,25}")
TRUEMONEY = "TMN"


@dataclass(frozen=True, slots=True)
class SlipReference:
    """What makes a transfer unique. `bank` is the sender's three digits, or TMN for TrueMoney."""

    bank: str
    reference: str


def parse(payload: str) -> SlipReference | None:
    """The transfer that a scanned code names; None if it is no bank slip."""
    found = SIGNED.fullmatch(payload)
    if found is None or int(emv.crc(found[1]), 16) != int(found[2], 16):
        return None
    try:
        values = emv.read(found[1].removesuffix("9104"))
        inner = emv.read(values.get("00", ""))
    except emv.EmvError:
        return None
    return of_bank(values, inner) or of_truemoney(values, inner)


def of_bank(values: dict[str, str], inner: dict[str, str]) -> SlipReference | None:
    if values.get("51") != "TH" or inner.get("00") != "000001" or not BANK.fullmatch(inner.get("01", "")):
        return None
    return reference(inner["01"], inner.get("02", ""))


def of_truemoney(values: dict[str, str], inner: dict[str, str]) -> SlipReference | None:
    if values.keys() != {"00"} or (inner.get("00"), inner.get("01")) != ("01", "01"):
        return None
    return reference(TRUEMONEY, inner.get("03", ""))


def reference(bank: str, text: str) -> SlipReference | None:
    return SlipReference(bank, text) if REFERENCE.fullmatch(text) else None
