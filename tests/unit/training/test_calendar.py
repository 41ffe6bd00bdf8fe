"""The feed of coming sessions, as calendars read it."""

import pytest
from django.utils import timezone

from tests.unit.training.factories import DAY, make_course, make_session
from training.sessions import calendar

pytestmark = pytest.mark.django_db


def lines(feed: bytes) -> list[str]:
    return feed.decode().replace("\r\n ", "").split("\r\n")


def test_feed_has_an_event_a_day_in_universal_time():
    session = make_session(version=make_course("ขาย; ถ่ายภาพ, ส่งของ"))
    feed = calendar.feed(timezone.localdate(), None)
    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))
    shown = lines(feed)
    assert (shown[0], shown[-2], shown.count("BEGIN:VEVENT")) == ("BEGIN:VCALENDAR", "END:VCALENDAR", 2)
    assert f"DTSTART:{session.starts_on:%Y%m%d}T020000Z" in shown
    assert "SUMMARY:ขาย\\; ถ่ายภาพ\\, ส่งของ" in shown


def test_feed_says_what_is_cancelled_and_leaves_out_what_is_only_planned():
    make_session(state="planned")
    assert "BEGIN:VEVENT" not in lines(calendar.feed(timezone.localdate(), None))
    make_session(state="cancelled", cancelled_reason="น้ำท่วม")
    assert lines(calendar.feed(timezone.localdate(), None)).count("STATUS:CANCELLED") == 2


def test_past_sessions_are_not_coming():
    today = timezone.localdate()
    make_session(starts_on=today - 2 * DAY, ends_on=today - DAY)
    assert not calendar.coming(today, None).exists()
    assert calendar.provinces(today) == []


@pytest.mark.parametrize("length", [74, 75, 76, 200])
def test_long_lines_are_folded_between_letters(length):
    line = "a" + "ก" * length
    pieces = calendar.folded(line).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert "".join(piece.decode().removeprefix(" ") for piece in pieces) == line


def test_coming_sessions_stand_in_the_order_of_their_days():
    today = timezone.localdate()
    later, sooner = (make_session(starts_on=today + days * DAY, ends_on=today + days * DAY) for days in (9, 2))
    assert list(calendar.coming(today, None)) == [sooner, later]
