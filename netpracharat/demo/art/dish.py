"""Bowls seen from above, and where things come to lie in and beside them."""

from collections.abc import Iterator
from math import cos, hypot, pi, sin, sqrt
from random import Random

from PIL import Image

from .light import cast, glow, levels, lit, relief, scaled, soften, softly_lit
from .noise import clouds
from .palette import Colour, vary
from .shapes import Point, ellipse, ring

BOWLS = ("#7a4628", "#2f3a4d", "#e4dccb", "#5d6b55", "#8c3b2c", "#3a2a22")


def heap(rng: Random, centre: Point, radius: float, count: int) -> list[Point]:
    """Spots for a heap: the rim first, the crown last, so that the crown lies on top."""
    far = sorted((radius * sqrt(rng.random()) for _ in range(count)), reverse=True)
    turns = [rng.uniform(0, 2 * pi) for _ in far]
    return [(centre[0] + r * cos(a), centre[1] + r * sin(a)) for r, a in zip(far, turns, strict=True)]


def scattered(rng: Random, n: int, count: int, *, around: float) -> Iterator[Point]:
    """Spots that fell beside the bowl, at least `around` (a share of the width) from the middle."""
    while count:
        x, y = rng.uniform(0.02, 0.98) * n, rng.uniform(0.02, 0.98) * n
        if hypot(x - n / 2, y - n / 2) > around * n:
            count -= 1
            yield x, y


def bowl(rng: Random, scene: Image.Image, radius: float, *, colour: Colour | None = None) -> Point:
    """A bowl seen from above; gives the middle of what it holds."""
    n = scene.width
    middle = (n * 0.5, n * 0.5)
    reach = radius * n
    tone = vary(colour or rng.choice(BOWLS), rng, 6)
    box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
    outer = ellipse((n, n), box)
    cast(scene, outer, by=n * 0.035, blur=n * 0.03, depth=0.72)
    clay = softly_lit(Image.new("RGB", (n, n), tone), levels(clouds((n, n), n / 8, rng.randrange(6)), 88, 168))
    rim = ring((n, n), box, reach * 0.085)
    inside = levels(glow((n, n), (0.56, 0.58), radius * 1.25), 20, 150)
    light = Image.composite(relief(soften(rim, reach * 0.022), reach * 0.025), inside, soften(rim, 1))
    scene.paste(lit(clay, levels(light, 24, 224)), (0, 0), outer)
    return middle


def crown(scene: Image.Image, middle: Point, radius: float) -> None:
    """The dim edge of a heap, where the bowl shades it."""
    n = scene.width
    box = (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)
    edge = ring((n, n), box, radius * 0.1)
    scene.paste((20, 10, 6), (0, 0), scaled(soften(edge, radius * 0.06), 0.55))


def disc(n: int, at: Point, radius: float) -> Image.Image:
    return ellipse((n, n), (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))
