"""Signs what a request writes into tables that are kept: by whom, and on which page."""

import contextlib
import json
import re
import uuid
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from pghistory.models import Event

SET = "SELECT set_config('pghistory.context_id', %s, %s), set_config('pghistory.context_metadata', %s, %s)"
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


class HistoryMiddleware:
    """What a request writes into a table that is kept is signed: by whom, and on which page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        with signed_by(Signer(request)):
            return self.get_response(request)


@contextlib.contextmanager
def signed(user: AbstractBaseUser, url: str) -> Iterator[None]:
    """For what the worker does in somebody's name."""
    with signed_by(Signer(SimpleNamespace(user=user, path=url))):
        yield


@contextlib.contextmanager
def signed_by(signer: "Signer") -> Iterator[None]:
    try:
        with connection.execute_wrapper(signer):
            yield
    finally:
        signer.wipe()


class Signer:
    """Signs before each such write, by a statement of its own: a prepared one takes no second."""

    def __init__(self, request: HttpRequest | SimpleNamespace) -> None:
        self.request = request
        self.key = str(uuid.uuid4())
        self.is_to_be_wiped = False

    @cached_property
    def about(self) -> str:
        user = getattr(self.request, "user", None)
        return json.dumps({"user": user.pk if user else None, "url": self.request.path})

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        if writes_what_is_kept(sql):
            self.sign(self.key, self.about, is_local=connection.in_atomic_block)
        return execute(sql, params, many, context)

    def sign(self, key: str, about: str, *, is_local: bool) -> None:
        """For the transaction where there is one, else for the connection."""
        with connection.cursor() as cursor:
            cursor.execute(SET, [key, is_local, about, is_local])
        self.is_to_be_wiped |= not is_local

    def wipe(self) -> None:
        if self.is_to_be_wiped and not connection.needs_rollback:
            self.sign("", "", is_local=False)


def writes_what_is_kept(sql: object) -> bool:
    found = WRITES.match(sql) if isinstance(sql, str) else None
    return bool(found) and found[1] in kept_tables()


@cache
def kept_tables() -> set[str]:
    tracked = (getattr(model, "pgh_tracked_model", None) for model in apps.get_models() if issubclass(model, Event))
    return {model._meta.db_table for model in tracked if model}
