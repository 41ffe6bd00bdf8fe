"""Numbers of persons as keyed hashes."""

import pytest

from netpracharat.thai.identifiers import IdentifierError
from training import identifiers

NUMBER = "1101700230708"


def test_one_number_has_one_digest_however_it_is_written():
    assert (
        identifiers.hashed("1-1017-00230-70-8") == identifiers.hashed(" ๑๑๐๑๗๐๐๒๓๐๗๐๘ ") == identifiers.hashed(NUMBER)
    )
    assert (len(identifiers.hashed(NUMBER).digest), identifiers.hashed(NUMBER).last4) == (32, "0708")


def test_another_key_makes_another_digest(settings):
    before = identifiers.hashed(NUMBER).digest
    settings.TRAINING_ID_KEY += "1"
    assert identifiers.hashed(NUMBER).digest != before


def test_a_wrong_check_digit_has_no_digest():
    with pytest.raises(IdentifierError):
        identifiers.hashed(NUMBER[:-1] + "9")


def test_a_wrong_number_is_masked():
    assert identifiers.masked("1-1017-00230-70-9") == "1-xxxx-xxxxx-70-9"
    assert identifiers.masked("12345") == "xxxxx"
