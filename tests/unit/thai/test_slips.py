"""A slip's code names one transfer; anything else is no slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.thai import emv, slips
from netpracharat.thai.slips import SlipReference
from tests.unit.thai.vectors import VECTORS

SLIPS = VECTORS["slips"]


@pytest.mark.parametrize("case", SLIPS["valid"] + SLIPS["tolerate_short_crc"], ids=lambda c: c["trans_ref"])
def test_bank_slip_is_read(case):
    assert slips.parse(case["payload"]) == SlipReference(case["sending_bank"], case["trans_ref"])


def test_truemoney_slip_is_read():
    (case,) = SLIPS["truemoney"]
    assert slips.parse(case["payload"]) == SlipReference("TMN", case["transaction_id"])


@pytest.mark.parametrize("case", SLIPS["invalid"], ids=lambda case: case["reason"])
def test_what_is_no_slip_is_none(case):
    assert slips.parse(case["payload"]) is None


@pytest.mark.parametrize("case", SLIPS["duplicates"], ids=lambda case: case["why"])
def test_same_transfer_is_the_same_reference_and_no_other_is(case):
    assert (slips.parse(case["first"]) == slips.parse(case["second"])) is case["duplicate"]


def slip(bank: str, reference: str) -> str:
    inner = emv.write({"00": "000001", "01": bank, "02": reference})
    return emv.signed(emv.write({"00": inner, "51": "TH"}), tag="91")


BANKS = st.from_regex(r"[0-9]{3}", fullmatch=True)
REFERENCES = st.from_regex(r"[0-9A-Za-z]{1,25}", fullmatch=True)


@given(BANKS, REFERENCES)
def test_any_slip_reads_back_with_and_without_leading_zeros_of_its_crc(bank, reference):
    text = slip(bank, reference)
    short = text[:-4] + (text[-4:].lstrip("0") or "0")
    assert slips.parse(text) == slips.parse(short) == SlipReference(bank, reference)


@given(st.text())
def test_any_text_is_read_without_a_crash(text):
    assert slips.parse(text) is None


@given(st.text(st.sampled_from("0123456789TH"), max_size=60))
def test_signed_rubbish_is_read_without_a_crash(text):
    slips.parse(emv.signed(text, tag="91"))
