"""Planning a session: where, when, for how many, and who leads it."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.places.models import Subdistrict, Village
from netpracharat.refusals import Refusal
from training.models import CourseVersion, LearningCentre, Person, Session, SessionDay, SessionTrainer

LONGEST = 60  # days
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every day from the first to the last is held between the same hours."""

    centre: LearningCentre
    course_version: CourseVersion
    subdistrict: Subdistrict
    village: Village | None
    venue: str
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time
    ends_at: dt.time
    capacity: int
    bring: str = ""

    def days(self) -> list[dt.date]:
        return [self.starts_on + number * DAY for number in range((self.ends_on - self.starts_on).days + 1)]


@transaction.atomic
def plan(planned: Plan, lead: Person, *, by: User) -> Session:
    refuse_hours(planned)
    refuse_lead(lead, planned.days())
    session = Session.objects.create(
        centre=planned.centre,
        course_version=planned.course_version,
        subdistrict=planned.subdistrict,
        village=planned.village,
        venue=planned.venue,
        bring=planned.bring,
        starts_on=planned.starts_on,
        ends_on=planned.ends_on,
        capacity=planned.capacity,
        created_by=by,
    )
    SessionDay.objects.bulk_create(
        SessionDay(session=session, on=day, starts_at=planned.starts_at, ends_at=planned.ends_at)
        for day in planned.days()
    )
    SessionTrainer.objects.create(session=session, person=lead, is_lead=True)
    return session


def refuse_hours(planned: Plan) -> None:
    if planned.ends_on < planned.starts_on or planned.ends_at <= planned.starts_at:
        raise Refusal(_("The session ends before it begins."))
    if len(planned.days()) > LONGEST:
        raise Refusal(_("A session lasts %(days)d days at most.") % {"days": LONGEST})


def refuse_lead(lead: Person, days: list[dt.date]) -> None:
    """An accreditation may be renewed in between, so each day is asked for."""
    if not all(lead.accreditations.valid_on(day).exists() for day in days):
        raise Refusal(_("The lead trainer has no accreditation that is valid on all days of the session."))


def lead_of_phone(phone: str) -> Person:
    found = Person.objects.active().filter(phone=phone, accreditations__revoked_at=None).exclude(accreditations=None)
    if not (lead := found.order_by("pk").first()):
        raise Refusal(_("No accredited trainer has this phone number."))
    return lead
