"""The figure on the basket in the head of the page: told to the browser when the basket's person changes."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COUNT_COOKIE = "basket_count"  # nothing relies on it
COOKIE_SECONDS = 60 * 24 * 3600


def tell(response: HttpResponse, pieces: int) -> None:
    options = {"max_age": COOKIE_SECONDS, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
    response.set_cookie(COUNT_COOKIE, str(pieces), **options)


class BasketCountMiddleware:
    """After a sign-in or sign-out, whose signals know no response (see orders.hooks)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        pieces = getattr(request, "basket_pieces", None)
        if pieces is not None:
            tell(response, pieces)
        return response
