"""Names of persons: prefixes and the key."""

import pytest

from training import names


@pytest.mark.parametrize(
    "typed", ["นส.สมใจ ใจดี", "น.ส. สมใจ  ใจดี", "นางสาว สมใจ ใจดี", "นาง สาวสมใจ ใจดี", "น. ส.สมใจ ใจดี"]
)
def test_three_spellings_of_miss_are_one_prefix(typed):
    assert names.split(typed) == ("นางสาว", "สมใจ", "ใจดี")


def test_columns_and_one_column_say_the_same():
    assert names.split("ว่าที่ ร.ต.", "สมชาย", "ณ อยุธยา") == names.split("ว่าที่ร้อยตรีสมชาย ณ อยุธยา")


@pytest.mark.parametrize("first", ["ดรุณี", "คุณากร", "นายิกา", "คุณวุฒิ", "พระนาย"])
def test_a_first_name_that_begins_like_a_prefix_stays_whole(first):
    assert names.split(f"{first} ใจดี") == ("", first, "ใจดี")


def test_a_key_is_blind_to_dots_dashes_and_case():
    assert names.key("O'Neil", "Jai-Dee") == names.key("ONEIL", "jaidee") == "oneil jaidee"
