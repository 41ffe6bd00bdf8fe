"""Certificates as they were printed, and the series that number them."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from netpracharat.certificates import numbers


class Series(models.Model):
    """The last number given to certificates of one kind in one year."""

    kind = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField(help_text="Buddhist")
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("series of certificates")
        verbose_name_plural = _("series of certificates")
        constraints = (models.UniqueConstraint(fields=("kind", "year"), name="series_is_one_a_kind_and_year"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class Certificate(models.Model):
    """What was printed once and can be verified for ever; revoked or nameless perhaps, but never changed or gone."""

    kind = models.CharField(_("kind"), max_length=4, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False, help_text="Buddhist")
    serial = models.PositiveIntegerField(editable=False)
    code = models.CharField(_("code"), max_length=12, unique=True, editable=False, default=codes.public_id)
    name = models.CharField(_("name"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    printed = models.JSONField(_("printed"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("issued by"), null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("revoked by"), null=True, blank=True, related_name="+"
    )
    revoked_reason = models.CharField(_("reason"), max_length=300, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("replaced by"), null=True, blank=True, related_name="replaces"
    )
    erased_at = models.DateTimeField(_("name erased"), null=True, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = (
            models.UniqueConstraint(fields=("kind", "year", "serial"), name="certificate_number_is_given_once"),
            models.CheckConstraint(condition=Q(kind__regex="^[A-Z]{2,4}$"), name="certificate_kind_is_letters"),
            models.CheckConstraint(condition=Q(serial__gt=0), name="certificate_serial_counts_from_one"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_reason="") | Q(revoked_at__isnull=False) & ~Q(revoked_reason=""),
                name="certificate_is_revoked_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(name="") | Q(erased_at__isnull=False, name="", name_en=""),
                name="certificate_is_nameless_once_erased",
            ),
            models.CheckConstraint(condition=~Q(replaced_by=F("id")), name="certificate_does_not_replace_itself"),
        )
        indexes = (models.Index(OpClass(Upper("name"), name="text_pattern_ops"), name="certificate_by_name"),)
        triggers = (
            pgtrigger.ReadOnly(
                name="certificate_is_frozen",
                fields=("kind", "year", "serial", "code", "printed", "valid_until", "issued_at", "issued_by"),
            ),
            pgtrigger.Protect(
                name="certificate_name_is_only_erased",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "ROW(OLD.name, OLD.name_en) IS DISTINCT FROM ROW(NEW.name, NEW.name_en)"
                    " AND NEW.name || NEW.name_en <> ''"
                ),
            ),
            pgtrigger.Protect(
                name="certificate_stays_revoked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.revoked_at IS NOT NULL AND ROW(OLD.revoked_at, OLD.revoked_reason, OLD.revoked_by_id)"
                    " IS DISTINCT FROM ROW(NEW.revoked_at, NEW.revoked_reason, NEW.revoked_by_id)"
                ),
            ),
            pgtrigger.Protect(name="certificate_is_never_deleted", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("certificate", args=(self.code,))

    @property
    def number(self) -> str:
        return numbers.written(self.kind, self.year, self.serial)

    @property
    def is_expired(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()
