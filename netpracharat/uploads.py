"""How much may be sent at once: more is refused before it is read."""

from collections.abc import Callable
from functools import cached_property

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netpracharat.refusals import page_before

MEGABYTE = 1024 * 1024
MOST_BYTES = 60 * MEGABYTE  # a listing with its ten photos, as phones make them
MOST_BYTES_OF_A_FILE = 12 * MEGABYTE  # a little more than any of our forms takes

_of_a_file: dict[str, int] = {}  # name of a page's address → bytes of one file
_of_staff: dict[str, int] = {}  # name of a page's address → bytes that staff may send to it


def allow_staff(page: str, most: int) -> None:
    """Whoever is not staff may send no more there than elsewhere."""
    _of_staff[page] = most


def allow_long_files(page: str, most: int) -> None:
    """A page where one file may be longer, for whoever may open it; the request as a whole is not."""
    _of_a_file[page] = most


def most_for_staff(request: HttpRequest) -> int:
    return next((most for page, most in _of_staff.items() if request.path_info == reverse(page)), 0)


class TooLargeMiddleware:
    """Refuses by what the request says of its length; without a length nothing of it would be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > MOST_BYTES:
            most = max(MOST_BYTES, most_for_staff(request))
            if int(length) > most:
                about = {"most": most // MEGABYTE, "back_to": page_before(request)}
                return render(request, "413.html", about, status=413)
        return self.get_response(request)


class LongFileCut(FileUploadHandler):
    """Of a file that is too large, keeps enough for its form to see that: what else was typed is not lost."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start < MOST_BYTES_OF_A_FILE or start < self.most_here else None

    @cached_property
    def most_here(self) -> int:
        page = self.request.resolver_match
        if page and page.url_name in _of_a_file:
            return _of_a_file[page.url_name]
        most = most_for_staff(self.request)
        return most if most and self.request.user.is_staff else 0

    def file_complete(self, _file_size: int) -> None:
        """The handlers after this one make the file."""
