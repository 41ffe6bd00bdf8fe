"""Pictures that people send: opened with care, and kept as small clean copies in three widths.

The original is never stored: it may carry the village's GPS, and its bytes may be something else besides a picture.
"""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from netpracharat import codes
from netpracharat.tints import tint_of

FORMATS = ("JPEG", "PNG", "WEBP")
ACCEPT = "image/jpeg,image/png,image/webp"
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 65_000_000  # what common phones take at most; decoded it still fits in memory
LONGEST_SIDE = 16_000
WIDTHS = (320, 640, 1280)
ENCODINGS = {"webp": {"format": "WEBP", "quality": 76}, "jpg": {"format": "JPEG", "quality": 80, "progressive": True}}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
DECODING = threading.Lock()  # one at a time in a process: the largest takes 400 MB
SRGB = ImageCms.createProfile("sRGB")


class PictureError(ValueError):
    """No picture that we take; `str()` is a sentence for the person who sent it."""


@dataclass(frozen=True)
class Picture:
    """What is kept of a picture: `key` names its files; size of the largest of them; colour of its place."""

    key: str
    width: int
    height: int
    tint: int


def take(file: IO[bytes]) -> Picture:
    """Keep the picture under a random name. The caller writes its row; files without one are swept away."""
    return keep(open_safely(file))


def keep(picture: Image.Image) -> Picture:
    key = codes.code(20).lower()
    largest = fitted(picture, WIDTHS[-1])
    try:
        for width in WIDTHS:
            copy = fitted(largest, width)
            for ending, options in ENCODINGS.items():
                default_storage.save(path(key, width, ending), encoded(copy, options))
    except OSError as error:
        delete(key)
        raise PictureError(_("The picture could not be kept just now. Please try again in a while.")) from error
    return Picture(key, *largest.size, tint=tint_of(*largest.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))))


def copy(picture: Picture) -> Picture:
    """The same picture under a key of its own, which stays when the first one goes."""
    key = codes.code(20).lower()
    try:
        for name, own_name in zip(paths(picture.key), paths(key), strict=True):
            with default_storage.open(name) as file:
                default_storage.save(own_name, file)
    except OSError as error:
        delete(key)
        raise PictureError(_("The picture could not be kept just now. Please try again in a while.")) from error
    return replace(picture, key=key)


def open_safely(file: IO[bytes], *, longest: int = 1600) -> Image.Image:
    """The picture as sRGB pixels alone, upright, its longer side at most `longest`."""
    refuse_unwanted_bytes(file)
    try:
        with DECODING, Image.open(file, formats=FORMATS) as picture:
            refuse_many_pixels(picture)
            picture.draft("RGB", (longest, longest))  # a JPEG is decoded near its later size at once
            picture.thumbnail((longest, longest))
            return plain_pixels(ImageOps.exif_transpose(picture))
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels() from error
    except Exception as error:  # Pillow's decoders raise nearly anything on hostile bytes
        raise PictureError(_("This picture can't be read. Please choose a JPEG, PNG or WebP picture.")) from error


def refuse_unwanted_bytes(file: IO[bytes]) -> None:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    if size == 0:
        raise PictureError(_("This file is empty. Please choose the picture again."))
    if size > MOST_BYTES:
        raise PictureError(_("This picture is larger than 10 MB. Please choose a smaller one."))
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        raise PictureError(
            _("HEIC pictures can't be shown everywhere. Set the camera to “Most compatible”, or choose a JPEG picture.")
        )


def refuse_many_pixels(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise too_many_pixels()


def too_many_pixels() -> PictureError:
    return PictureError(_("This picture has too many pixels. Please choose a smaller one."))


def plain_pixels(picture: Image.Image) -> Image.Image:
    """The pixels on white, in a new picture: neither EXIF nor colour profile comes along."""
    if picture.mode.startswith("I"):  # 16-bit grey; Pillow's own conversion would cut it off at white
        picture = picture.convert("I").point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        ground = Image.new("RGB", rgba.size, "white")
        ground.paste(rgba, mask=rgba.getchannel("A"))
        return ground
    srgb = in_srgb(picture)
    return Image.frombytes("RGB", srgb.size, srgb.tobytes())


def in_srgb(picture: Image.Image) -> Image.Image:
    """Colours as every screen shows them; a broken profile is ignored."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture.convert("RGB")
    try:
        return ImageCms.profileToProfile(picture, io.BytesIO(profile), SRGB, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):
        return picture.convert("RGB")


def fitted(picture: Image.Image, width: int) -> Image.Image:
    """At most `width` wide; never enlarged."""
    if picture.width <= width:
        return picture
    return picture.resize((width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS)


def encoded(picture: Image.Image, options: dict[str, object]) -> ContentFile:
    bytes_ = io.BytesIO()
    picture.save(bytes_, **options)
    return ContentFile(bytes_.getvalue())


def stem(key: str) -> str:
    """What the paths of all its files begin with."""
    return f"photos/{key[:2]}/{key}"


def path(key: str, width: int, ending: str) -> str:
    return f"{stem(key)}-{width}.{ending}"


def paths(key: str) -> Iterator[str]:
    return (path(key, width, ending) for width in WIDTHS for ending in ENCODINGS)


def url(key: str, width: int = 320, ending: str = "jpg") -> str:
    return f"{default_storage.url(stem(key))}-{width}.{ending}"


def srcset(key: str, width: int, ending: str) -> str:
    """The files that differ, each with its real width; `width` is the picture's own."""
    useful = [kept for smaller, kept in pairwise((0, *WIDTHS)) if smaller < width]
    address = default_storage.url(stem(key))
    return ", ".join(f"{address}-{kept}.{ending} {min(kept, width)}w" for kept in useful)


def as_photo(picture: Picture, alt: str) -> dict[str, object]:
    """What components/photo.html shows; a row with the fields of a Picture will do as well."""
    return {
        "src": url(picture.key),
        "webp": srcset(picture.key, picture.width, "webp"),
        "jpeg": srcset(picture.key, picture.width, "jpg"),
        "width": picture.width,
        "height": picture.height,
        "tint": picture.tint,
        "alt": alt,
    }


def as_jpeg(picture: Image.Image) -> bytes:
    """For private storage, where one size is enough."""
    return encoded(picture, ENCODINGS["jpg"]).read()


def exists(key: str) -> bool:
    return all(map(default_storage.exists, paths(key)))


def delete(key: str) -> None:
    for name in paths(key):
        default_storage.delete(name)
