"""When the database is away, the disk full, or somebody else holds what was asked for: what to do, no error."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from psycopg import errors

from netpracharat.refusals import page_before

SECONDS_TO_WAIT = 10
CSRF_FIELD = "csrfmiddlewaretoken"
RIVALS = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure)
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def server_error(request: HttpRequest) -> HttpResponse:
    """The handler of everything uncaught. Its pages ask no database, and no session either."""
    # As a handler, not a middleware: sessions and messages may fail outside of any view.
    error = sys.exception()
    if isinstance(error, OperationalError) and isinstance(error.__cause__, RIVALS):
        return later("busy.html", 1, again(request))
    if isinstance(error, OperationalError | InterfaceError) or has_no_room(error):
        return later("503.html", SECONDS_TO_WAIT, {})
    return HttpResponse(render_to_string("500.html"), status=500)


def has_no_room(error: BaseException | None) -> bool:
    return isinstance(error, OSError) and error.errno in NO_ROOM


def later(template: str, seconds: int, context: dict[str, object]) -> HttpResponse:
    headers = {"Retry-After": seconds, "Cache-Control": "no-store"}
    return HttpResponse(render_to_string(template, context), status=503, headers=headers)


def again(request: HttpRequest) -> dict[str, object]:
    """What one press sends again: all that was typed. Nothing of it was done, for a step is one transaction."""
    has_secret = any("password" in name for name in request.POST)
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name != CSRF_FIELD]
    return {
        "address": request.get_full_path(),
        "typed": typed,
        # A browser hands over a picture once, and no page repeats a password: the page before asks again.
        "can_repeat": request.method == "POST" and not request.FILES and not has_secret,
        "page_before": page_before(request) if request.method == "POST" else request.get_full_path(),
        "csrf_token": get_token(request),
    }
