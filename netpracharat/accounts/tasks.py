"""What the worker does for people's accounts."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from netpracharat.accounts import messages
from netpracharat.accounts.channels import Letter, Recipient, channels
from netpracharat.accounts.models import User

TRIES = RetryStrategy(max_attempts=9, exponential_wait=4)  # seconds: the last wait is 18 hours


@app.task(name="accounts.send_letter", retry=TRIES)
def send_letter(user_id: int, subject: str, text: str) -> None:
    """By every channel that reaches the person. Where one fails the whole letter is tried again."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    recipient = Recipient(user.name, user.email or "", user.phone or "", user.language)
    for channel in channels():
        if channel.reaches(recipient):
            channel.send(recipient, Letter(subject, text))


@app.task(name="accounts.send_text", retry=TRIES)
def send_text(phone: str, text: str) -> None:
    """To somebody who may have no account."""
    messages.send(phone, text)
