"""What these tests share: counts that begin at nothing, and messages that can be read."""

import pytest
from django.core.cache import cache

SENT: list[tuple[str, str]] = []


class KeepingSender:
    """Keeps text messages instead of sending them."""

    def send(self, phone: str, text: str) -> None:
        SENT.append((phone, text))


@pytest.fixture(autouse=True)
def no_counts():
    cache.clear()


@pytest.fixture
def text_messages(settings):
    settings.SMS_SENDER = f"{__name__}.KeepingSender"
    SENT.clear()
    return SENT


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    settings.ACCOUNT_PREVENT_ENUMERATION = False
