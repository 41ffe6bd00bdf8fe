"""What happened to an edition and its entries, in words: each step leaves a row that nobody edits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models import AwardEvent, Edition, Entry
from netpracharat.accounts.models import User


class Verb(models.TextChoices):
    CREATED = "created", _("The edition was created")
    PROPOSED = "proposed", _("Proposed on behalf of the shop")
    NOMINATED = "nominated", _("Nominated")
    CONSENTED = "consented", _("The shop agreed")
    DECLINED = "declined", _("The shop declined")
    RETURNED = "returned", _("Returned for completion")
    RESUBMITTED = "resubmitted", _("Completed and sent again")
    AWAITS_TEST = "awaits_test", _("Waits for a test result")
    TEST_CAME = "test_came", _("The test result came")
    ACCEPTED = "accepted", _("Accepted for judging")
    REJECTED = "rejected", _("Not accepted")
    DISQUALIFIED = "disqualified", _("Disqualified")
    WITHDRAWN = "withdrawn", _("Withdrawn by the shop")
    APPEALED = "appealed", _("The shop appealed")
    JUDGE_REPLACED = "judge_replaced", _("A judge was replaced")
    MOVED_ON = "moved_on", _("The edition moved on")
    CANCELLED = "cancelled", _("The edition was cancelled")
    REMINDED = "reminded", _("Judges were reminded")
    ROUND_OPENED = "round_opened", _("Judging of a round began")
    ROUND_LOCKED = "round_locked", _("A round was locked")
    TIE_BROKEN = "tie_broken", _("A tie was decided")
    WINNERS_PROPOSED = "winners_proposed", _("Winners were proposed from the results")
    AWARD_GRANTED = "award_granted", _("An award was given against the proposal")
    AWARD_WITHDRAWN = "award_withdrawn", _("A proposed award was taken back")
    AWARD_CITED = "award_cited", _("A citation was written")
    SIGNED = "signed", _("The results were signed")
    REOPEN_ASKED = "reopen_asked", _("A ministry asked to reopen the results")
    REOPENED = "reopened", _("The results were reopened")
    LEFT_VACANT = "left_vacant", _("Places stay vacant")
    AWARD_REVOKED = "award_revoked", _("An award was revoked")
    APPEAL_DECIDED = "appeal_decided", _("An appeal was decided")


def word(event: AwardEvent) -> str:
    return Verb(event.verb).label


def record(
    edition: Edition, verb: Verb, *, by: User | None = None, entry: Entry | None = None, note: str = ""
) -> AwardEvent:
    return AwardEvent.objects.create(edition=edition, entry=entry, verb=verb, note=note[:500], by=by)
