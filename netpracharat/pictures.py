"""Opens pictures that strangers send: bounded before they are decoded, turned upright, without metadata."""

from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000  # the largest that common phones take; decoded it still fits in memory
LONGEST_SIDE = 16_000


class PictureError(ValueError):
    """No picture that we take; `str()` is a sentence for the person who sent it."""


def open_safely(file: IO[bytes], *, longest: int = 1600) -> Image.Image:
    """The picture as sRGB pixels alone, upright, its longer side at most `longest`."""
    refuse_large_file(file)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            refuse_many_pixels(picture)
            picture.draft("RGB", (longest, longest))  # a JPEG is decoded near its later size at once
            picture.thumbnail((longest, longest))
            return plain_pixels(ImageOps.exif_transpose(picture))
    except PictureError:
        raise
    except Exception as error:  # Pillow's decoders raise nearly anything on hostile bytes
        raise PictureError(_("This picture can't be read. Please send it as JPEG, PNG or WebP.")) from error


def refuse_large_file(file: IO[bytes]) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise PictureError(_("This file is empty. Please choose the picture again."))
    if size > MOST_BYTES:
        raise PictureError(_("This picture is larger than 10 MB. Please send a smaller one."))


def refuse_many_pixels(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise PictureError(_("This picture has too many pixels. Please send a smaller one."))


def plain_pixels(picture: Image.Image) -> Image.Image:
    """The pixels on white, in a new picture: neither EXIF nor colour profile comes along."""
    rgba = picture.convert("RGBA")
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(rgba, mask=rgba.getchannel("A"))
    return ground
