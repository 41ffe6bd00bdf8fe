"""Legacy records on their way in: the file, how its columns are read, and its rows as text."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from netpracharat.places.models import Province
from training.models.session import provinces_of
from training.states import IMPORT_AT_REST, BatchState


class ImportMapping(models.Model):
    """Which column of a file is what, remembered by its head row (`signature`: SHA-256 of it, hex)."""

    signature = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(help_text="field → number of the column, from 0")
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")

    def __str__(self) -> str:
        return self.signature[:8]


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    def visible_to(self, user: User) -> Self:
        """All, for officers of the nation; for others those of their provinces."""
        if not is_officer(user):
            return self.none()
        provinces = provinces_of(user)
        return self.filter(province__in=provinces) if provinces else self

    def under_way(self) -> Self:
        """What a worker goes on with by itself; what stopped for a reason waits for a person."""
        return self.exclude(state__in=IMPORT_AT_REST).filter(trouble="")

    def left_lying(self, before: dt.datetime) -> Self:
        """With the file and its rows still kept, though nothing has happened since."""
        return self.filter(state__in=IMPORT_AT_REST, purged_at=None, changed_at__lt=before)


class ImportBatch(models.Model):
    """One file. `done` counts the rows that the present phase has behind it: where a killed one goes on."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("file"), max_length=200)
    path = models.CharField(max_length=120, help_text="private storage")
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province")
    )
    columns = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.UPLOADED)
    rows = models.PositiveIntegerField(_("rows"), null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True, help_text="why it stopped, until somebody lets it go on")
    report = models.JSONField(default=dict, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now, help_text="of its state")
    purged_at = models.DateTimeField(null=True, blank=True, help_text="when the file and its rows were deleted")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    mends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="mended_by")

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-uploaded_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("sha256",), condition=~Q(state="undone"), name="import_is_one_a_file_until_undone"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(rows__lte=10_000) | ~Q(confirmed_by=F("uploaded_by")),
                name="large_import_is_confirmed_by_a_second_person",
            ),
        )

    def __str__(self) -> str:
        return self.name


class StagedRow(models.Model):
    """A row of a file as it was understood. Written by COPY and set-wise SQL; no key leads out of it."""

    batch_id = models.BigIntegerField()
    number = models.PositiveIntegerField(help_text="row of the file, from 1")
    # As it stands in the file, for the report
    national_id_text = models.TextField(default="")
    birth_text = models.TextField(default="")
    village_text = models.TextField(default="")
    subdistrict_text = models.TextField(default="")
    district_text = models.TextField(default="")
    province_text = models.TextField(default="")
    centre_text = models.TextField(default="")
    course_text = models.TextField(default="")
    finished_text = models.TextField(default="")
    # As it was understood
    prefix = models.TextField(default="")
    first_name = models.TextField(default="")
    last_name = models.TextField(default="")
    name_key = models.TextField(default="")
    digest = models.BinaryField(null=True)
    last4 = models.TextField(default="")
    birth_year = models.SmallIntegerField(null=True)
    phone = models.TextField(default="")
    village_id = models.BigIntegerField(null=True)
    subdistrict_id = models.BigIntegerField(null=True)
    course_id = models.BigIntegerField(null=True)
    finished_on = models.DateField(null=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    problems = ArrayField(models.TextField(), default=list)

    class Meta:
        verbose_name = _("row of a file")
        verbose_name_plural = _("rows of a file")
        constraints = (models.UniqueConstraint(fields=("batch_id", "number"), name="staged_row_is_one_a_number"),)

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.number}"
