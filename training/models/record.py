"""What stays: training records, accreditations, and the shops that teachers helped."""

import datetime as dt
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from netpracharat.certificates.models import Certificate
from shops.models import Shop
from training.models import guards
from training.models.person import Person, provinces_of
from training.models.session import Course, Session
from training.states import AccreditationLevel, Grade, LinkState


class RecordQuerySet(models.QuerySet["TrainingRecord"]):
    def standing(self) -> Self:
        return self.filter(revoked_at=None)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of people of an officer's provinces, or earned there; the nation's officers see all."""
        if not is_officer(user):
            return self.none()
        if not (provinces := provinces_of(user)):
            return self
        people = Person.objects.in_provinces(provinces)
        return self.filter(Q(person__in=people) | Q(session__in=Session.objects.run_by(user)))


class TrainingRecord(models.Model):
    """A person finished a course: from a session, or from a row of an imported file."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="records")
    course = models.ForeignKey(Course, models.PROTECT, related_name="records")
    finished_on = models.DateField(_("finished"))
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1, null=True, blank=True)
    grade = models.CharField(_("evidence"), max_length=1, choices=Grade)
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="records")
    batch = models.ForeignKey(
        "training.ImportBatch", models.PROTECT, null=True, blank=True, db_index=False, related_name="records"
    )
    row = models.PositiveIntegerField(_("row of the file"), null=True, blank=True)
    certificate = models.OneToOneField(
        Certificate, models.PROTECT, null=True, blank=True, editable=False, related_name="training_record"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("training record")
        verbose_name_plural = _("training records")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "course", "finished_on"),
                condition=Q(revoked_at=None),
                name="record_is_one_a_course_and_day",
            ),
            models.UniqueConstraint(
                fields=("batch", "row"), condition=Q(batch__isnull=False), name="record_is_one_a_row"
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False) | Q(batch__isnull=False, row__isnull=False),
                name="record_comes_from_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_reason=""), name="record_is_revoked_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.course} · {self.finished_on}"


class AccreditationQuerySet(models.QuerySet["Accreditation"]):
    def valid_on(self, day: dt.date) -> Self:
        return self.filter(revoked_at=None, valid_from__lte=day, valid_to__gte=day)


class Accreditation(models.Model):
    """A person may teach at a level from one day to another, both included; those of one level never overlap."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="accreditations", verbose_name=_("person"))
    level = models.CharField(_("Level"), max_length=10, choices=AccreditationLevel)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"))
    record = models.ForeignKey(TrainingRecord, models.PROTECT, null=True, blank=True, related_name="accreditations")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("given by")
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = AccreditationQuerySet.as_manager()

    class Meta:
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")
        ordering = ("-valid_from",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="accreditation_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_reason=""), name="accreditation_is_revoked_for_a_reason"
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="accreditation_stands_alone",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__revoked_at__isnull=True),
                func=guards.ACCREDITATION_STANDS_ALONE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.get_level_display()}"


class TeacherShopLink(models.Model):
    """A teacher helped a shop online: claimed by one, confirmed by the other; only confirmed ones count in public."""

    class How(models.TextChoices):
        OPENED = "opened", _("opened the shop")
        PHOTOS = "photos", _("took photos")
        LISTED = "listed", _("listed products")
        ORDERS = "orders", _("helped with orders")
        OTHER = "other", _("something else")

    person = models.ForeignKey(Person, models.PROTECT, related_name="shop_links")
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="teacher_links")
    how = models.CharField(_("how"), max_length=10, choices=How)
    state = models.CharField(_("state"), max_length=10, choices=LinkState, default=LinkState.CLAIMED)
    shop_may_be_named = models.BooleanField(_("the shop may be named"), default=False)
    claimed_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("shop helped")
        verbose_name_plural = _("shops helped")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "shop"),
                condition=Q(state__in=("claimed", "confirmed")),
                name="shop_link_is_one_a_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(answered_at__isnull=False), name="shop_link_confirmed_has_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(shop_may_be_named=False) | Q(state="confirmed"), name="shop_link_is_named_once_confirmed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} → {self.shop}"
