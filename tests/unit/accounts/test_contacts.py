"""One box for phone or e-mail."""

import pytest

from netpracharat.accounts import contacts
from tests.factories import make_user


@pytest.mark.parametrize(
    "typed", ["081 234 5678", "0812345678", "081-234-5678", "+66 81 234 5678", "๐๘๑๒๓๔๕๖๗๘", " 0812345678 "]
)
def test_phone_is_read_in_every_thai_way(typed):
    assert contacts.read(typed) == "+66812345678"


def test_email_is_read_in_lower_case():
    assert contacts.read(" Somsri@Example.COM ") == "somsri@example.com"


@pytest.mark.parametrize("typed", ["สมศรี", "123", "@", "a@b", "a" * 250 + "@example.com", "081@"])
def test_what_reaches_nobody_is_refused(typed):
    with pytest.raises(ValueError, match=r"\w"):
        contacts.read(typed)


@pytest.mark.django_db
def test_user_is_found_by_either():
    somsri = make_user(phone="+66812345678", email="Somsri@example.com")
    assert contacts.find_user("+66812345678") == somsri
    assert contacts.find_user("somsri@example.com") == somsri
    assert contacts.find_user("+66899999999") is None
