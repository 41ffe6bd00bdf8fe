"""The NUL character: no person sends one, and PostgreSQL can't even look for it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class NulMiddleware:
    """Refuses it where no form looks: in the path, the query and the cookies (400)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        parts = (request.path, *request.COOKIES.values())
        if "%00" in request.META["QUERY_STRING"] or any("\x00" in part for part in parts):
            raise BadRequest("NUL")
        return self.get_response(request)
