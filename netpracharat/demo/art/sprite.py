"""Single things cut out of the picture: a chip, a bean, a fruit; shaped, lit, and laid with a shadow."""

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps

from .light import SHADOW, glow, levels, lit, relief, scaled, shine, soften

HIGH = (0.36, 0.32)  # where the sun strikes a ball, in shares of its width


class Sprite(NamedTuple):
    image: Image.Image
    mask: Image.Image

    def turned(self, angle: float) -> "Sprite":
        """Rotated in its own square; only for what is not lit yet, or lit from above."""
        image = self.image.rotate(angle, Image.Resampling.BICUBIC)
        return Sprite(image, self.mask.rotate(angle, Image.Resampling.BICUBIC))

    def scaled(self, share: float) -> "Sprite":
        size = tuple(max(2, round(side * share)) for side in self.mask.size)
        return Sprite(*(part.resize(size, Image.Resampling.LANCZOS) for part in self))


def plain(mask: Image.Image, colour: tuple[int, int, int]) -> Sprite:
    return Sprite(Image.new("RGB", mask.size, colour), mask)


def solid(flat: Sprite, *, bulge: float = 0.16, depth: float = 0.8, gloss: float = 0.0) -> Sprite:
    """Gives a flat thing a body: round edges, a lit side, a dark side, perhaps a shine."""
    radius = min(flat.mask.size) * bulge
    light = levels(relief(soften(flat.mask, radius), radius * 0.9), 128 - 128 * depth, 128 + 127 * depth)
    image = lit(flat.image, light)
    if gloss:
        spot = light.point([max(0, min(255, round((v - 168) * 4.2 * gloss))) for v in range(256)])
        image = shine(image, soften(ImageChops.multiply(spot, soften(flat.mask, radius / 2)), radius / 3))
    return Sprite(image, flat.mask)


def ball(face: Image.Image, mask: Image.Image, *, gloss: float = 0.3, depth: float = 1.0) -> Sprite:
    """A round thing: sun on the upper left, shade below, light thrown back from the table."""
    size = mask.size
    light = levels(glow(size, HIGH, 0.6), 128 - 104 * depth, 128 + 74 * depth)
    back = ImageChops.subtract(mask, ImageChops.offset(soften(mask, size[0] * 0.03), -size[0] // 28, -size[0] // 24))
    image = shine(lit(face, light), scaled(soften(back, size[0] * 0.02), 0.09))
    spot = glow(size, (HIGH[0] - 0.03, HIGH[1] - 0.03), 0.2)
    return Sprite(shine(image, scaled(spot, gloss)), mask)


def place(
    ground: Image.Image, thing: Sprite, at: tuple[float, float], *, shadow: float = 0.5, lift: float = 0.05
) -> None:
    """Lays a thing with its centre at a point of the ground, its shadow on what lies there already."""
    width, height = thing.mask.size
    left, top = round(at[0] - width / 2), round(at[1] - height / 2)
    if shadow:
        reach = max(1.0, lift * min(width, height))
        rim = round(reach * 2)
        dark = scaled(soften(ImageOps.expand(thing.mask, rim), reach), shadow)
        ground.paste(SHADOW, (left - rim + round(reach * 0.8), top - rim + round(reach * 1.1)), dark)
    ground.paste(thing.image, (left, top), thing.mask)


def variants(make: Callable[[], Sprite], count: int) -> list[Sprite]:
    return [make() for _ in range(count)]


def strew(
    ground: Image.Image,
    things: Sequence[Sprite],
    spots: Iterable[tuple[float, float]],
    rng: Random,
    **laid: float,
) -> None:
    """Lays one of the things on every spot, first spots first."""
    for spot in spots:
        place(ground, rng.choice(things), spot, **laid)
