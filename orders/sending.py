"""Empties the outbox: each notice becomes a letter to each of its people, in their language."""

import datetime as dt
import logging

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation

from netpracharat.accounts.channels import Letter, Recipient, channels
from netpracharat.accounts.models import User
from orders.models import Notice, Order

MOST_FAILURES = 10  # the tenth wait is 17 hours
AT_ONCE = 100
logger = logging.getLogger(__name__)


def send_due(at: dt.datetime) -> int:
    """Send what is due; returns how many were sent. Only one sender works at a time (see orders.tasks)."""
    due = Notice.objects.filter(sent_at=None, try_at__lte=at, failures__lt=MOST_FAILURES)
    batch = due.select_related("order__shop", "order__purchase__buyer").order_by("try_at", "pk")[:AT_ONCE]
    return sum(send(notice, at) for notice in batch)


def send(notice: Notice, at: dt.datetime) -> bool:
    """Done once somebody was told, or where nobody can be; else tried again, later and later."""
    told = [tell(recipient, notice) for recipient in recipients(notice)]
    this = Notice.objects.filter(pk=notice.pk)
    if told and not any(told):
        wait = dt.timedelta(minutes=2**notice.failures)
        this.update(failures=F("failures") + 1, try_at=at + wait)
        return False
    this.update(sent_at=timezone.now())
    return True


def tell(recipient: Recipient, notice: Notice) -> bool:
    letter = compose(notice, recipient)
    told = False
    for channel in channels():
        if not channel.reaches(recipient):
            continue
        try:
            channel.send(recipient, letter)
            told = True
        except Exception:  # a gateway that is down must not keep the others waiting
            logger.exception("Notice %s could not be sent by %s", notice.pk, type(channel).__name__)
    return told


def recipients(notice: Notice) -> list[Recipient]:
    """Those whom a channel reaches."""
    everybody = buyers(notice.order) if notice.audience == Notice.Audience.BUYER else members(notice.order)
    return [one for one in everybody if any(channel.reaches(one) for channel in channels())]


def buyers(order: Order) -> list[Recipient]:
    purchase = order.purchase
    email = purchase.email or (purchase.buyer and purchase.buyer.email) or ""
    return [Recipient(order.recipient, email, order.phone, purchase.language)]


def members(order: Order) -> list[Recipient]:
    people = User.objects.filter(shop_memberships__shop=order.shop, is_active=True)
    return [Recipient(user.name, user.email or "", user.phone or "", user.language) for user in people]


def compose(notice: Notice, recipient: Recipient) -> Letter:
    """The template's first line is the subject."""
    context = {"order": notice.order, "name": recipient.name, "site": settings.SITE_URL}
    with translation.override(recipient.language):
        written = render_to_string(f"orders/notices/{notice.audience}/{topic(notice)}.txt", context)
    subject, _blank, text = written.strip().partition("\n")
    return Letter(subject, text.strip() + "\n")


def topic(notice: Notice) -> str:
    """`slip_sent_17` is about `slip_sent`; the number tells two of them apart."""
    return notice.kind.rstrip("0123456789").rstrip("_")
