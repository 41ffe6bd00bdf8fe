"""PromptPay: the QR that pays a phone number, an ID number or an e-wallet an exact amount."""

import re
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from netpracharat.thai import emv, identifiers

APPLICATION = "A000000677010111"
BAHT = "764"
THAILAND = "TH"
LONGEST_AMOUNT = 13

MOBILE = re.compile(r"(?:0|\+?660?)([689][0-9]{8})")
EWALLET = re.compile(r"[0-9]{15}")


class PromptPayKind(StrEnum):
    PHONE = "phone"
    NATIONAL_ID = "national_id"  # and the tax ID of a group or company: the same thirteen digits
    EWALLET = "ewallet"


TAGS = {PromptPayKind.PHONE: "01", PromptPayKind.NATIONAL_ID: "02", PromptPayKind.EWALLET: "03"}


class PromptPayError(ValueError):
    """Nobody can be paid this way; `str()` is a sentence for the person who typed."""


def parse_target(kind: PromptPayKind | str, typed: str) -> str:
    """The account as digits alone: a phone as 0812345678."""
    digits = identifiers.compact(typed)
    match PromptPayKind(kind):
        case PromptPayKind.PHONE:
            return parse_mobile(digits)
        case PromptPayKind.NATIONAL_ID:
            return parse_national_id(digits)
        case PromptPayKind.EWALLET:
            return parse_ewallet(digits)


def parse_mobile(typed: str) -> str:
    found = MOBILE.fullmatch(typed)
    if found is None:
        raise PromptPayError(_("A PromptPay phone is a Thai mobile number of 10 digits, such as 081 234 5678."))
    return f"0{found[1]}"


def parse_national_id(typed: str) -> str:
    try:
        return identifiers.national_id(typed)
    except identifiers.IdentifierError as error:
        raise PromptPayError(str(error)) from error


def parse_ewallet(typed: str) -> str:
    if not EWALLET.fullmatch(typed):
        raise PromptPayError(_("An e-wallet number has 15 digits."))
    return typed


def payload(kind: PromptPayKind | str, target: str, amount: Decimal | None) -> str:
    """The text of the QR code; without an amount the payer types it."""
    account = parse_target(kind, target)
    if kind == PromptPayKind.PHONE:
        account = f"0066{account[1:]}"
    values = {
        "00": "01",
        "01": "11" if amount is None else "12",
        "29": emv.write({"00": APPLICATION, TAGS[PromptPayKind(kind)]: account}),
        "53": BAHT,
    }
    if amount is not None:
        values["54"] = amount_text(amount)
    return emv.signed(emv.write(values | {"58": THAILAND}))


def amount_text(amount: Decimal) -> str:
    if not amount.is_finite() or amount <= 0:
        raise PromptPayError(_("The amount must be more than 0 baht."))
    if amount >= Decimal(10) ** (LONGEST_AMOUNT - 3):
        raise PromptPayError(_("The amount is too large for PromptPay."))
    if amount != round(amount, 2):
        raise PromptPayError(_("The amount may have two decimals at most."))
    return f"{amount:.2f}"
