"""How upright things stand on a table: their shadow, and the dark mouth of open ones."""

from math import pi

from PIL import Image

from .light import cast, levels, lit, relief, soften
from .noise import curve
from .palette import Colour, darker, rgb
from .shapes import arc, ellipse, polygon, stroke
from .sprite import Sprite, place


def stand(scene: Image.Image, thing: Sprite, middle: tuple[float, float]) -> None:
    """Puts an upright thing on the table, with the shadow it throws to the right and under its foot."""
    width, height = thing.mask.size
    size = scene.size
    foot = middle[1] + height / 2
    thrown = polygon(
        size, arc((middle[0] + width * 0.2, foot - height * 0.06), (width * 0.56, height * 0.09), 0, 2 * pi)
    )
    cast(scene, thrown, by=0, blur=width * 0.06, depth=0.55)
    under = polygon(size, arc((middle[0] + width * 0.02, foot - width * 0.03), (width * 0.36, width * 0.05), 0, 2 * pi))
    cast(scene, under, by=0, blur=width * 0.025, depth=0.8)
    place(scene, thing, middle, shadow=0)


def open_mouth(scene: Image.Image, centre: tuple[float, float], radius: float, n: int, colour: Colour) -> None:
    """The dark inside of an open vessel and the ring of its rim."""
    flat = radius * 0.28
    box = (centre[0] - radius, centre[1] - flat, centre[0] + radius, centre[1] + flat)
    inside = ellipse((n, n), box)
    depth = curve([0.1, 0.2, 0.36, 0.5, 0.55], (n, max(2, round(2 * flat))), upright=True)
    hollow = lit(Image.new("RGB", depth.size, darker(colour, 0.3)), depth)
    layer = Image.new("RGB", (n, n))
    layer.paste(hollow, (0, round(box[1])))
    scene.paste(layer, (0, 0), inside)
    rim = stroke((n, n), arc(centre, (radius, flat), 0, 2 * pi, 90), max(3, radius * 0.06))
    light = levels(relief(soften(rim, radius * 0.02), radius * 0.02), 70, 178)
    shaded = lit(Image.new("RGB", (n, n), rgb(colour)), light)
    scene.paste(shaded, (0, 0), rim)
