"""Certificates and the like, sent as a picture or as PDF: kept in private storage, where only a permission leads."""

import datetime as dt
import io
from collections.abc import Callable, Collection
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat import codes, pictures
from netpracharat.personal import private_picture

ACCEPT = f"{pictures.ACCEPT},application/pdf"
LONGEST_SIDE = 1600
HEAD_OF_A_PDF = b"%PDF-"
AT_REST = dt.timedelta(days=1)  # younger ones may still be on their way to a row


def take(file: IO[bytes], folder: str) -> str:
    """The name under which it is kept. Raises `pictures.PictureError` where it is neither that we take."""
    file.seek(0)
    is_a_pdf = file.read(len(HEAD_OF_A_PDF)) == HEAD_OF_A_PDF
    ending, content = ("pdf", pdf(file)) if is_a_pdf else ("jpg", jpeg(file))
    return storages["private"].save(f"{folder}/{codes.secret_token()}.{ending}", ContentFile(content))


def pdf(file: IO[bytes]) -> bytes:
    """Kept as it is: it is handed out as a file, never opened within our pages."""
    if file.seek(0, io.SEEK_END) > pictures.MOST_BYTES:
        raise pictures.PictureError(_("This file is larger than 10 MB. Please choose a smaller one."))
    file.seek(0)
    return file.read()


def jpeg(file: IO[bytes]) -> bytes:
    return pictures.as_jpeg(pictures.open_safely(file, longest=LONGEST_SIDE))


def is_pdf(name: str) -> bool:
    return name.endswith(".pdf")


def exists(name: str) -> bool:
    return storages["private"].exists(name)


def response(name: str) -> HttpResponse:
    """The caller has asked who may see it."""
    if not is_pdf(name):
        return private_picture(name)
    if not exists(name):
        raise Http404
    with storages["private"].open(name) as file:
        headers = {"Content-Disposition": 'attachment; filename="document.pdf"'}
        return HttpResponse(file.read(), content_type="application/pdf", headers=headers)


def sweep(folder: str, in_use: Callable[[Collection[str]], Collection[str]]) -> int:
    """Delete the files that no row names: sent with a form that was given up."""
    storage, before = storages["private"], timezone.now() - AT_REST
    _folders, files = storage.listdir(folder) if storage.exists(folder) else ((), ())
    names = {f"{folder}/{file}" for file in files if storage.get_modified_time(f"{folder}/{file}") < before}
    orphans = names - set(in_use(names))
    for name in orphans:
        storage.delete(name)
    return len(orphans)
