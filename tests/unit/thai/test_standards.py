"""Numbers of standards, as people type them and as they are kept."""

import pytest

from netpracharat.thai import standards
from netpracharat.thai.identifiers import IdentifierError


@pytest.mark.parametrize("typed", ["1010123450001", "10-1-01234-5-0001", "๑๐-๑-๐๑๒๓๔-๕-๐๐๐๑", " อย. 10 1 01234 5 0001"])
def test_food_number_is_thirteen_digits_in_its_groups(typed):
    assert standards.food(typed) == "10-1-01234-5-0001"


@pytest.mark.parametrize("typed", ["", "10-1-01234-5-000", "10-1-01234-5-00011", "10-1-0123A-5-0001"])
def test_other_than_thirteen_digits_is_no_food_number(typed):
    with pytest.raises(IdentifierError):
        standards.food(typed)


@pytest.mark.parametrize("typed", ["17/2546", "มผช. 17/2546", "มผช.17-2546", "๑๗ / ๒๕๔๖", "017/2546"])
def test_community_standard_is_number_and_year(typed):
    assert standards.community_product(typed) == "17/2546"


@pytest.mark.parametrize("typed", ["", "17", "17/46", "17/2003", "17/2546/3", "12345/2546", "เลข 17/2546"])
def test_other_writings_are_no_community_standard(typed):
    with pytest.raises(IdentifierError):
        standards.community_product(typed)
