"""The site's own pictures that are not photographs: its mark as an icon, and the card that links show.

Run as `python -m netpracharat.demo.art.brand` after a change of the mark; the files are kept in static/img.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .cloth import draped, ikat
from .light import soften
from .noise import curve, source
from .palette import DEEP_INDIGO, LAC, TURMERIC, Colour, rgb
from .shapes import polygon

STATIC = Path(__file__).parents[3] / "static"
PERIWINKLE, PAPER = "#6b79c9", "#fbf7ee"
NAME, MOTTO = "เน็ตประชารัฐ", "ของดีจากหมู่บ้าน ถึงมือคุณ"


def mark(picture: Image.Image, centre: tuple[float, float], reach: float) -> None:
    """The diamond of four triangles, as in mark.svg."""
    x, y = centre
    top, right, foot, left = (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)
    quarters = ((top, left, PAPER), (top, right, TURMERIC), (foot, left, PERIWINKLE), (foot, right, LAC))
    for one, other, colour in quarters:
        picture.paste(rgb(colour), (0, 0), polygon(picture.size, [centre, one, other]))


def icon(size: int = 180) -> Image.Image:
    """The mark on deep indigo, for the home screen of a phone."""
    picture = Image.new("RGB", (size, size), rgb(DEEP_INDIGO))
    mark(picture, (size / 2, size / 2), size * 0.36)
    return picture


def card(width: int = 1200, height: int = 630) -> Image.Image:
    """The picture that goes with a shared link: silk on the right, the name on the left."""
    rng = source("card")
    silk = draped(rng, ikat(rng, width, (DEEP_INDIGO, "#e9dfc6", LAC, "#b98a3a"))).crop((0, 0, width, height))
    panel = curve([1, 1, 1, 1, 1, 0.92, 0.45, 0.1, 0, 0, 0], (width, height))
    silk.paste(rgb(DEEP_INDIGO), (0, 0), soften(panel, 8))
    mark(silk, (150, 210), 80)
    _write(silk, (70, 320), NAME, 88, PAPER)
    _write(silk, (74, 450), MOTTO, 38, TURMERIC)
    _woven_band(silk, height - 34)
    return silk


def _write(picture: Image.Image, at: tuple[int, int], words: str, size: int, colour: Colour) -> None:
    font = ImageFont.truetype(STATIC / "fonts" / "noto-sans-thai-looped-600.woff2", size)
    ImageDraw.Draw(picture).text(at, words, font=font, fill=rgb(colour), language="th")


def _woven_band(picture: Image.Image, top: int) -> None:
    """Turmeric and lac crossing on indigo, as under the head of every page."""
    width, tall = picture.width, picture.height - top
    band = Image.new("RGB", (width, tall), rgb(DEEP_INDIGO))
    draw = ImageDraw.Draw(band)
    for number, x in enumerate(range(-tall, width + tall, 18)):
        lean = tall if number % 2 else -tall
        draw.line([(x, 0), (x + lean, tall)], fill=rgb((TURMERIC, LAC)[number % 2]), width=9)
    picture.paste(band, (0, top))


if __name__ == "__main__":
    icon().save(STATIC / "img" / "apple-touch-icon.png", optimize=True)
    card().quantize(200).save(STATIC / "img" / "og.png", optimize=True)
