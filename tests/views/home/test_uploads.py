"""What is too large is refused before it is read, with a sentence that says what to do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from netpracharat.pictures import PictureError, take
from netpracharat.uploads import MEGABYTE, MOST_BYTES, MOST_BYTES_OF_A_FILE


class Unread(BytesIO):
    """A body that is still on its way."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("read")


def send(client: object, length: int) -> object:
    return client.post("/language/", headers={"Content-Length": str(length)}, **{"wsgi.input": Unread()})


def test_a_body_over_the_most_is_refused_unread(db, client):
    refused = send(client, MOST_BYTES + 1)

    assert (refused.status_code, "ส่งได้ครั้งละไม่เกิน 60 MB" in refused.content.decode()) == (413, True)


def test_a_body_of_the_most_is_read(db, client):
    with pytest.raises(AssertionError, match="read"):
        send(client, MOST_BYTES)


@pytest.fixture
def upload() -> Iterator[Callable[[int], HttpRequest]]:
    """Makes requests with a photo of so many megabytes, and a small one."""
    with ExitStack() as opened:

        def upload(megabytes: int) -> HttpRequest:
            photo = SimpleUploadedFile("photo.jpg", b"x" * (megabytes * MEGABYTE))
            sent = {"name": "ผ้าไหม", "photo": photo, "other": SimpleUploadedFile("b.jpg", b"b")}
            return opened.enter_context(closing(RequestFactory().post("/", sent)))

        yield upload


def test_of_a_file_that_is_too_large_its_form_sees_enough(upload):
    request = upload(16)

    assert request.FILES["photo"].size <= MOST_BYTES_OF_A_FILE + MEGABYTE
    assert (request.POST["name"], request.FILES["other"].read()) == ("ผ้าไหม", b"b")
    with pytest.raises(PictureError, match="10 MB"):
        take(request.FILES["photo"])


def test_a_file_of_some_megabytes_comes_whole(upload):
    assert upload(9).FILES["photo"].size == 9 * MEGABYTE
