"""When an order, payment, refund or parcel is what, and the steps between (see docs/house.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderState(models.TextChoices):
    PENDING = "pending", _("waiting for payment")
    CONFIRMED = "confirmed", _("confirmed")
    COMPLETED = "completed", _("completed")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("cancelled")


class PaymentMethod(models.TextChoices):
    PROMPTPAY = "promptpay", _("PromptPay")
    CASH_ON_DELIVERY = "cod", _("cash on delivery")


class PaymentState(models.TextChoices):
    CREATED = "created", _("waiting for the transfer")
    SUBMITTED = "submitted", _("transfer reported, the shop is checking")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("not accepted")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("expired")


class RefundState(models.TextChoices):
    REQUESTED = "requested", _("requested")
    APPROVED = "approved", _("approved")
    DONE = "done", _("paid back")
    FAILED = "failed", _("failed")
    REJECTED = "rejected", _("rejected")


class ParcelState(models.TextChoices):
    OPEN = "open", _("not packed")
    PACKED = "packed", _("packed")
    SHIPPED = "shipped", _("shipped")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("not delivered")
    RETURNED = "returned", _("came back")
    LOST = "lost", _("lost")


class PaymentStatus(models.TextChoices):
    """An order's money in one word; derived from its payments and refunds, stored."""

    UNPAID = "unpaid", _("not paid")
    UNDER_REVIEW = "under_review", _("transfer reported, the shop is checking")
    PAID = "paid", _("paid")
    OVERPAID = "overpaid", _("overpaid")
    COD_DUE = "cod_due", _("cash on delivery, to be collected")
    COD_COLLECTED = "cod_collected", _("cash collected")
    PARTIALLY_REFUNDED = "partially_refunded", _("partly paid back")
    REFUNDED = "refunded", _("paid back")


class FulfilmentStatus(models.TextChoices):
    """An order's parcel in one word; derived, stored."""

    UNFULFILLED = "unfulfilled", _("not packed")
    PACKED = "packed", _("packed")
    SHIPPED = "shipped", _("shipped")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("not delivered")
    RETURNED = "returned", _("came back")


RUNNING = (OrderState.PENDING, OrderState.CONFIRMED)
NOT_SENT = (FulfilmentStatus.UNFULFILLED, FulfilmentStatus.PACKED)
UNDERWAY = (FulfilmentStatus.SHIPPED, FulfilmentStatus.FAILED)  # sent, and not with the buyer yet
GONE = (FulfilmentStatus.SHIPPED, FulfilmentStatus.DELIVERED)
