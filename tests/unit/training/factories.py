"""Small makers of training: persons, centres, courses, sessions, enrolments."""

import datetime as dt
import itertools
from decimal import Decimal

from django.utils import timezone

from netpracharat.accounts.models import User
from netpracharat.places.models import Subdistrict
from tests.factories import SAWANG
from training.models import (
    Accreditation,
    CentreStaff,
    Course,
    CourseVersion,
    Enrolment,
    LearningCentre,
    Module,
    Person,
    Session,
    SessionDay,
)
from training.states import AccreditationLevel, EnrolmentState, SessionState

_numbers = itertools.count(1)
DAY = dt.timedelta(days=1)


def make_person(first_name: str = "สมใจ", last_name: str = "ใจดี", **fields: object) -> Person:
    fields.setdefault("name_key", f"{first_name} {last_name}")
    return Person.objects.create(first_name=first_name, last_name=last_name, **{"birth_year": 1980, **fields})


def make_centre(name: str = "กศน.ตำบลสว่าง", *, manager: User | None = None, **fields: object) -> LearningCentre:
    fields = {"code": f"C{next(_numbers):05}", "level": "subdistrict", "subdistrict": Subdistrict(pk=SAWANG), **fields}
    centre = LearningCentre.objects.create(name_th=name, **fields)
    if manager:
        CentreStaff.objects.create(centre=centre, user=manager, is_manager=True)
    return centre


def make_course(name: str = "ขายออนไลน์เบื้องต้น", **fields: object) -> CourseVersion:
    """Six hours in two modules; 80 percent of the time must be attended."""
    course = Course.objects.create(name_th=name, code=f"K{next(_numbers):04}", **fields)
    version = CourseVersion.objects.create(course=course, number=1, hours=Decimal(6))
    for position, title in enumerate(("เปิดร้าน", "ถ่ายภาพ")):
        Module.objects.create(version=version, name_th=title, minutes=180, position=position)
    return version


def make_session(
    *, centre: LearningCentre | None = None, version: CourseVersion | None = None, capacity: int = 2, **fields: object
) -> Session:
    """Open for enrolment; two days from next week on."""
    starts_on = timezone.localdate() + 7 * DAY
    usual = {"state": SessionState.OPEN, "starts_on": starts_on, "ends_on": starts_on + DAY, "venue": "ศาลากลางบ้าน"}
    session = Session.objects.create(
        centre=centre or make_centre(),
        course_version=version or make_course(),
        subdistrict=Subdistrict(pk=SAWANG),
        capacity=capacity,
        **(usual | fields),
    )
    for number in range((session.ends_on - session.starts_on).days + 1):
        on = session.starts_on + number * DAY
        SessionDay.objects.create(session=session, on=on, starts_at=dt.time(9), ends_at=dt.time(12))
    return session


def make_enrolment(session: Session, person: Person | None = None, state: str = EnrolmentState.ENROLLED) -> Enrolment:
    return Enrolment.objects.create(session=session, person=person or make_person(), state=state)


def accredit(person: Person, level: str = AccreditationLevel.TRAINER, **days: dt.date) -> Accreditation:
    """For the year around today."""
    today = timezone.localdate()
    days = {"valid_from": today - 180 * DAY, "valid_to": today + 180 * DAY} | days
    return Accreditation.objects.create(person=person, level=level, **days)
