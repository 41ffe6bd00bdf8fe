"""PromptPay codes hold the exact account and amount, or are refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.thai import emv, promptpay
from netpracharat.thai.promptpay import PromptPayError, PromptPayKind
from tests.unit.thai.vectors import VECTORS

PROMPTPAY = VECTORS["promptpay"]
AMOUNTS = st.decimals("0.01", "9999999999.99", places=2)


@pytest.mark.parametrize("case", PROMPTPAY["valid"], ids=lambda case: case["payload"][-4:])
def test_payload_is_the_published_one(case):
    amount = case["amount"] and Decimal(case["amount"])
    assert promptpay.payload(case["kind"], case["target"], amount) == case["payload"]


@pytest.mark.parametrize("typed", PROMPTPAY["same_target"]["inputs"])
def test_one_phone_typed_in_many_ways_is_one_target(typed):
    assert promptpay.payload(PromptPayKind.PHONE, typed, None) == PROMPTPAY["same_target"]["payload_static"]


@pytest.mark.parametrize("case", [c for c in PROMPTPAY["refused"] if "amount" not in c], ids=lambda c: c["why"])
def test_broken_target_is_refused(case):
    with pytest.raises(PromptPayError):
        promptpay.parse_target(case["kind"], case["target"])


@pytest.mark.parametrize(
    "amount", ["0", "0.00", "-5.00", "0.001", "NaN", "Infinity", "10000000000.00", "150.005", "1e21"]
)
def test_amount_that_nobody_can_pay_is_refused(amount):
    with pytest.raises(PromptPayError):
        promptpay.payload(PromptPayKind.PHONE, "0812345678", Decimal(amount))


def test_amount_of_round_hundreds_has_no_exponent():
    fields = emv.read(promptpay.payload(PromptPayKind.PHONE, "0812345678", Decimal("1E+3")))
    assert fields["54"] == "1000.00"


@given(st.from_regex(r"0[689][0-9]{8}", fullmatch=True), AMOUNTS)
def test_payload_reads_back_as_phone_and_amount(phone, amount):
    text = promptpay.payload(PromptPayKind.PHONE, phone, amount)
    fields = emv.read(text)
    assert emv.read(fields["29"])["01"] == f"0066{phone[1:]}"
    assert Decimal(fields["54"]) == amount
    assert fields["63"] == emv.crc(text[:-4])


@given(st.sampled_from(PromptPayKind), st.text())
def test_any_typed_target_is_parsed_to_itself_or_refused(kind, typed):
    try:
        target = promptpay.parse_target(kind, typed)
    except PromptPayError:
        return
    assert promptpay.parse_target(kind, target) == target


@pytest.mark.parametrize(("text", "crc"), PROMPTPAY["crc"].items())
def test_crc_is_the_published_one(text, crc):
    assert emv.crc(text) == crc


@given(st.dictionaries(st.from_regex(r"[0-9]{2}", fullmatch=True), st.text(max_size=99)))
def test_written_fields_read_back(fields):
    assert emv.read(emv.write(fields)) == fields


@given(st.text(st.sampled_from("0123456789๑²A")))
def test_reading_any_text_gives_fields_or_an_emv_error(text):
    try:
        fields = emv.read(text)
    except emv.EmvError:
        return
    assert emv.write(fields) == text


def test_value_too_long_for_its_length_is_refused():
    with pytest.raises(emv.EmvError):
        emv.write({"00": "x" * 100})


def test_tag_written_twice_is_refused():
    with pytest.raises(emv.EmvError):
        emv.read("0001A0001B")
