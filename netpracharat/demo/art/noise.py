"""Smooth random textures, grown from a handful of random bytes and kept for the next picture."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageFilter

from .light import soften

KINDS = 6  # so many different grains are enough for the eye, and few enough to keep


def source(seed: object) -> Random:
    """A random source that gives the same picture for the same seed, on every machine."""
    return Random(str(seed))  # noqa: S311 - pictures need repeatable chance, not secrets


@lru_cache(maxsize=48)
def noise(size: tuple[int, int], cell: tuple[float, float], kind: int = 0) -> Image.Image:
    """Grey hills about `cell` pixels wide and high."""
    columns, rows = (max(2, round(length / step) + 1) for length, step in zip(size, cell, strict=True))
    dots = source(f"{columns}x{rows}:{kind % KINDS}").randbytes(columns * rows)
    return Image.frombytes("L", (columns, rows), dots).resize(size, Image.Resampling.BICUBIC)


@lru_cache(maxsize=24)
def clouds(size: tuple[int, int], cell: float, kind: int = 0) -> Image.Image:
    """Hills on hills: three noises, each half as wide as the one before."""
    whole = noise(size, (cell, cell), kind)
    for octave in (1, 2):
        finer = noise(size, (cell / 2**octave,) * 2, kind + octave)
        whole = Image.blend(whole, finer, 0.36)
    return whole


@lru_cache(maxsize=24)
def fibres(size: tuple[int, int], length: float, thickness: float, kind: int = 0) -> Image.Image:
    """Long threads lying from left to right, as in wood, straw and hand-spun yarn."""
    fine = noise(size, (length, thickness), kind)
    coarse = noise(size, (length * 2.5, thickness * 5), kind + 1)
    return Image.blend(fine, coarse, 0.45)


@lru_cache(maxsize=8)
def grain(size: tuple[int, int], kind: int = 0) -> Image.Image:
    """What a camera adds: the finest noise there is."""
    return noise(size, (1.6, 1.6), kind)


def speckle(size: tuple[int, int], share: float, kind: int = 0, *, dot: float = 3) -> Image.Image:
    """A mask of small specks that covers about `share` of the picture."""
    edge = 128 + (0.5 - share) * 170
    hills = noise(size, (dot, dot), kind)
    return soften(hills.point([255 if value > edge else 0 for value in range(256)]), 0.6)


def curve(values: list[float], size: tuple[int, int], *, upright: bool = False) -> Image.Image:
    """Grey values between 0 and 1 laid out from left to right (or from top to bottom)."""
    line = bytes(max(0, min(255, round(value * 255))) for value in values)
    shape = (1, len(line)) if upright else (len(line), 1)
    return Image.frombytes("L", shape, line).resize(size, Image.Resampling.BICUBIC)


def sharpen(image: Image.Image, percent: int = 60) -> Image.Image:
    return image.filter(ImageFilter.UnsharpMask(radius=1.2, percent=percent, threshold=2))
