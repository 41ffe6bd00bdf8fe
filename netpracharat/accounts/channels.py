"""The ways by which people are told: e-mail now; a text message or LINE joins by a class in NOTICE_CHANNELS."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from django.core.mail import send_mail
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Recipient:
    name: str
    email: str
    phone: str  # E.164
    language: str


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str


class Channel(Protocol):
    """What a dotted path in NOTICE_CHANNELS names: a class made without arguments."""

    def reaches(self, recipient: Recipient) -> bool:
        """Whether this channel has an address of theirs."""

    def send(self, recipient: Recipient, letter: Letter) -> None:
        """Raises whatever it likes where it failed; the notice is tried again later."""


class Email:
    def reaches(self, recipient: Recipient) -> bool:
        return bool(recipient.email)

    def send(self, recipient: Recipient, letter: Letter) -> None:
        send_mail(letter.subject, letter.text, None, [recipient.email])


@cache
def channels() -> tuple[Channel, ...]:
    return tuple(import_string(path)() for path in settings.NOTICE_CHANNELS)
