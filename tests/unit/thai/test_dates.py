"""Buddhist years are read and written, and never stored as Christian ones."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.thai import dates
from tests.unit.thai.vectors import VECTORS

DATES = VECTORS["dates"]
DAYS = st.dates(date(1858, 1, 1), date(2399, 12, 31))


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        (typed, c["iso"])
        for c in DATES["valid"]
        for typed in (*c["accept_inputs"], c["full"], c["long"], c["medium"], c["numeric"], c["thai_digits"])
    ]
    + [(c["input"], c["right"]) for c in DATES["must_not_be_stored_as_ce"]],
)
def test_date_in_buddhist_years_is_read(typed, iso):
    assert dates.parse(typed) == date.fromisoformat(iso)


@pytest.mark.parametrize(
    "typed",
    [
        "22/11/2026",
        "22 Nov 2026",
        "22 November 2026",
        "22 พ.ย. 69",
        "2026-11-22",
        "2569-11-22",
        "22พย69",
        "22/11/69",
        "22.11.2569",
        " วันที่ 22 พฤศจิกายน พุทธ 2569 ".replace("พุทธ", "พ.ศ."),
    ],
)
def test_date_is_read_in_many_shapes(typed):
    assert dates.parse(typed) == date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        *(c["input"] for c in DATES["invalid"]),
        "",
        "0/0/0",
        "1/13/2569",
        "1/1/256",
        "1/1/25699",
        "1 ฟ.ค. 2569",
        "วันนี้",
        "1/1/0000",
        "x" * 9999,
    ],
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(dates.DateError):
        dates.parse(typed)


@pytest.mark.parametrize("case", DATES["valid"], ids=lambda case: case["iso"])
def test_date_is_written_long_and_short(case):
    day = date.fromisoformat(case["iso"])
    assert (dates.long(day), dates.short(day)) == (case["long"], case["medium"])


def test_date_is_written_in_numbers_and_in_english():
    day = date(2026, 9, 1)
    assert dates.numeric(day) == "1/9/69"
    assert dates.for_input(day) == "1/9/2569"
    assert [write(day, "en") for write in (dates.long, dates.short, dates.numeric, dates.for_input)] == [
        "1 September 2026",
        "1 Sep 2026",
        "1/9/26",
        "1/9/2026",
    ]


def test_time_is_written_with_its_thai_word():
    moment = datetime(2026, 9, 1, 4, 5, tzinfo=UTC)
    assert (dates.time(moment), dates.time(moment, "en")) == ("04:05 น.", "04:05")


@given(DAYS, st.sampled_from([dates.long, dates.short, dates.for_input]), st.sampled_from(["th", "en"]))
def test_written_date_reads_back(day, write, language):
    assert dates.parse(write(day, language)) == day


@given(st.text(st.sampled_from("0123456789๐๙/-. กมพคธยเฉาัน.,janN"), max_size=30) | st.text())
def test_any_typed_date_is_a_day_or_refused(typed):
    try:
        day = dates.parse(typed)
    except dates.DateError:
        return
    assert isinstance(day, date)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2025, 9, 30), 2568),
        (date(2025, 10, 1), 2569),
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2570),
    ],
)
def test_fiscal_year_is_named_by_its_end(day, year):
    assert dates.fiscal_year(day) == year


def test_season_is_written_by_its_months():
    assert dates.season(6, 8) == "มิถุนายน–สิงหาคม"
    assert dates.season(6, 6, "en") == "June"


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [(6, 8, [6, 7, 8]), (11, 2, [1, 2, 11, 12]), (4, 4, [4]), (1, 12, list(range(1, 13)))],
)
def test_season_may_run_over_new_year(first, last, months):
    assert [month for month in range(1, 13) if dates.is_in_season(month, first, last)] == months
