"""How much may be sent at once: more is refused before it is read."""

from collections.abc import Callable

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netpracharat.refusals import page_before

MEGABYTE = 1024 * 1024
MOST_BYTES = 60 * MEGABYTE  # a listing with its ten photos, as phones make them
MOST_BYTES_OF_A_FILE = 12 * MEGABYTE  # a little more than any of our forms takes


class TooLargeMiddleware:
    """Refuses by what the request says of its length; without a length nothing of it would be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > MOST_BYTES:
            about = {"most": MOST_BYTES // MEGABYTE, "back_to": page_before(request)}
            return render(request, "413.html", about, status=413)
        return self.get_response(request)


class LongFileCut(FileUploadHandler):
    """Of a file that is too large, keeps enough for its form to see that: what else was typed is not lost."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start < MOST_BYTES_OF_A_FILE else None

    def file_complete(self, _file_size: int) -> None:
        """The handlers after this one make the file."""
