"""Letters to people who have an account: written in their language, sent by the worker."""

from collections.abc import Callable, Iterable
from functools import partial

from django.db import transaction
from django.utils import translation

from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from netpracharat.accounts.tasks import send_letter


def write_to(users: Iterable[User], compose: Callable[[User], Letter]) -> int:
    """Once the transaction has committed; says how many people a letter is on its way to."""
    written = 0
    for user in users:
        if not user.is_active or not (user.email or user.phone):
            continue
        with translation.override(user.language):
            letter = compose(user)
        transaction.on_commit(partial(send_letter.defer, user_id=user.pk, subject=letter.subject, text=letter.text))
        written += 1
    return written
