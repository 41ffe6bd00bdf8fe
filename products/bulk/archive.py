"""The photos of a list, in a ZIP file: found by their names, and looked at before they are taken."""

import contextlib
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.files.storage import storages
from django.utils.translation import gettext as _

from netpracharat import archives, pictures
from netpracharat.pictures import PictureError
from netpracharat.refusals import Refusal
from netpracharat.thai.text import fold_for_search
from products.models import BulkList

MOST_BYTES = 50 * 1024 * 1024  # of the ZIP file; a form with it still comes through
BETWEEN_NAMES = re.compile(r"[,;\n]+")
NAMES_IN_UTF8 = 0x800  # a flag of ZIP; without it Windows has written the names in its own code page
SMALL = 320  # pixels are enough to see whether a photo can be read


class Archive:
    """Photos by the last part of their names, in small letters."""

    def __init__(self, file: BinaryIO) -> None:
        self.zip = archives.opened(file)
        self.members: dict[str, list[zipfile.ZipInfo]] = {}
        for member in self.zip.infolist():
            self.members.setdefault(key(PurePosixPath(written_name(member)).name), []).append(member)

    def photo(self, name: str) -> BinaryIO:
        """Its bytes, no more than a photo may have; refused with a sentence that begins with its name."""
        found = self.members.get(key(name), [])
        if not found:
            raise Refusal(_("“{name}” is not in the ZIP file.").format(name=name[:80]))
        if len(found) > 1:
            raise Refusal(_("The ZIP file has “{name}” more than once.").format(name=name[:80]))
        try:
            with self.zip.open(found[0]) as member:
                return io.BytesIO(member.read(pictures.MOST_BYTES + 1))
        except archives.BROKEN as error:
            raise Refusal(_("“{name}” can't be read out of the ZIP file.").format(name=name[:80])) from error

    def looked_at(self, name: str) -> str:
        """Its SHA-256, if it is a picture that we take."""
        photo = self.photo(name)
        try:
            pictures.open_safely(photo, longest=SMALL)
        except PictureError as error:
            raise Refusal(f"“{name[:80]}”: {error}") from error
        return hashlib.sha256(photo.getbuffer()).hexdigest()


@contextlib.contextmanager
def of(bulk_list: BulkList) -> Iterator[Archive | None]:
    """None where no ZIP came with the list."""
    if not bulk_list.photos_path:
        yield None
        return
    with storages["private"].open(bulk_list.photos_path) as file:
        yield Archive(file)


def names_in(cell: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (name.strip() for name in BETWEEN_NAMES.split(cell)))))


def key(name: str) -> str:
    return fold_for_search(name).strip()


def written_name(member: zipfile.ZipInfo) -> str:
    """Python takes names without the flag for cp437; Windows in Thailand writes them in cp874."""
    if member.flag_bits & NAMES_IN_UTF8:
        return member.filename
    with contextlib.suppress(UnicodeError):
        written = member.filename.encode("cp437")
        for encoding in ("utf-8", "cp874"):
            with contextlib.suppress(UnicodeDecodeError):
                return written.decode(encoding)
    return member.filename
