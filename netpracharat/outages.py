"""When the database is away: a page that says so and when to come back, instead of an error."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

SECONDS_TO_WAIT = 10


def server_error(_request: HttpRequest) -> HttpResponse:
    """The handler of everything uncaught. Its pages ask no database, and no session either."""
    # As a handler, not a middleware: sessions and messages may fail outside of any view.
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return HttpResponse(
            render_to_string("503.html"),
            status=503,
            headers={"Retry-After": SECONDS_TO_WAIT, "Cache-Control": "no-store"},
        )
    return HttpResponse(render_to_string("500.html"), status=500)
