"""What officers look at: a thing that somebody reported, the reports of it, and what was decided, for good."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from netpracharat.accounts.models import User
from products.models.listing import Product
from products.models.remark import Question, Review
from products.states import Verdict
from shops.models import Shop

KINDS = ("product", "shop", "review", "question")
IS_ABOUT_ONE = Q()
for kind in KINDS:
    IS_ABOUT_ONE |= Q(**{f"{other}__isnull": other != kind for other in KINDS})


class MatterQuerySet(models.QuerySet["Matter"]):
    def waiting(self) -> Self:
        return self.filter(waiting_since__isnull=False)

    def with_subject(self) -> Self:
        """With what `subject` and `about_shop` look at, in one query."""
        return self.select_related("shop", "product__shop", "review__product__shop", "question__product__shop")


class Matter(models.Model):
    """One thing that was reported at some time; it waits while a report of it is undecided."""

    product = models.OneToOneField(Product, models.CASCADE, null=True, related_name="matter")
    shop = models.OneToOneField(Shop, models.CASCADE, null=True, related_name="matter")
    review = models.OneToOneField(Review, models.CASCADE, null=True, related_name="matter")
    question = models.OneToOneField(Question, models.CASCADE, null=True, related_name="matter")
    waiting_since = models.DateTimeField(_("waits since"), null=True, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported thing")
        verbose_name_plural = _("reported things")
        indexes = (
            models.Index(fields=("waiting_since",), name="matter_waiting", condition=Q(waiting_since__isnull=False)),
        )
        constraints = (models.CheckConstraint(condition=IS_ABOUT_ONE, name="matter_is_about_one_thing"),)

    def __str__(self) -> str:
        return f"{self.subject._meta.verbose_name}: {self.about_what}"

    @property
    def kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, f"{kind}_id"))

    @property
    def subject(self) -> Product | Shop | Review | Question:
        return getattr(self, self.kind)

    @property
    def about_product(self) -> Product | None:
        subject = self.subject
        return None if isinstance(subject, Shop) else subject if isinstance(subject, Product) else subject.product

    @property
    def about_shop(self) -> Shop:
        return self.shop or self.about_product.shop

    @property
    def about_what(self) -> str:
        return self.about_product.name if self.about_product else self.shop.name


class Report(models.Model):
    """What somebody, or the house itself, found wrong with it."""

    class Reason(models.TextChoices):
        FORBIDDEN = "forbidden", _("It may not be sold, or not like this")
        FALSE = "false", _("It is not true, or a copy")
        FRAUD = "fraud", _("Somebody is cheated")
        RUDE = "rude", _("It insults or frightens")
        PRIVATE = "private", _("It shows a phone number, an address or a face")
        OTHER = "other", _("Something else")
        HINT = "hint", _("found by the house")
        MENDED = "mended", _("mended by its author")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    decision = models.ForeignKey("Decision", models.CASCADE, null=True, related_name="reports")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("matter", "by"),
                condition=Q(decision__isnull=True, by__isnull=False),
                name="report_is_one_open_a_person",
            ),
            models.UniqueConstraint(
                fields=("matter", "reason"),
                condition=Q(decision__isnull=True, reason__in=("hint", "mended")),
                name="report_of_the_house_is_one_open",
            ),
        )

    def __str__(self) -> str:
        return self.get_reason_display()

    @property
    def said(self) -> str:
        """In the words of whoever reported it; what the house found, in the reader's language."""
        if self.reason != self.Reason.HINT:
            return self.words
        return ", ".join(gettext(found) for found in self.words.split(", "))


class DecisionQuerySet(models.QuerySet["Decision"]):
    def against(self) -> Self:
        """Those that took something away, which can be appealed against."""
        return self.exclude(verdict=Verdict.KEEP)

    def appealed(self) -> Self:
        """Appeals that nobody has answered yet."""
        return self.filter(appealed_at__isnull=False, answered_at=None)

    def about_goods_of(self, shop: Shop) -> Self:
        return self.filter(Q(matter__shop=shop) | Q(matter__product__shop=shop))


class Decision(models.Model):
    """What an officer decided and why: a row of the log, to which at most one appeal and its answer are added."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("the appeal was right: it is undone")
        DISMISSED = "dismissed", _("the decision stands")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="decisions")
    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    verdict = models.CharField(_("decision"), max_length=12, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)
    appeal = models.TextField(_("appeal"), max_length=2000, blank=True)
    appealed_at = models.DateTimeField(_("appealed at"), null=True, blank=True)
    outcome = models.CharField(_("outcome of the appeal"), max_length=10, choices=Outcome, blank=True)
    answer = models.CharField(_("answer to the appeal"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("answered by"), related_name="+"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision of an officer")
        verbose_name_plural = _("decisions of officers")
        ordering = ("-pk",)
        indexes = (
            models.Index(
                fields=("appealed_at",),
                name="decision_appealed",
                condition=Q(appealed_at__isnull=False, answered_at__isnull=True),
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict="keep") | ~Q(reason=""), name="decision_against_somebody_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("by")),
                name="appeal_is_decided_by_another_officer",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(outcome="") & Q(appealed_at__isnull=False, answered_at__isnull=False, answered_by__isnull=False)),
                name="appeal_is_answered_whole_and_after_it_was_made",
            ),
        )
        triggers = (
            pgtrigger.ReadOnly(
                name="decision_stands_as_it_was_made", fields=("matter", "verdict", "reason", "by", "at")
            ),
            pgtrigger.Protect(name="decision_is_never_deleted", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} · {self.matter}"

    def get_absolute_url(self) -> str:
        return reverse("decision", args=(self.token,))

    def is_own(self, user: User) -> bool:
        return self.by_id == user.pk
