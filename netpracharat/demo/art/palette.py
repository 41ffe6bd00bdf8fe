"""Colours by name, and the few ways of mixing them that every picture uses."""

from random import Random

from PIL import ImageColor

RGB = tuple[int, int, int]

INDIGO, DEEP_INDIGO, COTTON = "#2b3467", "#171d43", "#f4ecdc"
LAC, TURMERIC, LEAF = "#9c2537", "#e5a52f", "#2f6b45"
HUSK, BAMBOO, TEAK, CLAY, INK = "#b98d55", "#d3a963", "#8a5a34", "#b0603c", "#20202c"

Colour = str | RGB


def rgb(colour: Colour) -> RGB:
    return ImageColor.getrgb(colour)[:3] if isinstance(colour, str) else colour


def mix(one: Colour, other: Colour, share: float) -> RGB:
    """The colour that lies `share` of the way from one to the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue


def darker(colour: Colour, share: float) -> RGB:
    return mix(colour, "#0d0a10", share)


def lighter(colour: Colour, share: float) -> RGB:
    return mix(colour, "#fffaf0", share)


def vary(colour: Colour, rng: Random, amount: int = 12) -> RGB:
    """The same colour as nature would repeat it: a little lighter, darker, warmer or cooler."""
    light, warm = rng.randint(-amount, amount), rng.randint(-amount, amount) // 3
    red, green, blue = rgb(colour)
    return _clip(red + light + warm), _clip(green + light), _clip(blue + light - warm)


def _clip(value: int) -> int:
    return max(0, min(255, value))
