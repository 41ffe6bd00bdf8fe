"""Turned and thrown vessels: pots, celadon and five-coloured porcelain, jars and bottles of glass."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .light import daylight, levels, relief, scaled, soften, softly_lit, tint
from .noise import clouds, fibres, noise
from .palette import CLAY, Colour, darker, lighter, rgb
from .shapes import Point, polygon
from .sprite import place
from .tabletop import open_mouth, stand
from .warp import Profile, turned

POTS = (
    Profile((0, 0.22), (0.06, 0.19), (0.16, 0.2), (0.4, 0.45), (0.6, 0.48), (0.85, 0.34), (1, 0.24)),
    Profile((0, 0.16), (0.12, 0.12), (0.3, 0.14), (0.55, 0.4), (0.75, 0.44), (0.92, 0.3), (1, 0.24)),
    Profile((0, 0.38), (0.08, 0.35), (0.2, 0.38), (0.5, 0.49), (0.8, 0.4), (1, 0.26)),
    Profile((0, 0.2), (0.1, 0.17), (0.25, 0.3), (0.45, 0.46), (0.7, 0.42), (1, 0.3)),
)
CLAYS = ((CLAY, "#7d3f2a"), ("#8a4a34", "#3d2722"), ("#6d6a66", "#33343a"), ("#c08a5d", "#8e5a3a"))
GLAZES = (("#5f7f7a", "#a9b59a"), ("#3a4f7a", "#8c9fb5"), ("#6b4a2c", "#b98b4a"), ("#7d8f5d", "#c7c497"))


def pottery(rng: Random, n: int) -> Image.Image:
    """One to three pots from the same kiln."""
    scene = ground.table(rng, n, edge=0.6)
    clay = rng.choice(CLAYS + GLAZES)
    glazed = clay in GLAZES
    for x, foot, share in rng.choice(
        (
            ((0.5, 0.9, 0.62),),
            ((0.32, 0.84, 0.46), (0.68, 0.9, 0.52)),
            ((0.68, 0.83, 0.5), (0.33, 0.91, 0.44)),
            ((0.25, 0.82, 0.34), (0.78, 0.84, 0.36), (0.52, 0.92, 0.46)),
        )
    ):
        shape, wide = rng.choice(POTS), round(n * share)
        high = round(wide * rng.uniform(0.92, 1.2))
        skin = _clay(rng, (wide, high), clay, glazed=glazed)
        middle = (x * n, foot * n - high / 2)
        stand(scene, turned(skin, shape, tilt=0.12, gloss=0.55 if glazed else 0.08), middle)
        open_mouth(scene, (x * n, foot * n - high), shape.radius(0) * wide, n, clay[0])
    return daylight(scene)


def _clay(rng: Random, size: tuple[int, int], clay: Sequence[Colour], *, glazed: bool) -> Image.Image:
    """The potter's rings, the fire's clouds, and either a stamped band or a glaze that ran down."""
    width, height = size
    kind = rng.randrange(6)
    face = tint(levels(clouds(size, width / 3, kind), 40, 215), darker(clay[1], 0.1), lighter(clay[0], 0.1), clay[0])
    rings = fibres(size, width * 3, height / 70, kind)
    face = softly_lit(face, levels(rings, 78, 178))
    face = softly_lit(face, levels(relief(clouds(size, width / 50, 2), 2), 50, 206))
    if glazed:
        return _run_glaze(rng, face, clay[1])
    return _stamped(rng, face)


def _run_glaze(rng: Random, face: Image.Image, colour: Colour) -> Image.Image:
    width, height = face.size
    edge = [(0.0, 0.0), (width, 0.0)]
    edge += [(width * step / 24, height * (0.4 + 0.1 * rng.random() + 0.08 * sin(step))) for step in range(24, -1, -1)]
    mask = soften(polygon(face.size, edge), width / 60)
    glaze = tint(clouds(face.size, width / 6, 4), darker(colour, 0.2), lighter(colour, 0.25))
    return softly_lit(Image.composite(glaze, face, mask), relief(soften(mask, width / 120), 2))


def _stamped(rng: Random, face: Image.Image) -> Image.Image:
    width, height = face.size
    press = Image.new("L", face.size, 128)
    draw = ImageDraw.Draw(press)
    top, tall, count = height * rng.uniform(0.36, 0.46), height * 0.1, rng.choice((18, 22, 28))
    for level in (top - tall * 0.25, top + tall * 1.15):
        draw.line((0, level, width, level), fill=20, width=max(2, height // 90))
    shape = rng.choice(("diamond", "leaf", "wave"))
    for number in range(count + 1):
        x, half = number * width / count, width / count * 0.38
        if shape == "wave":
            draw.arc(
                (x - half * 1.3, top, x + half * 1.3, top + tall),
                180,
                360,
                fill=20,
                width=max(2, height // 80),
            )
        else:
            sides = [(x, top), (x + half, top + tall / 2), (x, top + tall), (x - half, top + tall / 2)]
            draw.polygon(sides, fill=30 if shape == "diamond" else 60, outline=15)
    pressed = softly_lit(face, levels(soften(press, 1.2), 0, 255))
    return softly_lit(pressed, relief(soften(ImageChops.invert(press), 1.5), 2))


BOWL = Profile((0, 0.49), (0.3, 0.46), (0.6, 0.36), (0.82, 0.22), (0.86, 0.17), (1, 0.18))
LIDDED = Profile((0, 0.44), (0.3, 0.49), (0.6, 0.44), (0.84, 0.27), (0.88, 0.2), (1, 0.23))
PORCELAIN = (
    ("#f3efe2", "#c79a2f", "#b3303f", "#2f6f5c"),
    ("#1f2f66", "#d6a83a", "#e8dcc0", "#b3303f"),
    ("#7a1f33", "#dcae3e", "#f1e6cc", "#2f5f86"),
    ("#1f5f55", "#d8b04a", "#f3ead0", "#c24a5a"),
)


def celadon(rng: Random, n: int) -> Image.Image:
    """Grey-green glaze over carved clay, its fine net of cracks."""
    scene = ground.table(rng, n, edge=0.58)
    colour = rng.choice(("#9db89c", "#86a88f", "#a8bda9", "#8fb0ad"))
    pieces = rng.choice(
        (
            ((0.5, 0.88, 0.66, BOWL, 0.5),),
            ((0.3, 0.82, 0.38, POTS[1], 1.15), (0.66, 0.9, 0.5, BOWL, 0.5)),
            ((0.68, 0.82, 0.4, POTS[3], 1.1), (0.34, 0.9, 0.46, BOWL, 0.52)),
        )
    )
    for x, foot, share, shape, ratio in pieces:
        size = (round(n * share), round(n * share * ratio))
        stand(
            scene,
            turned(_celadon_skin(rng, size, colour), shape, tilt=0.12, gloss=0.7),
            (x * n, foot * n - size[1] / 2),
        )
        open_mouth(scene, (x * n, foot * n - size[1]), shape.radius(0) * size[0], n, lighter(colour, 0.1))
    return daylight(scene)


def _celadon_skin(rng: Random, size: tuple[int, int], colour: Colour) -> Image.Image:
    width, height = size
    face = tint(clouds(size, width / 3, 1), darker(colour, 0.12), lighter(colour, 0.2))
    carved = Image.new("L", size)
    draw = ImageDraw.Draw(carved)
    petals, deep = rng.choice((12, 16, 20)), height * rng.uniform(0.5, 0.75)
    for number in range(petals + 1):
        x, half = number * width / petals, width / petals / 2
        for inner in (1.0, 0.72):
            draw.arc(
                (x - half * inner, height - deep * inner, x + half * inner, height + deep),
                180,
                360,
                fill=255,
                width=max(2, width // 160),
            )
    face = softly_lit(face, relief(soften(carved, 1.5), 2))
    cracks = noise(size, (width / 26, width / 26), rng.randrange(6)).point(
        [60 if 124 < v < 131 else 0 for v in range(256)]
    )
    face.paste(darker(colour, 0.45), (0, 0), scaled(soften(cracks, 0.7), 0.8))
    return face


def benjarong(rng: Random, n: int) -> Image.Image:
    """Five-coloured porcelain: flames and flowers outlined in gold."""
    scene = ground.table(rng, n, edge=0.6)
    colours = rng.choice(PORCELAIN)
    size = (round(n * 0.56), round(n * 0.4))
    foot = n * 0.88
    stand(scene, turned(_flowered(size, colours, 9), LIDDED, tilt=0.12, gloss=0.75), (n / 2, foot - size[1] / 2))
    lid_size = (round(n * 0.51), round(n * 0.2))
    dome = Profile((0, 0.03), (0.06, 0.07), (0.16, 0.08), (0.26, 0.05), (0.36, 0.2), (0.6, 0.4), (1, 0.5))
    lid = turned(_flowered(lid_size, colours, 9), dome, tilt=0.1, gloss=0.75)
    place(scene, lid, (n / 2, foot - size[1] - n * 0.055), shadow=0.4, lift=0.04)
    if rng.random() < 0.6:
        cup = (round(n * 0.24), round(n * 0.15))
        x = rng.choice((0.16, 0.84)) * n
        stand(scene, turned(_flowered(cup, colours, 7), BOWL, tilt=0.12, gloss=0.7), (x, n * 0.9 - cup[1] / 2))
        open_mouth(scene, (x, n * 0.9 - cup[1]), 0.49 * cup[0], n, "#efe6d2")
    return daylight(scene)


def _flowered(size: tuple[int, int], colours: Sequence[Colour], across: int) -> Image.Image:
    width, height = size
    ground_colour, gold, flower, leafy = (rgb(colour) for colour in colours)
    face = Image.new("RGB", size, ground_colour)
    draw = ImageDraw.Draw(face)
    cell = width / across
    line = max(2, round(width / 260))
    for row in range(-1, round(height / cell * 2) + 2):
        for column in range(-1, across + 1):
            x, y = (column + row % 2 / 2) * cell, row * cell / 2
            _flame(draw, (x, y), cell * 0.47, leafy, gold, line)
            _flower(draw, (x, y), cell * 0.27, flower, gold, line)
    for top, tall in ((0.0, 0.09), (0.13, 0.02), (0.87, 0.03)):
        draw.rectangle((0, height * top, width, height * (top + tall)), fill=gold)
    return softly_lit(face, levels(noise(size, (3, 3), 1), 104, 152))


def _flame(draw: ImageDraw.ImageDraw, at: Point, reach: float, fill: Colour, edge: Colour, line: int) -> None:
    x, y = at
    draw.polygon(
        [(x, y - reach), (x + reach * 0.6, y), (x, y + reach), (x - reach * 0.6, y)],
        fill=fill,
        outline=edge,
        width=line,
    )


def _flower(draw: ImageDraw.ImageDraw, at: Point, reach: float, fill: Colour, edge: Colour, line: int) -> None:
    x, y = at
    for petal in range(6):
        px, py = x + reach * 0.6 * cos(petal * pi / 3), y + reach * 0.6 * sin(petal * pi / 3)
        draw.ellipse(
            (px - reach / 2, py - reach / 2, px + reach / 2, py + reach / 2),
            fill=fill,
            outline=edge,
            width=line,
        )
    draw.ellipse((x - reach / 3, y - reach / 3, x + reach / 3, y + reach / 3), fill=edge)


MOTIFS = {make.__name__: make for make in (pottery, celadon, benjarong)}
