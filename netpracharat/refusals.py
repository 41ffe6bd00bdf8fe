"""A refusal is a rule's answer to a person: a sentence that says what to do now.

Actions raise it; the middleware turns it into a message, so that views need no `try`.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


class Refusal(Exception):  # noqa: N818 - it is an answer, not a failure
    """Raised by an action; `str()` is the sentence shown to the person.

    `back_to` is the address to return to; without it, the page that the person came from.
    """

    def __init__(self, sentence: str, *, back_to: str | None = None) -> None:
        super().__init__(sentence)
        self.back_to = back_to


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        messages.error(request, str(exception))
        return redirect(exception.back_to or page_before(request))


def page_before(request: HttpRequest) -> str:
    """The page of ours that this request came from, else the front page."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return referer
    return "/"
