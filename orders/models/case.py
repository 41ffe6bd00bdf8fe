"""Cases: what a buyer complains of, the turns that both sides take, and the photos that show it."""

import datetime as dt
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from orders.models import guards
from orders.models.money import Refund
from orders.models.order import Order
from orders.states import CaseKind, CaseState, Remedy, Wish


class CaseQuerySet(models.QuerySet["Case"]):
    def unclosed(self) -> Self:
        return self.exclude(state=CaseState.CLOSED)

    def run_by(self, user: User) -> Self:
        """Cases of the shops that the user is a member of."""
        return self.filter(order__shop__members__user=user)

    def to_decide_by(self, user: User) -> Self:
        """Escalated ones; those of the user's own shop are somebody else's to decide."""
        return self.filter(state=CaseState.ESCALATED).exclude(order__shop__members__user=user)

    def late(self, state: CaseState, at: dt.datetime) -> Self:
        """In a state in which somebody had until `at` to answer."""
        return self.filter(state=state, answer_by__lt=at)


class Case(models.Model):
    """One complaint about an order. `remedy` and `amount` are first offered, then agreed or decided."""

    order = models.ForeignKey(Order, models.PROTECT, verbose_name=Order._meta.verbose_name, related_name="cases")
    state = models.CharField(_("state"), max_length=16, choices=CaseState, default=CaseState.OPENED)
    kind = models.CharField(_("what is wrong"), max_length=12, choices=CaseKind)
    wish = models.CharField(_("what the buyer wants"), max_length=10, choices=Wish)
    remedy = models.CharField(_("answer"), max_length=10, choices=Remedy, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True, blank=True)
    refund = models.OneToOneField(Refund, models.PROTECT, null=True, blank=True, related_name="case")
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    answer_by = models.DateTimeField(_("to be answered by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("decided by"), related_name="+"
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "answer_by"), condition=~Q(state="closed"), name="case_waiting"),)
        constraints = (
            models.UniqueConstraint(fields=("order",), condition=~Q(state="closed"), name="case_is_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(remedy="refund", amount__gt=0, amount__isnull=False)
                | (~Q(remedy="refund") & Q(amount=None)),
                name="case_has_an_amount_where_money_goes_back",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("opened", "seller_answered")) | Q(answer_by__isnull=False),
                name="case_that_waits_for_somebody_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at=None)),
                name="case_closing_has_a_moment",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="case_is_decided_by_no_member",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("decided_by_id"),
                condition=pgtrigger.Q(new__decided_by__isnull=False),
                func=guards.CASE_IS_DECIDED_BY_NO_MEMBER,
            ),
        )

    def __str__(self) -> str:
        return f"{self.order} {self.get_kind_display()}"


class CasePhoto(models.Model):
    """Private storage, like a slip: it may show somebody's home."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="photos")
    picture = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("photo of a case")
        verbose_name_plural = _("photos of cases")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.picture


class CaseTurn(models.Model):
    """What one side said, asked or offered. Append-only; a buyer who is forgotten is forgotten here too."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="turns")
    verb = models.CharField(max_length=24)
    text = models.CharField(_("what was said"), max_length=2000, blank=True)
    remedy = models.CharField(_("answer"), max_length=10, choices=Remedy, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("turn of a case")
        verbose_name_plural = _("turns of cases")
        ordering = ("pk",)
        triggers = (pgtrigger.ReadOnly(name="case_turn_is_append_only", exclude=("by", "text")),)

    def __str__(self) -> str:
        return f"{self.case} {self.verb}"
