"""When an edition, an entry, a round or a score sheet is what, and the steps between."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    NOMINATION = "nomination", _("nominations are open")
    SCREENING = "screening", _("screening")
    REGIONAL_JUDGING = "regional", _("regional judging")
    NATIONAL_JUDGING = "national", _("national judging")
    SIGNED_OFF = "signed_off", _("signed off")
    ANNOUNCED = "announced", _("announced")
    ARCHIVED = "archived", _("archived")
    CANCELLED = "cancelled", _("cancelled")


class EntryState(models.TextChoices):
    PROPOSED = "proposed", _("waiting for the shop's consent")
    NOMINATED = "nominated", _("nominated, to be checked")
    RETURNED = "returned", _("returned for completion")
    AWAITING_TEST = "awaiting_test", _("waiting for a test result")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn by the shop")
    DISQUALIFIED = "disqualified", _("disqualified")


class RoundKind(models.TextChoices):
    SCREENING = "screening", _("screening")
    REGIONAL = "regional", _("regional round")
    NATIONAL = "national", _("national round")


class Figure(models.TextChoices):
    """Which mean of an entry's sheets counts; the rules of the edition say so before the round opens."""

    MEAN = "mean", _("mean of the sheets")
    ADJUSTED = "adjusted", _("mean adjusted for each judge's severity")


class SheetState(models.TextChoices):
    ASSIGNED = "assigned", _("not scored yet")
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("scored")
    RECUSED = "recused", _("recused")


class ConflictSource(models.TextChoices):
    DECLARED = "declared", _("declared by the judge")
    SUGGESTED = "suggested", _("suggested by the system")
    SET = "set", _("set by the chair or the secretary")


class ConflictState(models.TextChoices):
    OPEN = "open", _("to be decided")
    CONFIRMED = "confirmed", _("confirmed")
    DISMISSED = "dismissed", _("dismissed")


class AppealState(models.TextChoices):
    OPEN = "open", _("to be decided")
    UPHELD = "upheld", _("upheld")
    DISMISSED = "dismissed", _("dismissed")


# What an edition runs through, in this order; any of them before the announcement may also end in CANCELLED.
WAY = (
    EditionState.DRAFT,
    EditionState.NOMINATION,
    EditionState.SCREENING,
    EditionState.REGIONAL_JUDGING,
    EditionState.NATIONAL_JUDGING,
    EditionState.SIGNED_OFF,
    EditionState.ANNOUNCED,
    EditionState.ARCHIVED,
)
PUBLIC_RESULTS = (EditionState.ANNOUNCED, EditionState.ARCHIVED)
ENTRY_IN_PLAY = (
    EntryState.PROPOSED,
    EntryState.NOMINATED,
    EntryState.RETURNED,
    EntryState.AWAITING_TEST,
    EntryState.ACCEPTED,
)
# What the judges were given stays; nothing leads from withdrawn or disqualified back into play.
ENTRY_FROZEN = (EntryState.ACCEPTED, EntryState.WITHDRAWN, EntryState.DISQUALIFIED)
