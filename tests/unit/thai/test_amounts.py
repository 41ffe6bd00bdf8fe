"""Amounts and counts are read as people type them, and not as Python would."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.thai import amounts


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("฿100", "100"),
        ("฿ 1,850.5", "1850.50"),
        ("๑๐๐", "100"),
        ("100.-", "100"),
        ("100.- บาท", "100"),
        ("99 baht", "99"),
        (" 250 บาท", "250"),
        ("007", "7"),
        ("0", "0"),
        ("99,999,999.99", "99999999.99"),
    ],
)
def test_amount_is_read(typed, amount):
    assert amounts.parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1e3",
        "1_000",
        "-2",
        "+5",
        "NaN",
        "Infinity",
        "1,23",
        "12,34.5",
        "1.234",
        "0x10",
        "²",
        "1 000",
        "100,000,000",
        "9" * 5000,
    ],
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(amounts.AmountError):
        amounts.parse_amount(typed)


@pytest.mark.parametrize(("typed", "count"), [("12", 12), ("1,200", 1200), ("๑๒", 12), ("0", 0)])
def test_count_is_read(typed, count):
    assert amounts.parse_count(typed) == count


@pytest.mark.parametrize("typed", ["", "1.5", "-1", "1e3", "1_0", "ten", "²", "9" * 5000])
def test_what_is_no_count_is_refused(typed):
    with pytest.raises(amounts.AmountError):
        amounts.parse_count(typed)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("1850", "฿1,850"),
        ("1850.00", "฿1,850"),
        ("1850.5", "฿1,850.50"),
        ("0", "฿0"),
        ("-20", "-฿20"),
        ("1E+3", "฿1,000"),
    ],
)
def test_baht_is_shown_with_separators_and_satang_where_there_are_some(amount, shown):
    assert amounts.baht(Decimal(amount)) == shown


@given(st.decimals("0", "99999999.99", places=2))
def test_shown_amount_reads_back(amount):
    assert amounts.parse_amount(amounts.baht(amount)) == amount


@given(st.text())
def test_any_typed_number_is_read_or_refused(typed):
    for parse in (amounts.parse_amount, amounts.parse_count):
        with suppress(amounts.AmountError):
            assert parse(typed) >= 0
