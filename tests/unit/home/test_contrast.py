"""The colours of tokens.css can be told apart, in the light theme and in the dark one (WCAG 2.2 AA)."""

import math
import re
from pathlib import Path

import pytest

TOKENS = Path("static/css/tokens.css").read_text()
OKLCH = re.compile(r"--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);")
DARK_FROM = TOKENS.index("@media (prefers-color-scheme: dark)")

WORDS = [
    *[(word, ground) for word in ("text", "text-soft", "link", "price") for ground in ("ground", "surface")],
    *[(word, "chosen") for word in ("text", "link")],
    *[(word, "sunken") for word in ("text", "text-soft")],
    *[(tone, ground) for tone in ("done", "wait", "danger", "info") for ground in ("ground", "surface")],
    *[(tone, f"{tone}-soft") for tone in ("done", "wait", "danger", "info")],
    *[("text", f"{tone}-soft") for tone in ("done", "wait", "danger", "info")],
    ("ground", "done"),
    ("indigo-deep", "turmeric"),
    ("indigo-deep", "turmeric-bright"),
    ("cotton", "indigo"),
    ("cotton", "lac-dye"),
    ("cotton", "head"),
]
FRAMES = [
    *[(frame, ground) for frame in ("line-control", "focus") for ground in ("ground", "surface")],
    ("turmeric", "head"),
]


def colours(*, dark: bool) -> dict[str, tuple[float, ...]]:
    found = {}
    for name, *numbers in OKLCH.findall(TOKENS if dark else TOKENS[:DARK_FROM]):
        found[name] = tuple(map(float, numbers))
    return found


def luminance(lightness: float, chroma: float, hue: float) -> float:
    """The relative luminance of an OKLCH colour (Ottosson's matrices, clipped to sRGB)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    light, dark = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_white_and_black_is_21():
    assert round(contrast((1, 0, 0), (0, 0, 0)), 2) == 21


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read(word, ground, dark):
    theme = colours(dark=dark)
    assert contrast(theme[word], theme[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("frame", "ground"), FRAMES)
def test_frames_can_be_seen(frame, ground, dark):
    theme = colours(dark=dark)
    assert contrast(theme[frame], theme[ground]) >= 3
