"""Money of an order: payments (one attempt each), the slips that report them, and refunds."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models import guards
from orders.models.order import Order
from orders.states import PaymentMethod, PaymentState, RefundState


class Payment(models.Model):
    """One attempt to pay an order; the payee is a snapshot of the shop's account at placing."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="payments")
    method = models.CharField(_("way to pay"), max_length=10, choices=PaymentMethod)
    state = models.CharField(_("state"), max_length=10, choices=PaymentState, default=PaymentState.CREATED)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    payee_kind = models.CharField(max_length=12, blank=True)
    payee_target = models.CharField(max_length=15, blank=True)
    payee_holder = models.CharField(max_length=120, blank=True)
    reject_reason = models.CharField(_("why it was not accepted"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(_("transfer reported at"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("confirmed by"), related_name="+"
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("order",),
                condition=Q(state__in=("created", "submitted")),
                name="payment_is_one_attempt_at_a_time",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_positive"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="payment_confirmation_has_a_moment",
            ),
        )
        indexes = (models.Index(fields=("confirmed_at",), condition=Q(state="confirmed"), name="payment_by_day"),)
        triggers = (
            pgtrigger.Protect(
                name="payment_that_was_confirmed_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="confirmed")
                & (~pgtrigger.Q(new__state="confirmed") | pgtrigger.Q(old__amount__df=pgtrigger.F("new__amount"))),
            ),
        )

    def __str__(self) -> str:
        return f"{self.order} {self.amount}"


class Slip(models.Model):
    """A bank slip: proves no payment, but one slip serves once, anywhere on the site."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="slips")
    bank = models.CharField(max_length=12, blank=True)
    reference = models.CharField(max_length=64, blank=True)
    picture = models.CharField(max_length=80, blank=True, help_text="private storage; purged after a while")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("slip")
        verbose_name_plural = _("slips")
        constraints = (
            models.UniqueConstraint(fields=("bank", "reference"), condition=~Q(reference=""), name="slip_serves_once"),
        )

    def __str__(self) -> str:
        return f"{self.bank} {self.reference}"


class Refund(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="refunds")
    state = models.CharField(_("state"), max_length=10, choices=RefundState, default=RefundState.REQUESTED)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=300)
    evidence = models.CharField(max_length=80, blank=True, help_text="private storage")
    requested_at = models.DateTimeField(_("owed since"), default=timezone.now)
    done_at = models.DateTimeField(_("paid back at"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("paid back by"), related_name="+"
    )

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        indexes = (
            models.Index(
                fields=("requested_at",), condition=Q(state__in=("requested", "approved")), name="refund_owed"
            ),
            models.Index(fields=("done_at",), condition=Q(state="done"), name="refund_by_day"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_positive"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False), name="refund_done_has_a_moment"
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="refunds_stay_within_payments",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("paid", "numeric"), ("back", "numeric")],
                func=guards.REFUNDS_STAY_WITHIN_PAYMENTS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.order} −{self.amount}"
