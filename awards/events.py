"""What happened to an edition and its entries, in words: each step leaves a row that nobody edits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models import AwardEvent, Edition, Entry
from netpracharat.accounts.models import User


class Verb(models.TextChoices):
    CREATED = "created", _("The edition was created")
    PROPOSED = "proposed", _("Proposed on behalf of the shop")
    NOMINATED = "nominated", _("Nominated")
    MOVED_ON = "moved_on", _("The edition moved on")
    CANCELLED = "cancelled", _("The edition was cancelled")
    REMINDED = "reminded", _("Judges were reminded")
    ROUND_OPENED = "round_opened", _("Judging of a round began")


def record(
    edition: Edition, verb: Verb, *, by: User | None = None, entry: Entry | None = None, note: str = ""
) -> AwardEvent:
    return AwardEvent.objects.create(edition=edition, entry=entry, verb=verb, note=note[:500], by=by)
