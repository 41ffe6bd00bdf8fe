"""Pages behind the sign-in are kept by nobody: a phone is lent, a browser in a village hall is shared."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class NeverKeptMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        page = request.resolver_match
        if page and getattr(page.func, "login_required", True) and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
