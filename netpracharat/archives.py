"""ZIP files that people send, Excel workbooks among them: looked at before anything in them is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal

TAIL = 66_000  # bytes in which a ZIP says how long its directory is
END, END_OF_LARGE = b"PK\x05\x06", b"PK\x06\x07"
LONGEST_DIRECTORY = 1024 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
CHUNK = 1 << 20
LONGEST_PLACE = 64  # bytes of r="XFD1048576"
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,9})([0-9]{0,19})["']""")


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Its directory alone is read, and only if it is not a directory of a million files."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - TAIL))
    tail = file.read()
    end = tail.rfind(END)
    if end < 0:
        raise Refusal(_("This ZIP file can't be read. Please make it again."))
    if END_OF_LARGE in tail or int.from_bytes(tail[end + 12 : end + 16], "little") > LONGEST_DIRECTORY:
        raise Refusal(_("There are too many files in this ZIP file. Please send it in parts."))
    file.seek(0)
    try:
        return zipfile.ZipFile(file)
    except BROKEN as error:
        raise Refusal(_("This ZIP file can't be read. Please make it again.")) from error


def refuse_vast_workbook(file: BinaryIO, *, most_bytes: int, most_cells: int) -> None:
    """What would not fit into memory: unpacked, or as the rectangle that its cells span."""
    with opened(file) as archive:
        members = archive.infolist()
        names = {member.filename.lower() for member in members}
        if not any(name.endswith("workbook.xml") for name in names) or "content.xml" in names:
            raise Refusal(_("This is no list that can be read. Save it as .xlsx or “CSV UTF-8”."))
        if sum(member.file_size for member in members) > most_bytes:
            raise Refusal(_("This workbook is too large. Please send it in parts."))
        try:
            spans = [span(chunks(archive, member)) for member in members]
        except BROKEN as error:
            raise Refusal(_("This is no list that can be read. Save it as .xlsx or “CSV UTF-8”.")) from error
    file.seek(0)
    if any(width * height > most_cells for width, height in spans):
        raise Refusal(_("Something is written far outside the table. Delete what stands right of it and below."))


def chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """No more than its directory says; a file that is longer than that is broken."""
    before = b""
    with archive.open(member) as unpacked:
        while chunk := unpacked.read(CHUNK):
            yield before + chunk
            before = chunk[-LONGEST_PLACE:]


def span(parts: Iterator[bytes]) -> tuple[int, int]:
    """How wide and how high: the outermost places that cells and rows say they have."""
    width = height = 1
    for part in parts:
        for letters, digits in PLACE.findall(part):
            width = max(width, column(letters))
            height = max(height, int(digits or 1))
    return width, height


def column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
