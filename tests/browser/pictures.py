"""Pictures as people send them: a phone's photo that knows where it was taken, and a bank's slip."""

import io

from PIL import ExifTags, Image

from tests.unit.orders.factories import slip_picture, slip_text

LYING, STANDING = (1600, 1200), (1200, 1600)
TURN_TO_THE_RIGHT = 6


def photo() -> bytes:
    """A phone held upright: the pixels lie on their side, red above blue once they are turned."""
    picture = Image.new("RGB", LYING, "blue")
    picture.paste("red", (0, 0, LYING[0] // 2, LYING[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = TURN_TO_THE_RIGHT
    exif[ExifTags.Base.Make] = "Phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (17.0, 25.0, 30.0), 3: "E", 4: (103.0, 51.0, 12.0)})
    saved = io.BytesIO()
    picture.save(saved, "JPEG", exif=exif)
    return saved.getvalue()


def slip(reference: str) -> bytes:
    return slip_picture(slip_text(reference)).getvalue()


def found_wrong(served: list[bytes]) -> list[str]:
    """What is left of the photo above that should not be, in any of the files made from it."""
    wrong = [] if served else ["no picture at all"]
    for data in served:
        with Image.open(io.BytesIO(data)) as picture:
            top, bottom = (picture.convert("RGB").getpixel((10, y)) for y in (10, picture.height - 10))
            wrong += [f"{picture.format} lies on its side"] * (picture.size[0] > picture.size[1])
            wrong += [f"{picture.format} is turned wrongly"] * (top[0] < 200 or bottom[2] < 200)
            wrong += [
                f"{picture.format} keeps {key}" for key in ("exif", "xmp", "gps", "comment") if key in picture.info
            ]
    return wrong
