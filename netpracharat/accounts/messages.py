"""Text messages to phones, through whichever sender the settings name."""

import logging
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from netpracharat.thai import phones

logger = logging.getLogger(__name__)


class Sender(Protocol):
    """What SMS_SENDER names: a class made without arguments. It raises a `Refusal` when the gateway is down."""

    def send(self, phone: str, text: str) -> None:
        """Send `text` to `phone`, which is E.164."""


class LogSender:
    """Sends nothing. In the demo it writes message and number to the log, and says so; elsewhere neither."""

    def send(self, phone: str, text: str) -> None:
        if settings.DEMO:
            logger.warning("DEMO, no text message is sent. To %s: %s", phones.display(phone), text)
        else:
            logger.error("A text message was not sent: SMS_SENDER names no gateway.")


def send(phone: str, text: str) -> None:
    sender: Sender = import_string(settings.SMS_SENDER)()
    sender.send(phone, text)


def send_code(phone: str, code: str) -> None:
    send(phone, _("%(code)s is your Net Pracharat code. Tell it to nobody.") % {"code": code})


def send_no_account(phone: str) -> None:
    send(phone, _("Somebody asked Net Pracharat for a new password, but this number has no account there."))


def send_account_exists(phone: str) -> None:
    send(phone, _("This number already has an account at Net Pracharat. Sign in, or ask for a new password."))
