"""When a session, an enrolment, a person, a record or an import is what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionState(models.TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("open for enrolment")
    RUNNING = "running", _("running")
    CLOSED = "closed", _("closed, to be verified")
    VERIFIED = "verified", _("verified by the centre")
    CANCELLED = "cancelled", _("cancelled")


class EnrolmentState(models.TextChoices):
    APPLIED = "applied", _("applied")
    WAITLISTED = "waitlisted", _("on the waiting list")
    OFFERED = "offered", _("a place is offered")
    ENROLLED = "enrolled", _("enrolled")
    CANCELLED = "cancelled", _("cancelled")
    NO_SHOW = "no_show", _("did not come")
    COMPLETED = "completed", _("completed")
    FAILED = "failed", _("not passed")


class PersonState(models.TextChoices):
    ACTIVE = "active", _("active")
    MERGED = "merged", _("merged into another")
    ANONYMISED = "anonymised", _("anonymised")


class Grade(models.TextChoices):
    """How well a record is proved."""

    ATTENDED = "A", _("attended and named")
    NAMED = "B", _("on a list of names")
    REPORTED = "C", _("reported")


class AccreditationLevel(models.TextChoices):
    TEACHER = "teacher", _("village teacher")
    TRAINER = "trainer", _("trainer")
    MASTER = "master", _("master trainer")


class LinkState(models.TextChoices):
    CLAIMED = "claimed", _("waiting for the shop")
    CONFIRMED = "confirmed", _("confirmed by the shop")
    DECLINED = "declined", _("declined by the shop")
    ENDED = "ended", _("ended")


class BatchState(models.TextChoices):
    """The phases of an import, in their order; each is safe to run again."""

    UPLOADED = "uploaded", _("uploaded, columns to be mapped")
    STAGING = "staging", _("being read and checked")
    MATCHING = "matching", _("being matched")
    REPORTED = "reported", _("checked, to be confirmed")
    CONFIRMED = "confirmed", _("confirmed")
    APPLYING = "applying", _("being written")
    APPLIED = "applied", _("in the register")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


# What holds one of a session's places.
SEATED = (
    EnrolmentState.OFFERED,
    EnrolmentState.ENROLLED,
    EnrolmentState.NO_SHOW,
    EnrolmentState.COMPLETED,
    EnrolmentState.FAILED,
)

# Where an import waits for a person, or is done.
IMPORT_AT_REST = (BatchState.UPLOADED, BatchState.REPORTED, BatchState.APPLIED, BatchState.UNDONE)
