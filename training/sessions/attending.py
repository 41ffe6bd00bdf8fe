"""Who was there on which day: marked by the trainer, or checked in by the QR code of the day."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai.text import arabic_digits
from training.models import Attendance, Enrolment, SessionDay
from training.sessions import places
from training.states import EnrolmentState, SessionState

FEWEST_DIGITS = 4


def minutes(day: SessionDay) -> int:
    if day.module:
        return day.module.minutes
    return (day.ends_at.hour - day.starts_at.hour) * 60 + day.ends_at.minute - day.starts_at.minute


@transaction.atomic
def mark(enrolment: Enrolment, day: SessionDay, *, by: User) -> None:
    """Marked twice is marked once: two trainers may hold the list."""
    refuse_unless_running(day)
    add(enrolment, day, Attendance.Source.HAND, by)


@transaction.atomic
def unmark(enrolment: Enrolment, day: SessionDay) -> None:
    refuse_unless_running(day)
    Attendance.objects.filter(enrolment=enrolment, day=day).delete()


@transaction.atomic
def check_in(day: SessionDay, typed: str, *, on: dt.date) -> None:
    """By the last digits of the phone number; the page with the day's key hangs in the room, and nowhere else."""
    refuse_unless_running(day)
    if day.on != on:
        raise Refusal(_("This code is for another day. Please scan the one that is shown today."))
    digits = "".join(filter(str.isdigit, arabic_digits(typed)))
    if len(digits) < FEWEST_DIGITS:
        raise Refusal(_("Please write at least the last four digits of your phone number."))
    enrolled = day.session.enrolments.filter(state=EnrolmentState.ENROLLED)
    # A number is kept as +66812345678 and known to its owner as 0812345678.
    found = list(enrolled.filter(person__phone__endswith=digits.removeprefix("0") if len(digits) > 8 else digits)[:2])
    if not found:
        raise Refusal(_("Nobody who enrolled has this number. Please ask the trainer."))
    if len(found) > 1:
        raise Refusal(_("Several people's numbers end so. Please write the whole number, or ask the trainer."))
    add(found[0], day, Attendance.Source.QR, None)


def add(enrolment: Enrolment, day: SessionDay, source: Attendance.Source, by: User | None) -> None:
    if enrolment.session_id != day.session_id or enrolment.state != EnrolmentState.ENROLLED:
        raise Refusal(_("Only who is enrolled can be marked."))
    new = {"minutes": minutes(day), "source": source, "marked_by": by}
    Attendance.objects.get_or_create(enrolment=enrolment, day=day, defaults=new)


def refuse_unless_running(day: SessionDay) -> None:
    """Holds the session, so that nobody is marked while it is being closed."""
    if places.held(day.session).state != SessionState.RUNNING:
        raise Refusal(_("Attendance is taken while the session runs."))
