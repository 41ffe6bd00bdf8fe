"""Herbal soap, and compress balls tied in cotton."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .light import daylight, glow, levels, lit, relief, scaled, soften, softly_lit, tint
from .noise import clouds, fibres, noise, speckle
from .palette import COTTON, INDIGO, LAC, Colour, darker, lighter, rgb, vary
from .plants import leaf_sprite
from .shapes import Point, blob, ellipse, polygon, rounded, smooth, stroke
from .sprite import Sprite, place, solid

SOAPS = ("#d9b25f", "#5f8a58", "#efe6d0", "#7a4a2e", "#a98aa8", "#3d3a3c", "#d98a4a")


def soap(rng: Random, n: int) -> Image.Image:
    """Bars of herbal soap, marbled and stamped."""
    scene = ground.flat(rng, n, "planks", "stone", "cotton")
    colours = rng.sample(SOAPS, 3)
    for _ in range(4):
        sprig = leaf_sprite(rng, round(n * 0.3), "#4a7a3f")
        place(scene, sprig, (n * rng.uniform(0.1, 0.9), n * rng.choice((0.1, 0.15, 0.88))), shadow=0.5, lift=0.03)
    spots = rng.choice(
        (
            ((0.34, 0.32), (0.66, 0.42), (0.45, 0.68)),
            ((0.64, 0.28), (0.36, 0.46), (0.62, 0.7)),
            ((0.5, 0.24), (0.5, 0.5), (0.5, 0.76)),
        )
    )
    for (x, y), colour in zip(spots, colours, strict=True):
        bar = _bar(rng, round(n * 0.5), colour).turned(rng.uniform(-24, 24))
        place(scene, solid(bar, bulge=0.035, depth=0.62, gloss=0.15), (n * x, n * y), shadow=0.7, lift=0.035)
    return daylight(scene)


def _bar(rng: Random, size: int, colour: Colour) -> Sprite:
    tone = vary(colour, rng, 6)
    mask = rounded((size, size), (size * 0.06, size * 0.22, size * 0.94, size * 0.78), size * 0.07)
    swirl = fibres((size, size), size / 2, size / 18, rng.randrange(6))
    hills = clouds((size, size), size / 3, rng.randrange(6))
    face = tint(ImageChops.add(swirl, hills, 2), darker(tone, 0.22), lighter(tone, 0.32), tone)
    face.paste(
        darker(tone, 0.5), (0, 0), scaled(speckle((size, size), 0.05, rng.randrange(6), dot=max(2, size / 150)), 0.6)
    )
    stamp = Image.new("L", (size, size))
    draw = ImageDraw.Draw(stamp)
    thick = max(2, size // 70)
    draw.rounded_rectangle((size * 0.13, size * 0.29, size * 0.87, size * 0.71), size * 0.04, outline=255, width=thick)
    for petal in range(8):
        angle = petal * pi / 4
        x, y = size * (0.5 + 0.085 * cos(angle)), size * (0.5 + 0.085 * sin(angle))
        draw.ellipse((x - size * 0.042, y - size * 0.042, x + size * 0.042, y + size * 0.042), outline=255, width=thick)
    pressed = relief(soften(ImageChops.invert(stamp), size / 160), size / 140)
    return Sprite(softly_lit(face, levels(pressed, 10, 246)), mask)


def compress(rng: Random, n: int) -> Image.Image:
    """Herbal compress balls tied in cotton, with the herbs that are in them."""
    scene = ground.flat(rng, n, "planks", "leaf", "stone")
    for _ in range(6):
        sprig = leaf_sprite(rng, round(n * 0.28), rng.choice(("#4a7a3f", "#5f8a3f")))
        place(
            scene, sprig, (n * rng.uniform(0.08, 0.92), n * rng.choice((0.1, 0.2, 0.85, 0.92))), shadow=0.5, lift=0.03
        )
    for _ in range(7):
        slice_ = _turmeric(rng, round(n * 0.13))
        place(scene, slice_, (n * rng.uniform(0.08, 0.92), n * rng.uniform(0.78, 0.95)), shadow=0.6, lift=0.05)
    cloth = rng.choice((COTTON, "#e9d9b0", "#d9c08a"))
    string = rng.choice((LAC, "#8a6a3d", INDIGO))
    for x, y, share in rng.choice(
        (
            ((0.33, 0.46, 0.46), (0.69, 0.56, 0.46)),
            ((0.5, 0.5, 0.58),),
            ((0.28, 0.42, 0.38), (0.72, 0.4, 0.38), (0.5, 0.66, 0.42)),
        )
    ):
        _tied(rng, scene, (x * n, y * n), share * n, (cloth, string))
    return daylight(scene)


def _turmeric(rng: Random, size: int) -> Sprite:
    mask = polygon((size, size), blob(rng, (size / 2, size / 2), (size * 0.4, size * 0.33), wobble=0.08))
    tone = vary("#e0892a", rng, 10)
    face = tint(noise((size, size), (size / 9, size / 9), rng.randrange(6)), darker(tone, 0.12), lighter(tone, 0.2))
    face.paste(rgb("#8a5a2a"), (0, 0), scaled(ImageChops.subtract(mask, soften(mask, size * 0.05)), 0.9))
    return solid(Sprite(face, mask).turned(rng.uniform(0, 180)), bulge=0.035, depth=0.6)


def _tied(rng: Random, scene: Image.Image, at: Point, width: float, colours: tuple[Colour, Colour]) -> None:
    """A ball of cloth gathered into a handle, and the string round its neck."""
    size = round(width)
    cloth = softly_lit(
        Image.new("RGB", (size, size), vary(colours[0], rng, 5)),
        levels(noise((size, size), (2.2, 2.2), rng.randrange(6)), 84, 172),
    )
    middle, neck = size / 2, size * 0.36
    folds = Image.new("L", (size, size), 128)
    draw = ImageDraw.Draw(folds)
    for number in range(26):
        lean = (number / 25 - 0.5) * 2
        foot = middle + lean * size * 0.46, size * (0.62 + 0.1 * rng.random())
        draw.line([(middle + lean * size * 0.05, neck), foot], fill=rng.choice((60, 190)), width=max(2, size // 110))
        draw.line(
            [(middle + lean * size * 0.05, neck), (middle + lean * size * 0.08, 0)],
            fill=rng.choice((50, 200)),
            width=max(2, size // 90),
        )
    cloth = softly_lit(cloth, soften(folds, size / 110))
    body = ellipse((size, size), (size * 0.06, size * 0.3, size * 0.94, size * 0.98))
    tail = [
        (0.42, 0.38),
        (0.41, 0.2),
        (0.36, 0.04),
        (0.46, 0.02),
        (0.56, 0.03),
        (0.65, 0.05),
        (0.59, 0.2),
        (0.58, 0.38),
    ]
    handle = polygon((size, size), smooth([(x * size, y * size) for x, y in tail]))
    mask = ImageChops.lighter(body, handle)
    light = levels(glow((size, size), (0.38, 0.5), 0.62), 30, 178)
    image = solid(Sprite(lit(cloth, light), mask), bulge=0.06, depth=0.55).image
    for turn in range(5):
        y = neck - size * 0.04 + turn * size * 0.016
        line = stroke((size, size), [(size * 0.412, y), (middle, y + size * 0.012), (size * 0.588, y)], size * 0.014)
        bright = levels(relief(soften(line, 1.5), 2), 70, 190)
        image.paste(lit(Image.new("RGB", (size, size), rgb(colours[1])), bright), (0, 0), line)
    place(scene, Sprite(image, mask).turned(rng.uniform(-22, 22)), at, shadow=0.7, lift=0.04)


MOTIFS = {make.__name__: make for make in (soap, compress)}
