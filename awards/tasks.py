"""What the worker does for the awards."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from awards import notices
from awards.events import Verb
from awards.models import Entry
from netpracharat.accounts.models import User


@app.task(name=notices.SENDING, retry=RetryStrategy(max_attempts=10, exponential_wait=3))
def send_letter(entry_id: int, user_id: int, verb: str) -> None:
    """Tried again, later and later, while the mail is down."""
    entry = Entry.objects.select_related("shop", "edition", "product").get(pk=entry_id)
    if user := User.objects.filter(pk=user_id, is_active=True, email__gt="").first():
        notices.send(entry, user, Verb(verb))
