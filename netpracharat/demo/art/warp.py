"""Bending flat pictures: round vessels, draped cloth, a table that runs away from the eye."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import asin, cos, pi, sin, sqrt

from PIL import Image

from .light import levels, lit, shine
from .noise import curve
from .shapes import Point, arc, polygon, smooth
from .sprite import Sprite

Bend = Callable[[float, float], Point]


def bent(flat: Image.Image, size: tuple[int, int], bend: Bend, *, step: int = 16) -> Image.Image:
    """The picture of `size` whose pixel (x, y) shows the flat picture's pixel bend(x, y)."""
    xs = [*range(0, size[0], step), size[0]]
    ys = [*range(0, size[1], step), size[1]]
    seen = {(x, y): bend(x, y) for x in xs for y in ys}
    mesh = []
    for left, right in pairwise(xs):
        for top, bottom in pairwise(ys):
            corners = seen[left, top], seen[left, bottom], seen[right, bottom], seen[right, top]
            mesh.append(((left, top, right, bottom), tuple(side for corner in corners for side in corner)))
    return flat.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def receding(flat: Image.Image, size: tuple[int, int], *, far: float = 1.9) -> Image.Image:
    """The flat picture as a table top whose far edge is the upper one."""
    width, height = size

    def bend(x: float, y: float) -> Point:
        near = y / height
        spread = 1 / (1 / far + (1 - 1 / far) * near)
        depth = (spread - 1) / (far - 1)
        middle = flat.width / 2
        return middle + (x - width / 2) * spread * flat.width / (width * far), (1 - depth) * (flat.height - 1)

    return bent(flat, size, bend)


class Profile:
    """The outline of a turned vessel: radii (shares of the width) at heights (0 top, 1 bottom)."""

    def __init__(self, *knots: Point) -> None:
        self.line = smooth(knots, closed=False, steps=10)

    def radius(self, height: float) -> float:
        line = self.line
        if height <= line[0][0]:
            return line[0][1]
        for (above, wide), (below, next_wide) in pairwise(line):
            if height <= below:
                return wide + (next_wide - wide) * (height - above) / max(1e-6, below - above)
        return line[-1][1]

    def table(self, steps: int = 240) -> list[float]:
        return [self.radius(step / steps) for step in range(steps + 1)]


def turned(skin: Image.Image, profile: Profile, *, tilt: float = 0.12, gloss: float = 0.3) -> Sprite:
    """Wraps a skin round a profile, lit from the left and seen from a little above.

    The sprite is the size of the skin. The lowest part of the picture is kept free for the near edge of the foot.
    """
    width, height = skin.size
    radii = profile.table()
    foot = tilt * radii[-1] * width
    body = height - foot

    def bend(x: float, y: float) -> Point:
        across, level, turn = (x - width / 2) / width, y / body, 0.0
        for _ in range(3):
            radius = max(0.004, radii[max(0, min(240, int(level * 240)))])
            turn = asin(max(-1.0, min(1.0, across / radius)))
            level = max(0.0, min(1.0, (y - tilt * radius * width * cos(turn)) / body))
        return (turn / pi + 0.5) * (width - 1), level * (height - 1)

    image = bent(_round_light(skin, radii, gloss), (width, height), bend, step=12)
    return Sprite(image, _silhouette((width, height), radii, body, tilt))


def _silhouette(size: tuple[int, int], radii: Sequence[float], body: float, tilt: float) -> Image.Image:
    width = size[0]
    middle, last = width / 2, len(radii) - 1
    right = [(middle + radius * width, level / last * body) for level, radius in enumerate(radii)]
    foot = arc((middle, body), (radii[-1] * width, tilt * radii[-1] * width), 0, pi)
    left = [(width - x, y) for x, y in reversed(right)]
    mouth = arc((middle, 0), (radii[0] * width, tilt * radii[0] * width), pi, 0)
    return polygon(size, [*right, *foot, *left, *mouth])


def _round_light(skin: Image.Image, radii: Sequence[float], gloss: float) -> Image.Image:
    """Shade as it falls on a turned body: by the angle round it, and by how much it leans to the sky."""
    angles = [pi * (step / 120 - 0.5) for step in range(121)]
    around = [0.16 + 0.42 * max(0.0, cos(angle + 0.65)) + 0.12 * max(0.0, -sin(angle + 2.3)) for angle in angles]
    lean = [(after - before) * 9 for before, after in zip(radii, [*radii[1:], radii[-1]], strict=True)]
    upright = curve([0.5 + max(-0.22, min(0.2, slope)) for slope in _calm(lean)], skin.size, upright=True)
    image = lit(lit(skin, curve(around, skin.size)), levels(upright, 20, 236))
    if not gloss:
        return image
    streak = curve([gloss * 2.718 ** (-(((angle + 0.72) / 0.11) ** 2)) for angle in angles], skin.size)
    fade = curve([0.15 + 0.85 * sqrt(max(0.0, sin(pi * step / 60))) for step in range(61)], skin.size, upright=True)
    return shine(image, Image.composite(streak, Image.new("L", skin.size), fade))


def _calm(values: Sequence[float], reach: int = 8) -> list[float]:
    padded = [values[0]] * reach + list(values) + [values[-1]] * reach
    return [sum(padded[i : i + 2 * reach + 1]) / (2 * reach + 1) for i in range(len(values))]
