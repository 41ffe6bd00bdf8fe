"""Letters to people who have an account: written in their language, sent by the worker."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction
from django.utils import translation

from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from netpracharat.accounts.tasks import send_letter

_are_kept_back = ContextVar("letters are kept back", default=False)


@contextmanager
def kept_back() -> Iterator[None]:
    """Nobody is written to meanwhile: for what is laid down as if it were long past, such as the demo."""
    token = _are_kept_back.set(True)
    try:
        yield
    finally:
        _are_kept_back.reset(token)


def write_to(users: Iterable[User], compose: Callable[[User], Letter]) -> int:
    """Once the transaction has committed; says how many people a letter is on its way to."""
    if _are_kept_back.get():
        return 0
    written = 0
    for user in users:
        if not user.is_active or not (user.email or user.phone):
            continue
        with translation.override(user.language):
            letter = compose(user)
        transaction.on_commit(partial(send_letter.defer, user_id=user.pk, subject=letter.subject, text=letter.text))
        written += 1
    return written
