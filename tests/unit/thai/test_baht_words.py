"""Amounts in words, as the sum of a receipt is written so that nobody adds a digit."""

from decimal import Decimal

import pytest

from netpracharat.thai.baht_words import baht_words
from tests.unit.thai.vectors import VECTORS


@pytest.mark.parametrize(("amount", "words"), [(one["amount"], one["text"]) for one in VECTORS["bahttext"]["valid"]])
def test_amount_is_written_in_words(amount, words):
    assert baht_words(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("1", "หนึ่งบาทถ้วน"),
        ("10", "สิบบาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("20", "ยี่สิบบาทถ้วน"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("0.01", "หนึ่งสตางค์"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("12.11", "สิบสองบาทสิบเอ็ดสตางค์"),
        ("1000000", "หนึ่งล้านบาทถ้วน"),
        ("21000000", "ยี่สิบเอ็ดล้านบาทถ้วน"),
        ("1000000000000", "หนึ่งล้านล้านบาทถ้วน"),
        ("-500", "ลบห้าร้อยบาทถ้วน"),
    ],
)
def test_traps_are_not_fallen_into(amount, words):
    assert baht_words(Decimal(amount)) == words
