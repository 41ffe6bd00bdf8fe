"""The picture of a bank slip: opened safely, its QR read, kept where only a permission leads."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from typing import IO

import zxingcpp
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image

from netpracharat import codes, pictures
from netpracharat.thai import slips as bank_slips
from netpracharat.thai.slips import SlipReference

LONGEST_SIDE = 1600
SECONDS_TO_READ = 2
_readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="slip-reader")


@dataclass(frozen=True, slots=True)
class ReadSlip:
    """A slip that was opened; without `transfer` its QR could not be read, and the shop checks by eye."""

    jpeg: bytes
    transfer: SlipReference | None


def read(file: IO[bytes]) -> ReadSlip:
    """Raises `pictures.PictureError` where it is no picture that we take."""
    picture = pictures.open_safely(file, longest=LONGEST_SIDE)
    return ReadSlip(pictures.as_jpeg(picture), transfer_in(picture))


def transfer_in(picture: Image.Image) -> SlipReference | None:
    """The transfer that one of the picture's QR codes names."""
    reading = _readers.submit(zxingcpp.read_barcodes, picture, zxingcpp.BarcodeFormat.QRCode)
    try:
        found = reading.result(timeout=SECONDS_TO_READ)
    except TookTooLong:
        return None
    return next(filter(None, (bank_slips.parse(barcode.text) for barcode in found)), None)


def keep(slip: ReadSlip) -> str:
    """Store the picture under a name that says nothing; the storage's name is returned."""
    return storages["private"].save(f"slips/{codes.secret_token()}.jpg", ContentFile(slip.jpeg))


def drop(name: str) -> None:
    if name:
        storages["private"].delete(name)
