"""Learning centres, courses and their versions, sessions, and who comes to them."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from netpracharat.places.models import Named, Province, Subdistrict, Village
from training.models import guards
from training.models.person import Person, provinces_of
from training.states import SEATED, EnrolmentState, SessionState


class OfficeArea(models.Model):
    """A province that an officer answers for. An officer without any answers for the nation."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="office_areas")
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("officer's province")
        verbose_name_plural = _("officers' provinces")
        constraints = (models.UniqueConstraint(fields=("officer", "province"), name="area_is_given_once"),)

    def __str__(self) -> str:
        return f"{self.officer} · {self.province}"


class CentreQuerySet(models.QuerySet["LearningCentre"]):
    def run_by(self, user: User) -> Self:
        """Centres that the user works at, or answers for as an officer."""
        if not user.is_authenticated:
            return self.none()
        if is_officer(user):
            provinces = provinces_of(user)
            return self.filter(subdistrict__district__province__in=provinces) if provinces else self
        return self.filter(staff__user=user)


class LearningCentre(Named):
    """A centre of non-formal education (กศน.) of a province, district or subdistrict."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("district")
        SUBDISTRICT = "subdistrict", _("subdistrict")

    code = models.CharField(_("code"), max_length=20, unique=True)
    level = models.CharField(_("Level"), max_length=12, choices=Level)
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, related_name="+", verbose_name=_("subdistrict"))

    objects = CentreQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning centre")
        verbose_name_plural = _("learning centres")
        ordering = ("code",)


class CentreName(models.Model):
    """What a centre was called, and from when to when: old lists use old names."""

    centre = models.ForeignKey(LearningCentre, models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=120)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name


class CentreStaff(models.Model):
    """Somebody who plans and holds sessions at a centre; a manager verifies them too."""

    centre = models.ForeignKey(LearningCentre, models.CASCADE, related_name="staff")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="centre_posts")
    is_manager = models.BooleanField(_("verifies sessions"), default=False)

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("staff")
        constraints = (models.UniqueConstraint(fields=("centre", "user"), name="staff_is_once_at_a_centre"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.centre}"


class Course(Named):
    code = models.CharField(_("code"), max_length=20, unique=True)
    accredits = models.CharField(
        _("accredits as"), max_length=10, blank=True, help_text=_("the level that who passes it has, if any")
    )
    valid_years = models.PositiveSmallIntegerField(_("years that the certificate is valid"), null=True, blank=True)

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ("code",)


class CourseVersion(models.Model):
    """What is taught, for how long, and who passes. Frozen after the first session."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="versions", verbose_name=_("course"))
    number = models.PositiveSmallIntegerField(_("version"))
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1)
    min_attendance = models.PositiveSmallIntegerField(_("least attendance (percent)"), default=80)
    min_score = models.PositiveSmallIntegerField(_("least score (percent)"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a course")
        verbose_name_plural = _("versions of a course")
        ordering = ("course", "-number")
        constraints = (
            models.UniqueConstraint(fields=("course", "number"), name="course_version_is_one_a_number"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="course_version_has_hours"),
            models.CheckConstraint(
                condition=Q(min_attendance__lte=100) & (Q(min_score=None) | Q(min_score__lte=100)),
                name="course_version_asks_percentages",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="course_version_is_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=guards.COURSE_VERSION_IS_FROZEN,
            ),
        )

    def __str__(self) -> str:
        return f"{self.course} {self.number}"


class Module(Named):
    version = models.ForeignKey(CourseVersion, models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    minutes = models.PositiveSmallIntegerField(_("minutes"))

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ("position",)
        triggers = (
            pgtrigger.Trigger(
                name="module_is_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=guards.MODULE_IS_FROZEN,
            ),
        )


class SessionQuerySet(models.QuerySet["Session"]):
    def in_public(self) -> Self:
        return self.exclude(state__in=(SessionState.PLANNED, SessionState.CANCELLED))

    def run_by(self, user: User) -> Self:
        return self.filter(centre__in=LearningCentre.objects.run_by(user))


class Session(models.Model):
    """One holding of a course. `reported_headcount` stands beside the named list, and is never mixed with it."""

    code = models.CharField(_("code"), max_length=8, unique=True, editable=False, default=codes.session_code)
    centre = models.ForeignKey(LearningCentre, models.PROTECT, related_name="sessions", verbose_name=_("centre"))
    course_version = models.ForeignKey(CourseVersion, models.PROTECT, related_name="sessions", verbose_name=_("course"))
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, related_name="+", verbose_name=_("subdistrict"))
    village = models.ForeignKey(
        Village, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("village")
    )
    venue = models.CharField(_("where"), max_length=200)
    bring = models.CharField(_("what to bring"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    capacity = models.PositiveSmallIntegerField(_("places"))
    state = models.CharField(_("state"), max_length=10, choices=SessionState, default=SessionState.PLANNED)
    reported_headcount = models.PositiveIntegerField(_("reported headcount"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("planned by")
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    cancelled_reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("starts_on", "pk")
        indexes = (models.Index(fields=("state", "starts_on"), name="session_by_day"),)
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="session_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(capacity__range=(1, 1000)), name="session_has_places"),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_at__isnull=False), name="session_verified_has_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="session_cancelled_has_a_reason"
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="session_holds_who_is_seated",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("capacity"),
                func=guards.CAPACITY_HOLDS_WHO_IS_SEATED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.course_version.course} · {self.code}"


class SessionDay(models.Model):
    """A day, or a part of it with one module, on which attendance is taken. `key` is what its QR code carries."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="days")
    on = models.DateField(_("day"))
    module = models.ForeignKey(Module, models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.TimeField(_("from"))
    ends_at = models.TimeField(_("to"))
    key = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)

    class Meta:
        verbose_name = _("day")
        verbose_name_plural = _("days")
        ordering = ("on", "starts_at")
        constraints = (
            models.UniqueConstraint(fields=("session", "on", "starts_at"), name="session_day_is_one_a_time"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_day_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"{self.session.code} {self.on}"


class SessionTrainer(models.Model):
    """Who teaches; a lead needs an accreditation that is valid on the session's days."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="trainers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="taught", verbose_name=_("person"))
    is_lead = models.BooleanField(_("leads"), default=False)

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")
        constraints = (
            models.UniqueConstraint(fields=("session", "person"), name="trainer_is_once_in_a_session"),
            models.UniqueConstraint(fields=("session",), condition=Q(is_lead=True), name="session_has_one_lead"),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.session}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def seated(self) -> Self:
        return self.filter(state__in=SEATED)


class Enrolment(models.Model):
    """A person's place in a session, or on its waiting list (by `asked_at`)."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    state = models.CharField(_("state"), max_length=10, choices=EnrolmentState, default=EnrolmentState.APPLIED)
    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    offer_expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ("asked_at", "pk")
        indexes = (models.Index(fields=("offer_expires_at",), condition=Q(state="offered"), name="enrolment_offered"),)
        constraints = (
            models.UniqueConstraint(fields=("session", "person"), name="enrolment_is_one_a_person"),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offer_expires_at__isnull=False), name="enrolment_offer_expires"
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="enrolment_has_room",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "session_id"),
                condition=pgtrigger.Q(new__state__in=tuple(state.value for state in SEATED)),
                declare=[("places", "integer"), ("taken", "integer")],
                func=guards.SESSION_HAS_ROOM,
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.session}"


class Attendance(models.Model):
    """A person was there on a day, for so many minutes."""

    class Source(models.TextChoices):
        HAND = "hand", _("marked by the trainer")
        QR = "qr", _("checked in by QR code")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendance")
    day = models.ForeignKey(SessionDay, models.PROTECT, related_name="attendance")
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    source = models.CharField(max_length=4, choices=Source, default=Source.HAND)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = (models.UniqueConstraint(fields=("enrolment", "day"), name="attendance_is_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.enrolment} {self.day.on}"


class Assessment(models.Model):
    """One attempt; a fail has a note."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="assessments")
    attempt = models.PositiveSmallIntegerField(_("attempt"))
    score = models.PositiveSmallIntegerField(_("score (percent)"))
    is_passed = models.BooleanField(_("passed"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("attempt",)
        constraints = (
            models.UniqueConstraint(fields=("enrolment", "attempt"), name="assessment_is_one_an_attempt"),
            models.CheckConstraint(condition=Q(score__lte=100), name="assessment_is_a_percentage"),
            models.CheckConstraint(condition=Q(is_passed=True) | ~Q(note=""), name="assessment_failed_has_a_note"),
        )

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.score}"
