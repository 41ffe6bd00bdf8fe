"""When an order, payment, refund, parcel or case is what, and the steps between (see docs/house.md)."""

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


class CaseState(models.TextChoices):
    OPENED = "opened", _("waits for the shop's answer")
    SELLER_ANSWERED = "seller_answered", _("waits for the buyer's answer")
    ESCALATED = "escalated", _("waits for an officer's decision")
    RESOLVED = "resolved", _("agreed or decided, not yet done")
    CLOSED = "closed", _("closed")


class CaseKind(models.TextChoices):
    DAMAGED = "damaged", _("It is damaged")
    WRONG = "wrong", _("It is not what I ordered")
    INCOMPLETE = "incomplete", _("Something is missing")
    NOT_RECEIVED = "not_received", _("It has not come")
    RETURN = "return", _("I want to send it back")


class Wish(models.TextChoices):
    """What the buyer would be content with."""

    ALL = "all", _("All my money back")
    PART = "part", _("Some of my money back")
    EXCHANGE = "exchange", _("Another one instead")


class Remedy(models.TextChoices):
    """What the shop offers or an officer decides."""

    REFUND = "refund", _("Money back")
    EXCHANGE = "exchange", _("Another one instead")
    NOTHING = "nothing", _("Nothing")


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
