"""The centre vouches for a session: records, accreditations and certificates of all who completed it."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.certificates import issuing
from netpracharat.certificates import revocation as certificates
from netpracharat.certificates.models import Certificate
from netpracharat.certificates.papers import Fact, Paper, Words
from netpracharat.places import labels
from netpracharat.places.models import Named
from netpracharat.refusals import Refusal
from netpracharat.thai import dates
from training.coverage import counting
from training.models import Accreditation, Enrolment, Person, Session, TrainingRecord
from training.persons import heirs
from training.states import EnrolmentState, Grade, SessionState
from training.teachers import cascade

KIND = "TR"
USUAL_YEARS = 3  # that an accreditation is valid, where the course doesn't say
DAY = dt.timedelta(days=1)


@transaction.atomic
def verify(session: Session, *, by: User) -> int:
    """How many records it made. Who has one of this course and day already, from a list, keeps that one."""
    heirs.hold_people_of(session)
    now = {"state": SessionState.VERIFIED, "verified_by": by, "verified_at": timezone.now()}
    if not Session.objects.filter(pk=session.pk, state=SessionState.CLOSED).update(**now):
        raise Refusal(_("Only a closed session can be verified."))
    course, day = session.course_version.course, session.ends_on
    known = TrainingRecord.objects.standing().filter(course=course, finished_on=day).values("person")
    completed = session.enrolments.filter(state=EnrolmentState.COMPLETED).exclude(person__in=known)
    new = list(completed.select_related("person").order_by("pk"))
    papers = [paper(session, enrolment) for enrolment in new]
    records = TrainingRecord.objects.bulk_create(
        TrainingRecord(
            person=enrolment.person,
            course=course,
            finished_on=day,
            hours=session.course_version.hours,
            grade=Grade.ATTENDED,
            session=session,
            certificate=certificate,
        )
        for enrolment, certificate in zip(new, issuing.issue_many(papers, by=by), strict=True)
    )
    if course.accredits:
        for record in records:
            accredit(record, by)
    counting.soon()
    cascade.soon()
    return len(records)


def accredit(record: TrainingRecord, by: User) -> Accreditation:
    """From the day after the last one of its level, if that still runs: a renewal loses nobody a day."""
    level = record.course.accredits
    standing = record.person.accreditations.filter(level=level, revoked_at=None)
    last = standing.aggregate(last=Max("valid_to"))["last"]
    first = max(record.finished_on, last + DAY) if last else record.finished_on
    return Accreditation.objects.create(
        person=record.person,
        level=level,
        valid_from=first,
        valid_to=years_later(first, record.course.valid_years or USUAL_YEARS),
        record=record,
        given_by=by,
    )


def years_later(day: dt.date, years: int) -> dt.date:
    """The last day of so many years."""
    last = day - DAY
    return last.replace(year=last.year + years, day=28 if (last.month, last.day) == (2, 29) else last.day)


def paper(session: Session, enrolment: Enrolment) -> Paper:
    course, hours = session.course_version.course, f"{session.course_version.hours.normalize():f}"
    facts = (
        Fact(
            Words("วันที่อบรม", "Held on"),
            Words(*(dates.span(session.starts_on, session.ends_on, language) for language in ("th", "en"))),
        ),
        Fact(Words("จำนวนชั่วโมง", "Hours"), Words(hours)),
        Fact(Words("สถานที่", "Place"), Words(labels.thai(session.subdistrict), labels.english(session.subdistrict))),
    )
    return Paper(
        kind=KIND,
        year=dates.year_display(session.ends_on),
        heading=Words("ใบรับรองการอบรม", "Certificate of training"),
        name=Words(written(enrolment.person)),
        title=both(course),
        facts=facts,
        signers=(both(session.centre),),
        valid_until=years_later(session.ends_on, course.valid_years) if course.valid_years else None,
    )


def written(person: Person) -> str:
    return f"{person.prefix}{person.first_name} {person.last_name}".strip()


def both(thing: Named) -> Words:
    return Words(thing.name_th, thing.name_en)


@transaction.atomic
def revoke(record: TrainingRecord, reason: str, *, by: User) -> None:
    """The certificate says so for ever, and the accreditation that came of it ends."""
    if not (reason := reason.strip()):
        raise Refusal(_("Please say why. Everybody who verifies the certificate reads it."))
    now = {"revoked_at": timezone.now(), "revoked_reason": reason}
    if not TrainingRecord.objects.standing().filter(pk=record.pk).update(**now):
        raise Refusal(_("This record has been revoked already."))
    if record.certificate:
        certificates.revoke(record.certificate, reason, by=by)
    record.accreditations.filter(revoked_at=None).update(**now)
    counting.soon()
    cascade.soon()


def page_of(certificate: Certificate, user: User) -> str:
    """Where a certificate is revoked with its record; who may not do it reads the certificate."""
    record = TrainingRecord.objects.filter(certificate=certificate).select_related("session").first()
    if record is None:
        return ""
    is_allowed = user.has_perm("training.view_trainingrecord", record)
    return (
        reverse("admin:training_trainingrecord_revoke", args=(record.pk,))
        if is_allowed
        else certificate.get_absolute_url()
    )
