"""Leaves, chillies and a coconut, laid beside what is sold."""

from math import pi
from random import Random

from PIL import Image, ImageDraw

from .light import cast, glow, levels, lit, scaled, soften, tint
from .noise import clouds, fibres
from .palette import Colour, darker, lighter, rgb, vary
from .shapes import Point, arc, polygon, smooth
from .sprite import Sprite, place, solid


def leaf_sprite(rng: Random, size: int, colour: Colour) -> Sprite:
    """A pointed leaf with its rib and veins."""
    tone = vary(colour, rng, 14)
    half = rng.uniform(0.15, 0.2)
    edge = smooth(
        [
            (0.04, 0.5),
            (0.25, 0.5 - half * 0.85),
            (0.55, 0.5 - half),
            (0.96, 0.5),
            (0.55, 0.5 + half),
            (0.25, 0.5 + half * 0.85),
        ]
    )
    mask = polygon((size, size), [(x * size, y * size) for x, y in edge])
    face = tint(clouds((size, size), size / 4, rng.randrange(6)), darker(tone, 0.25), lighter(tone, 0.2))
    veins = Image.new("L", (size, size))
    draw = ImageDraw.Draw(veins)
    draw.line((0, size / 2, size, size / 2), fill=255, width=max(2, size // 60))
    for step in range(1, 9):
        x = size * step / 10
        for side in (-1, 1):
            draw.line(
                (x, size / 2, x + size * 0.16, size / 2 + side * size * 0.2),
                fill=150,
                width=max(1, size // 130),
            )
    face.paste(lighter(tone, 0.4), (0, 0), scaled(soften(veins, 0.8), 0.6))
    return solid(Sprite(face, mask).turned(rng.uniform(0, 360)), bulge=0.04, depth=0.55, gloss=0.15)


def chillies(rng: Random, scene: Image.Image, n: int) -> None:
    """Dried chillies strewn before a jar on a table."""
    for _ in range(16):
        pod = _chilli(rng, round(n * rng.uniform(0.14, 0.2)))
        low = Sprite(*(part.resize((part.width, round(part.height * 0.7))) for part in pod))
        side = rng.choice((rng.uniform(0.02, 0.34), rng.uniform(0.66, 0.98)))
        place(scene, low, (n * side, n * rng.uniform(0.8, 0.97)), shadow=0.6, lift=0.05)


def _chilli(rng: Random, size: int) -> Sprite:
    tone = vary(rng.choice(("#9c1c16", "#b52a1a", "#7a1612")), rng, 10)
    bow = rng.uniform(-0.14, 0.14)
    edge = smooth(
        [(0.14, 0.5), (0.22, 0.42), (0.5, 0.43 + bow), (0.94, 0.5 + bow / 2), (0.5, 0.56 + bow), (0.22, 0.58)]
    )
    mask = polygon(
        (size, size),
        [(x * size, y * size) for x, y in edge],
        [
            (size * 0.02, size * 0.48),
            (size * 0.16, size * 0.46),
            (size * 0.16, size * 0.54),
            (size * 0.02, size * 0.51),
        ],
    )
    face = tint(
        fibres((size, size), size / 3, size / 24, rng.randrange(6)),
        darker(tone, 0.3),
        lighter(tone, 0.2),
        tone,
    )
    ImageDraw.Draw(face).rectangle((0, 0, size * 0.18, size), fill=vary("#6b7a3a", rng))
    return solid(Sprite(face, mask).turned(rng.uniform(0, 360)), bulge=0.04, depth=0.9, gloss=0.6)


def coconut_half(scene: Image.Image, at: Point, width: float) -> None:
    """Half a coconut lying open: husk, a white ring of flesh, and the hollow."""
    n = scene.width
    rise = width * 0.36
    husk = polygon((n, n), [*arc(at, (width / 2, rise * 0.52), pi, 2 * pi), *arc(at, (width / 2, width * 0.46), 0, pi)])
    fur = tint(fibres((n, n), n / 16, 2.4, 3), "#2c1a10", "#8a6238", "#54371f")
    body = solid(Sprite(fur, husk), bulge=0.06, depth=0.8)
    cast(scene, husk, by=width * 0.05, blur=width * 0.06, depth=0.6)
    scene.paste(body.image, (0, 0), husk)
    for share, colour, low, high in (
        (1.0, "#4a2f1c", 120, 136),
        (0.93, "#f7f3ea", 90, 150),
        (0.7, "#e2dccd", 40, 140),
    ):
        face = polygon((n, n), arc(at, (width / 2 * share, rise * 0.52 * share), 0, 2 * pi))
        light = levels(glow((n, n), (at[0] / n + 0.06, at[1] / n + 0.06), 0.3), low, high)
        scene.paste(lit(Image.new("RGB", (n, n), rgb(colour)), light), (0, 0), face)
