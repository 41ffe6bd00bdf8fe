"""Outlines and their masks, drawn large and reduced so that edges are smooth."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

Point = tuple[float, float]
FINE = 3  # drawn so many times larger


def polygon(size: tuple[int, int], *outlines: Sequence[Point]) -> Image.Image:
    """A mask of one or several outlines given in pixels."""
    mask, draw = _large(size)
    for outline in outlines:
        draw.polygon([(x * FINE, y * FINE) for x, y in outline], fill=255)
    return mask.reduce(FINE)


def ellipse(size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    mask, draw = _large(size)
    draw.ellipse([side * FINE for side in box], fill=255)
    return mask.reduce(FINE)


def ring(size: tuple[int, int], box: tuple[float, float, float, float], width: float) -> Image.Image:
    mask, draw = _large(size)
    draw.ellipse([side * FINE for side in box], outline=255, width=round(width * FINE))
    return mask.reduce(FINE)


def rounded(size: tuple[int, int], box: tuple[float, float, float, float], radius: float) -> Image.Image:
    mask, draw = _large(size)
    draw.rounded_rectangle([side * FINE for side in box], radius * FINE, fill=255)
    return mask.reduce(FINE)


def stroke(size: tuple[int, int], points: Sequence[Point], width: float) -> Image.Image:
    """A mask of one line with round joints."""
    mask, draw = _large(size)
    draw.line([(x * FINE, y * FINE) for x, y in points], fill=255, width=round(width * FINE), joint="curve")
    return mask.reduce(FINE)


def _large(size: tuple[int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    mask = Image.new("L", (size[0] * FINE, size[1] * FINE))
    return mask, ImageDraw.Draw(mask)


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 8) -> list[Point]:
    """A soft line through the points (Catmull-Rom)."""
    count = len(points)
    spans = count if closed else count - 1

    def at(index: int) -> Point:
        return points[index % count] if closed else points[max(0, min(count - 1, index))]

    line = []
    for i in range(spans):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        line += [
            (_spline(k / steps, *xs), _spline(k / steps, *ys))
            for k in range(steps)
            for xs, ys in [tuple(zip(a, b, c, d, strict=True))]
        ]
    return line if closed else [*line, points[-1]]


def _spline(t: float, a: float, b: float, c: float, d: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def blob(rng: Random, centre: Point, radii: Point, *, wobble: float = 0.08, corners: int = 9) -> list[Point]:
    """A closed outline as a hand would cut it: an ellipse that is not quite one."""
    turn = rng.uniform(0, 2 * pi)
    points = []
    for corner in range(corners):
        angle, swell = turn + 2 * pi * corner / corners, 1 + rng.uniform(-wobble, wobble)
        points.append((centre[0] + radii[0] * swell * cos(angle), centre[1] + radii[1] * swell * sin(angle)))
    return smooth(points)


def arc(centre: Point, radii: Point, start: float, end: float, steps: int = 40) -> list[Point]:
    """Points on an ellipse, angles in radians, clockwise from the right."""
    angles = (start + (end - start) * step / steps for step in range(steps + 1))
    return [(centre[0] + radii[0] * cos(angle), centre[1] + radii[1] * sin(angle)) for angle in angles]
