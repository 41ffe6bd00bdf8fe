"""A month of sessions in whole weeks."""

import datetime as dt

import pytest

from netpracharat.places.models import Province
from tests.unit.training.factories import DAY, make_session
from training.sessions import months

pytestmark = pytest.mark.django_db
DECEMBER = dt.date(2026, 12, 1)


def held(first: dt.date, province: Province | None = None) -> dict[dt.date, int]:
    return {square.on: len(square.held) for week in months.weeks(first, province) for square in week if square.held}


def test_month_is_read_as_it_stands_in_an_address():
    today = dt.date(2026, 11, 28)
    assert months.read("2026-12", today) == DECEMBER
    assert months.read("", today) == dt.date(2026, 11, 1)
    assert [months.read(typed, today) for typed in ("2026-13", "x", "9999-12", "2569-12", "2026-12-01")] == [None] * 5


def test_months_follow_each_other():
    january = dt.date(2027, 1, 1)
    assert (months.after(DECEMBER), months.before(january)) == (january, DECEMBER)
    assert months.after(january) == dt.date(2027, 2, 1)


def test_weeks_begin_on_sunday_and_are_whole():
    weeks = months.weeks(DECEMBER, None)
    assert weeks[0][0].on == dt.date(2026, 11, 29)
    assert {len(week) for week in weeks} == {7}
    assert sum(not square.is_other for week in weeks for square in week) == 31


def test_every_day_of_a_session_stands_in_its_month():
    last = DECEMBER - DAY
    make_session(starts_on=last, ends_on=last + DAY)
    assert held(DECEMBER) == {DECEMBER: 1}
    assert held(dt.date(2026, 11, 1)) == {last: 1}


def test_month_of_a_province_has_its_sessions_alone():
    make_session(starts_on=DECEMBER, ends_on=DECEMBER)
    assert held(DECEMBER, Province.objects.get(slug="sakon-nakhon")) == {DECEMBER: 1}
    assert held(DECEMBER, Province.objects.get(slug="phuket")) == {}


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_month_shows_what_is_public_alone(state):
    make_session(starts_on=DECEMBER, ends_on=DECEMBER, state=state, cancelled_reason="น้ำท่วม")
    assert held(DECEMBER) == {}
