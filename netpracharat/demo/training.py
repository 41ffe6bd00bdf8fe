"""The training of the demo: a session to come, one that is over, and what waits for an officer."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal
from itertools import chain

from django.db.models import F
from django.utils import timezone

from netpracharat.accounts.models import User
from netpracharat.places.models import Subdistrict, Village
from training.coverage import counting
from training.importing import candidates, columns, running, uploading
from training.legacy import HEAD, Legacy, of_the_register
from training.models import (
    Accreditation,
    CentreStaff,
    Course,
    CourseVersion,
    ImportBatch,
    LearningCentre,
    Module,
    Person,
    Session,
    TrainingRecord,
)
from training.names import key
from training.sessions import attending, closing, lifecycle, people, places, planning, verifying
from training.sessions.people import Given
from training.sessions.planning import Plan
from training.states import AccreditationLevel, BatchState, Grade

SAWANG = 470408  # ต.สว่าง อ.พรรณานิคม จ.สกลนคร
DAY = dt.timedelta(days=1)
# Invented people, with numbers that nobody has.
TRAINER = Given("แก้วตา", "สอนดี", "+66800000001")
PEOPLE = (
    Given("บัวผัน", "ทอผ้าเก่ง", "+66800000002"),
    Given("ทองดี", "สานสวย", "+66800000003"),
    Given("จันทร์หอม", "ทำขนม", "+66800000004"),
)
SURNAME = "ตัวอย่าง"
SPELLINGS = (("สุนันทา", "สุนันธา"), ("จันทร์เพ็ญ", "จันเพ็ญ"), ("ศรีไพร", "สีไพร"))


def begin(users: Mapping[str, User]) -> None:
    trainer, centre, version = users["trainer"], a_centre(users["trainer"]), a_course()
    lead = an_accredited(trainer)
    over = planned(centre, version, lead, by=trainer)
    for given in PEOPLE:
        places.enrol(over, people.find_or_add(given), at=timezone.now())
    held(over, by=trainer)
    coming = planned(centre, version, lead, by=trainer)
    for given in PEOPLE[:2]:
        places.enrol(coming, people.find_or_add(given), at=timezone.now())
    earlier(version.course)
    a_list_to_decide_on(by=users["officer"])
    people_written_twice()
    counting.refresh()


def a_list_to_decide_on(*, by: User) -> None:
    """As lists come, with rows to mend; it is checked, and an officer has not decided yet."""
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *of_the_register(seed=7).rows(48)])
    batch = uploading.receive(io.BytesIO(text.getvalue().encode()), "ครูดิจิทัล 2564.csv", by=by)
    columns.choose(batch, batch.columns, head=HEAD)
    running.run(batch)


def people_written_twice() -> None:
    """For an officer to judge: are they one, or two?"""
    batch, village = ImportBatch.objects.get(sha256="demo"), Village.objects.order_by("code").first()
    for name in chain.from_iterable(SPELLINGS):
        Person.objects.create(
            first_name=name,
            last_name=SURNAME,
            name_key=key(name, SURNAME),
            birth_year=1975,
            subdistrict_id=village.subdistrict_id,
            village=village,
            batch=batch,
        )
    candidates.find(batch)


def earlier(course: Course) -> None:
    """As if lists of the years before had been imported: people of every village but each fifth."""
    batch = ImportBatch.objects.create(name="ครูดิจิทัล 2561–2563.csv", sha256="demo", state=BatchState.APPLIED)
    names, first = of_the_register(seed=7), dt.date(2018, 1, 8)
    villages = list(Village.objects.order_by("code").values_list("code", flat=True))
    people = [
        a_person(names, village, batch)
        for place, village in enumerate(villages)
        if place % 5
        for _nth in range(place * 7 % 23)
    ]
    records = [
        TrainingRecord(
            person=person, course=course, finished_on=first + row % 1000 * DAY, grade=Grade.NAMED, batch=batch, row=row
        )
        for row, person in enumerate(Person.objects.bulk_create(people), start=1)
    ]
    TrainingRecord.objects.bulk_create(records)
    ImportBatch.objects.filter(pk=batch.pk).update(rows=len(records), done=len(records))


def a_person(names: Legacy, village: int, batch: ImportBatch) -> Person:
    first, last = names.word(2, 3), names.word(2, 4)
    return Person(
        first_name=first,
        last_name=last,
        name_key=f"{first} {last}",
        subdistrict_id=village // 100,
        village_id=village,
        batch=batch,
    )


def a_centre(manager: User) -> LearningCentre:
    centre = LearningCentre.objects.create(
        name_th="กศน.ตำบลสว่าง",
        name_en="Sawang Learning Centre",
        code="DEMO-1",
        level="subdistrict",
        subdistrict_id=SAWANG,
    )
    CentreStaff.objects.create(centre=centre, user=manager, is_manager=True)
    return centre


def a_course() -> CourseVersion:
    course = Course.objects.create(
        name_th="เปิดร้านออนไลน์กับเน็ตประชารัฐ", name_en="Open an online shop", code="DEMO-SHOP", valid_years=3
    )
    version = CourseVersion.objects.create(course=course, number=1, hours=Decimal(6))
    for position, name in enumerate(("เปิดร้านและลงขายสินค้า", "ถ่ายภาพและแพ็กของ")):
        Module.objects.create(version=version, name_th=name, minutes=180, position=position)
    return version


def an_accredited(user: User) -> Person:
    lead, today = people.find_or_add(TRAINER), timezone.localdate()
    Person.objects.filter(pk=lead.pk).update(user=user)
    Accreditation.objects.create(
        person=lead, level=AccreditationLevel.TRAINER, valid_from=today - 365 * DAY, valid_to=today + 730 * DAY
    )
    return lead


def planned(centre: LearningCentre, version: CourseVersion, lead: Person, *, by: User) -> Session:
    """Open for enrolment, in ten days."""
    starts_on = timezone.localdate() + 10 * DAY
    session = planning.plan(
        Plan(
            centre=centre,
            course_version=version,
            subdistrict=Subdistrict.objects.get(pk=SAWANG),
            village=None,
            venue="ศาลากลางบ้าน",
            starts_on=starts_on,
            ends_on=starts_on + DAY,
            starts_at=dt.time(9),
            ends_at=dt.time(12),
            capacity=20,
        ),
        lead,
        by=by,
    )
    lifecycle.open_(session)
    return session


def held(session: Session, *, by: User) -> None:
    """As if it had been two weeks ago; everybody came, two more than are on the list."""
    back = 24 * DAY
    session.days.update(on=F("on") - back)
    Session.objects.filter(pk=session.pk).update(starts_on=F("starts_on") - back, ends_on=F("ends_on") - back)
    today = timezone.localdate()
    lifecycle.start(session, on=today)
    for enrolment in session.enrolments.all():
        for day in session.days.select_related("session"):
            attending.mark(enrolment, day, by=by)
    closing.close(session, len(PEOPLE) + 2, on=today, at=timezone.now())
    session.refresh_from_db()
    verifying.verify(session, by=by)
