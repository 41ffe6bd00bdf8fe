"""ID numbers, enterprise numbers, phones and tracking numbers: cleaned, checked, shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.thai import identifiers, parcels, phones
from tests.unit.thai.vectors import VECTORS

IDS, S10, PHONES = VECTORS["ids"], VECTORS["s10"], VECTORS["phones"]


@pytest.mark.parametrize("case", IDS["valid"], ids=lambda case: case["digits"])
def test_national_id_is_cleaned(case):
    assert identifiers.national_id(case["input"]) == case["digits"]


@pytest.mark.parametrize("case", [c for c in IDS["valid"] if "display" in c], ids=lambda case: case["digits"])
def test_national_id_is_shown_in_groups_and_masked(case):
    assert identifiers.national_id_display(case["digits"]) == case["display"]
    assert identifiers.national_id_masked(case["digits"]) == case["masked"]
    assert identifiers.national_id(case["display"]) == case["digits"]


@pytest.mark.parametrize("case", IDS["invalid"], ids=lambda case: case["why"])
def test_broken_national_id_is_refused(case):
    with pytest.raises(identifiers.IdentifierError):
        identifiers.national_id(case["input"])


@pytest.mark.parametrize("typed", ["5-31-02-04/1-0012", "๕-๓๑-๐๒-๐๔/๑-๐๐๑๒", "5310204 10012"])
def test_community_enterprise_number_is_cleaned(typed):
    assert identifiers.community_enterprise(typed) == "531020410012"


def test_community_enterprise_number_is_shown_as_on_its_certificate():
    assert identifiers.community_enterprise_display("531020410012") == "5-31-02-04/1-0012"


def test_community_enterprise_number_of_another_length_is_refused():
    with pytest.raises(identifiers.IdentifierError):
        identifiers.community_enterprise("53102041001")


@pytest.mark.parametrize(("typed", "e164"), [(typed, c["e164"]) for c in PHONES["valid"] for typed in c["inputs"]])
def test_phone_is_normalised(typed, e164):
    assert phones.normalise(typed) == e164


@pytest.mark.parametrize("typed", ["053-426-733 ต่อ 5", "053-426-733 ext. 12", "053426733 #5"])
def test_phone_loses_its_extension(typed):
    assert phones.normalise(typed) == "+6653426733"


def test_phone_with_country_code_and_zero_is_taken():
    (typed,) = PHONES["must_be_accepted_as_typed"]
    assert phones.normalise(typed) == "+66804105183"


@pytest.mark.parametrize("typed", [*PHONES["invalid"], "", "0" * 10_000, " " * 200_000])
def test_what_is_no_phone_is_refused(typed):
    with pytest.raises(phones.PhoneError):
        phones.normalise(typed)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+66812345678", "081 234 5678"),
        ("+6621234567", "02 123 4567"),
        ("+8562012345678", "+856 20 12 345 678"),
        ("ask at the temple", "ask at the temple"),
    ],
)
def test_phone_is_shown_as_thais_write_it(stored, shown):
    assert phones.display(stored) == shown


@given(st.text())
def test_any_typed_phone_is_normalised_to_itself_or_refused(typed):
    try:
        e164 = phones.normalise(typed)
    except phones.PhoneError:
        return
    assert phones.normalise(e164) == phones.normalise(phones.display(e164)) == e164


@pytest.mark.parametrize("number", S10["valid"])
def test_tracking_number_of_thailand_post_is_right(number):
    assert parcels.is_s10(number)
    assert parcels.tracking_number("thailand_post", f" {number[:2].lower()} {number[2:]}") == number


@pytest.mark.parametrize("case", S10["invalid"], ids=lambda case: case["why"])
def test_broken_number_is_not_s10(case):
    assert not parcels.is_s10(case["input"])


def test_tracking_number_of_thailand_post_with_a_wrong_digit_is_refused():
    with pytest.raises(parcels.TrackingError):
        parcels.tracking_number("thailand_post", "EJ128873506TH")


@pytest.mark.parametrize("number", S10["not_s10_but_real_shapes_accept_as_free_text"])
@pytest.mark.parametrize("carrier", ["flash", "jt", "unheard-of", "thailand_post"])
def test_tracking_number_of_another_shape_never_blocks(carrier, number):
    assert parcels.tracking_number(carrier, number.lower()) == number


def test_tracking_page_is_known_for_thailand_post_only():
    number = "EJ128873505TH"
    page = "https://track.thailandpost.co.th/?trackNumber=EJ128873505TH"
    assert {code: parcels.tracking_page(code, number) for code in parcels.CARRIERS} == {
        code: page if code == "thailand_post" else "" for code in parcels.CARRIERS
    }
    assert parcels.tracking_page("unheard-of", number) == ""


def test_tracking_page_keeps_hostile_numbers_inside_the_query():
    assert parcels.tracking_page("thailand_post", "A&b=C").endswith("?trackNumber=A%26b%3DC")
