"""Pictures of strangers: each kind taken or refused as promised, and nothing of the original kept."""

import errno
import io
import struct
import zlib

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image, ImageCms

from netpracharat import pictures
from netpracharat.pictures import PictureError

EXIF_ORIENTATION, EXIF_GPS = 0x0112, 0x8825
UNREADABLE = "This picture can't be read. Please choose a JPEG, PNG or WebP picture."
TOO_MANY_PIXELS = "This picture has too many pixels. Please choose a smaller one."

pytestmark = pytest.mark.usefixtures("in_english")


def drawn(mode: str = "RGB", size: tuple[int, int] = (60, 40), colour: object = (200, 30, 60)) -> Image.Image:
    return Image.new(mode, size, colour)


def as_file(picture: Image.Image, kind: str = "JPEG", **options: object) -> io.BytesIO:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    file.seek(0)
    return file


def png_that_claims(width: int, height: int) -> io.BytesIO:
    """A PNG of few bytes whose head promises many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    parts = [struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks]
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_open_safely_takes_what_cameras_and_screens_make(kind):
    picture = pictures.open_safely(as_file(drawn(), kind))
    assert (picture.mode, picture.size) == ("RGB", (60, 40))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "EPS", "PDF", "ICO", "AVIF"])
def test_open_safely_refuses_other_kinds_whatever_their_name(kind):
    file = as_file(drawn(), kind)
    file.name = "photo.jpg"
    with pytest.raises(PictureError, match=UNREADABLE):
        pictures.open_safely(file)


@pytest.mark.parametrize(
    "text",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html><script>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"x"],
)
def test_open_safely_refuses_what_is_no_picture(text):
    with pytest.raises(PictureError, match=UNREADABLE):
        pictures.open_safely(io.BytesIO(text))


def test_open_safely_tells_owners_of_heic_phones_what_to_do():
    with pytest.raises(PictureError, match="Most compatible"):
        pictures.open_safely(io.BytesIO(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"))


def test_open_safely_refuses_an_empty_file():
    with pytest.raises(PictureError, match="This file is empty"):
        pictures.open_safely(io.BytesIO())


def test_open_safely_refuses_more_than_ten_megabytes():
    with pytest.raises(PictureError, match="larger than 10 MB"):
        pictures.open_safely(io.BytesIO(b"\xff" * (pictures.MOST_BYTES + 1)))


@pytest.mark.parametrize("size", [(9000, 9000), (12_000, 12_000), (20_000, 20_000), (16_001, 10)])
def test_open_safely_refuses_bombs_before_decoding_them(size):
    with pytest.raises(PictureError, match=TOO_MANY_PIXELS):
        pictures.open_safely(png_that_claims(*size))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_open_safely_refuses_an_upload_that_was_cut(share):
    whole = as_file(Image.effect_noise((300, 200), 90)).getvalue()
    with pytest.raises(PictureError, match=UNREADABLE):
        pictures.open_safely(io.BytesIO(whole[: int(len(whole) * share)]))


CORNERS = ("tl", "tr", "br", "bl", "tl", "tr", "br", "bl")


@pytest.mark.parametrize(("orientation", "corner"), list(enumerate(CORNERS, start=1)))
def test_open_safely_turns_the_picture_by_its_exif(orientation, corner):
    stored = drawn(size=(80, 60), colour="white")
    stored.paste("black", (0, 0, 20, 20))  # where the first corner lies tells how it was turned
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    upright = pictures.open_safely(as_file(stored, quality=95, exif=exif))
    width, height = upright.size
    places = {"tl": (5, 5), "tr": (width - 5, 5), "br": (width - 5, height - 5), "bl": (5, height - 5)}
    assert (width > height) == (orientation < 5)
    assert [name for name, place in places.items() if upright.getpixel(place)[0] < 80] == [corner]


def test_open_safely_lays_transparency_on_white():
    clear = drawn("RGBA", colour=(0, 0, 0, 0))
    assert pictures.open_safely(as_file(clear, "PNG")).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "colour", "kind"), [("CMYK", (0, 255, 255, 0), "JPEG"), ("P", 0, "PNG"), ("LA", (9, 9), "PNG")]
)
def test_open_safely_makes_rgb_of_every_mode(mode, colour, kind):
    assert pictures.open_safely(as_file(drawn(mode, colour=colour), kind)).mode == "RGB"


def test_open_safely_keeps_the_brightness_of_sixteen_bits():
    grey = drawn("I;16", colour=128 * 256)
    assert pictures.open_safely(as_file(grey, "PNG")).getpixel((5, 5)) == (128, 128, 128)


def test_open_safely_takes_the_first_of_moving_pictures():
    file = as_file(drawn(colour="red"), "WEBP", save_all=True, append_images=[drawn(colour="blue")])
    red, _green, blue = pictures.open_safely(file).getpixel((5, 5))
    assert (red > 200, blue < 50) == (True, True)


@pytest.mark.parametrize("profile", [b"", b"no profile at all", ImageCms.ImageCmsProfile(pictures.SRGB).tobytes()])
def test_open_safely_reads_colours_through_the_profile_where_it_is_one(profile):
    red, green, blue = pictures.open_safely(as_file(drawn(), "PNG", icc_profile=profile)).getpixel((5, 5))
    assert (abs(red - 200) < 4, abs(green - 30) < 4, abs(blue - 60) < 4) == (True, True, True)


def test_take_keeps_three_widths_in_two_formats_without_metadata(media):
    exif = Image.Exif()
    exif[EXIF_GPS] = {1: "N", 2: (17.0, 9.0, 0.0)}
    taken = pictures.take(as_file(drawn(size=(2000, 1500)), exif=exif, comment=b"secret"))
    assert (taken.width, taken.height) == (1280, 960)
    kept = [Image.open(io.BytesIO((media / name).read_bytes())) for name in pictures.paths(taken.key)]
    assert sorted(picture.width for picture in kept) == [320, 320, 640, 640, 1280, 1280]
    assert [dict(picture.getexif()) for picture in kept] == [{}] * 6
    assert {key for picture in kept for key in picture.info} & {"exif", "comment", "icc_profile"} == set()


def test_take_never_enlarges(media):
    taken = pictures.take(as_file(drawn(size=(500, 400))))
    assert (taken.width, taken.height) == (500, 400)
    assert [part.split()[1] for part in pictures.srcset(taken.key, 500, "webp").split(", ")] == ["320w", "500w"]


def test_take_makes_a_polyglot_harmless(media):
    file = io.BytesIO(as_file(drawn()).getvalue() + b"<script>alert(1)</script>")
    taken = pictures.take(file)
    assert [b"<script>" in (media / name).read_bytes() for name in pictures.paths(taken.key)] == [False] * 6


def test_take_leaves_nothing_behind_when_the_disk_is_full(media, monkeypatch):
    kept, save = [], FileSystemStorage.save

    def save_two_then_fail(self, name, content):
        if len(kept) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        kept.append(save(self, name, content))

    monkeypatch.setattr(FileSystemStorage, "save", save_two_then_fail)
    with pytest.raises(PictureError, match="could not be kept"):
        pictures.take(as_file(drawn()))
    assert (len(kept), [file for file in media.rglob("*") if file.is_file()]) == (2, [])


def test_delete_removes_every_file(media):
    taken = pictures.take(as_file(drawn()))
    assert pictures.exists(taken.key)
    pictures.delete(taken.key)
    assert not any(map(default_storage.exists, pictures.paths(taken.key)))
