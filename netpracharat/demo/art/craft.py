"""Things made by hand: silver and beads, turned wood, paper umbrellas."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .light import daylight, glow, levels, lit, relief, soften, softly_lit, tint
from .noise import clouds, fibres
from .palette import INDIGO, LAC, LEAF, TURMERIC, Colour, darker, lighter, rgb, vary
from .shapes import Point, arc, ellipse, polygon, ring, smooth
from .sprite import Sprite, ball, place, solid

PAPERS = (LAC, INDIGO, TURMERIC, LEAF, "#c4567a", "#2f7f8a", "#e9dec3", "#6b3a6b")
WOODS = ("#a8743f", "#8a5a34", "#c49a62", "#6b4226")


def silver(rng: Random, n: int) -> Image.Image:
    """Silver bangles from the hills on dark cloth, or a string of glass beads."""
    cloth = ground.cotton(rng, (n, n), colour=rng.choice(("#1d2340", "#4a1626", "#23302c", "#2a2226")))
    if rng.random() < 0.4:
        return daylight(_necklace(rng, cloth))
    for x, y, reach in rng.choice(
        (
            ((0.5, 0.5, 0.36),),
            ((0.38, 0.4, 0.29), (0.64, 0.62, 0.29)),
            ((0.34, 0.34, 0.25), (0.66, 0.42, 0.25), (0.44, 0.7, 0.25)),
        )
    ):
        _bangle(rng, cloth, (x * n, y * n), reach * n)
    return daylight(cloth)


def _bangle(rng: Random, scene: Image.Image, at: Point, reach: float) -> None:
    """A band of silver with a chased pattern, sun and dark room mirrored in it."""
    size = round(reach * 2.3)
    middle, width = size / 2, reach * rng.uniform(0.24, 0.32)
    mask = ring((size, size), (middle - reach, middle - reach, middle + reach, middle + reach), width)
    chased = Image.new("L", (size, size), 128)
    draw = ImageDraw.Draw(chased)
    count, along = rng.choice((36, 44, 60)), reach - width / 2
    petal = rng.choice((3, 4, 6))
    for number in range(count):
        angle = 2 * pi * number / count
        x, y = middle + along * cos(angle), middle + along * sin(angle)
        draw.regular_polygon((x, y, width * 0.3), petal, rotation=-angle * 180 / pi, fill=60, outline=230)
    for edge in (0.12, 0.88):
        radius = reach - width * edge
        draw.ellipse(
            (middle - radius, middle - radius, middle + radius, middle + radius), outline=40, width=max(2, size // 200)
        )
    mirror = Image.new("L", (size, size))
    for y, value in ((0, 190), (0.2, 90), (0.34, 210), (0.5, 60), (0.62, 150), (0.8, 40), (0.93, 130)):
        ImageDraw.Draw(mirror).rectangle((0, y * size, size, size), fill=value)
    mirror = soften(mirror, size * 0.04).rotate(rng.uniform(20, 60), fillcolor=150)
    metal = tint(mirror, "#1d1e25", "#f2f1ec", "#83868d")
    metal = lit(metal, levels(relief(soften(chased, 1.2), 2), 20, 236))
    place(scene, solid(Sprite(metal, mask), bulge=0.03, depth=0.6, gloss=0.4), at, shadow=0.75, lift=0.025)


def _necklace(rng: Random, scene: Image.Image) -> Image.Image:
    n = scene.width
    colours = rng.choice(
        (
            ("#2f7f8a", "#e9dec3", "#c24a3a"),
            (TURMERIC, LAC, "#e9dec3"),
            (INDIGO, "#8fb0c9", "#d9b25f"),
            ("#2f6b45", "#b9893f", "#f1ead9"),
        )
    )
    size = round(n * 0.062)
    beads = [
        ball(
            tint(clouds((size, size), size / 3, kind), darker(tone, 0.1), lighter(tone, 0.1)),
            ellipse((size, size), (1, 1, size - 1, size - 1)),
            gloss=0.75,
        )
        for kind, tone in enumerate(colours)
    ]
    for share in (0.4, 0.3):
        count = round(2 * pi * share * n / (size * 0.94))
        wave = rng.uniform(0, 6)
        for number in range(count):
            angle = 2 * pi * number / count
            far = share * n * (1 + 0.05 * sin(3 * angle + wave))
            bead = beads[0 if number % 5 else 1 + number // 5 % 2]
            place(scene, bead, (n / 2 + far * cos(angle), n / 2 + far * sin(angle) * 0.96), shadow=0.65, lift=0.1)
    return scene


def wood(rng: Random, n: int) -> Image.Image:
    """Spoons, ladles and a bowl cut from one tree."""
    scene = ground.flat(rng, n, "cotton", "stone", "cotton")
    count = rng.choice((3, 4, 5))
    kinds = [rng.choice((_spoon, _spatula, _fork)) for _ in range(count)]
    tone = rng.choice(WOODS)
    for number, kind in enumerate(kinds):
        x = n * (0.5 + (number - (count - 1) / 2) * 0.82 / count)
        tool = _carved(rng, n, kind(rng), vary(tone, rng, 16))
        place(scene, tool, (x, n * (0.5 + rng.uniform(-0.025, 0.025))), shadow=0.65, lift=0.03)
    return daylight(scene)


Carving = tuple[list[Point], list[list[Point]]]


def _spoon(rng: Random) -> Carving:
    wide = rng.uniform(0.07, 0.095)
    bowl = [(-0.016, -0.16), (-wide, -0.24), (-wide, -0.33), (0, -0.42), (wide, -0.33), (wide, -0.24), (0.016, -0.16)]
    hollow = arc((0, -0.295), (wide * 0.74, 0.1), 0, 2 * pi)
    return smooth([*bowl, (0.015, 0.1), (0.026, 0.36), (0, 0.42), (-0.026, 0.36), (-0.015, 0.1)]), [hollow]


def _spatula(rng: Random) -> Carving:
    wide = rng.uniform(0.06, 0.08)
    blade = [(-0.016, -0.12), (-wide * 0.8, -0.2), (-wide, -0.4), (wide, -0.42), (wide * 0.8, -0.2), (0.016, -0.12)]
    slots = [[(x - 0.008, -0.22), (x + 0.008, -0.22), (x + 0.008, -0.36), (x - 0.008, -0.36)] for x in (-0.03, 0, 0.03)]
    return smooth([*blade, (0.015, 0.1), (0.026, 0.36), (0, 0.42), (-0.026, 0.36), (-0.015, 0.1)]), slots


def _fork(rng: Random) -> Carving:
    wide = rng.uniform(0.05, 0.065)
    head = [
        (-0.015, -0.14),
        (-wide, -0.22),
        (-wide, -0.41),
        (-wide * 0.6, -0.42),
        (wide * 0.6, -0.42),
        (wide, -0.41),
        (wide, -0.22),
        (0.015, -0.14),
    ]
    gaps = [
        [(x - 0.01, -0.26), (x + 0.01, -0.26), (x + 0.013, -0.44), (x - 0.013, -0.44)]
        for x in (-wide / 2.4, wide / 2.4)
    ]
    return smooth([*head, (0.014, 0.1), (0.024, 0.36), (0, 0.42), (-0.024, 0.36), (-0.014, 0.1)]), gaps


def _carved(rng: Random, n: int, carving: Carving, tone: Colour) -> Sprite:
    outline, hollows = carving
    size = (round(n * 0.24), round(n * 0.94))
    spots = [[(size[0] / 2 + x * n, size[1] / 2 + y * n) for x, y in line] for line in (outline, *hollows)]
    mask, cut = polygon(size, spots[0]), polygon(size, *spots[1:])
    grainy = fibres((size[1], size[0]), n / 4, max(2, n / 260), rng.randrange(6)).transpose(Image.Transpose.ROTATE_90)
    face = tint(grainy.resize(size), darker(tone, 0.3), lighter(tone, 0.24), tone)
    if len(hollows) > 1:
        return solid(Sprite(face, ImageChops.subtract(mask, cut)), bulge=0.05, depth=0.7, gloss=0.12)
    dish = relief(soften(ImageChops.invert(cut), n / 60), n / 70)
    face = lit(lit(face, levels(dish, 30, 226)), levels(soften(cut, n / 90), 136, 96))
    return solid(Sprite(face, mask), bulge=0.05, depth=0.7, gloss=0.12)


def umbrella(rng: Random, n: int) -> Image.Image:
    """Umbrellas of mulberry paper, ribs showing through, flowers painted round the rim."""
    scene = ground.flat(rng, n, "planks", "cotton", "stone")
    colours = rng.sample(PAPERS, 5)
    places = rng.choice(
        (
            ((0.5, 0.5, 0.47),),
            ((0.28, 0.26, 0.34), (0.78, 0.36, 0.32), (0.46, 0.74, 0.4)),
            ((0.2, 0.3, 0.34), (0.74, 0.22, 0.3), (0.3, 0.84, 0.3), (0.72, 0.68, 0.38)),
        )
    )
    for (x, y, reach), colour in zip(places, colours, strict=False):
        place(scene, _umbrella(rng, round(n * reach * 2.1), colour), (x * n, y * n), shadow=0.7, lift=0.035)
    return daylight(scene)


def _umbrella(rng: Random, size: int, colour: Colour) -> Sprite:
    ribs, middle, reach = rng.choice((28, 32, 36)), size / 2, size * 0.475
    turn = rng.uniform(0, pi / ribs)
    tone = vary(colour, rng, 6)
    rim = [
        (
            middle + reach * (1 - 0.012 * (k % 2)) * cos(turn + pi * k / ribs),
            middle + reach * (1 - 0.012 * (k % 2)) * sin(turn + pi * k / ribs),
        )
        for k in range(2 * ribs)
    ]
    face, pleats = Image.new("RGB", (size, size), tone), Image.new("L", (size, size), 128)
    draw = ImageDraw.Draw(pleats)
    for k in range(ribs):
        start, end = rim[2 * k], rim[(2 * k + 2) % (2 * ribs)]
        facing = cos(turn + pi * (2 * k + 1) / ribs + 2.3)
        draw.polygon([(middle, middle), start, end], fill=round(128 + 46 * facing + (7 if k % 2 else -7)))
        draw.line([(middle, middle), start], fill=66, width=max(2, size // 260))
    _painted(rng, face, tone)
    face = softly_lit(face, levels(fibres((size, size), size / 12, 3, 2), 92, 164))
    face = lit(face, soften(pleats, 1))
    light = levels(glow((size, size), (0.5, 0.5), 0.5), 112, 150)
    face = softly_lit(face, light)
    knob = size * 0.028
    place(
        face,
        ball(
            Image.new("RGB", (round(knob * 2),) * 2, darker(tone, 0.5)),
            ellipse((round(knob * 2),) * 2, (0, 0, knob * 2, knob * 2)),
        ),
        (middle, middle),
        shadow=0.6,
        lift=0.2,
    )
    return Sprite(face, polygon((size, size), rim))


def _painted(rng: Random, face: Image.Image, tone: Colour) -> None:
    """Rings of colour near the rim and sprays of flowers between them."""
    size = face.width
    middle = size / 2
    draw = ImageDraw.Draw(face)
    pale = sum(rgb(tone)) > 480
    bright = rng.choice((LAC, INDIGO)) if pale else rng.choice(("#f3ead5", "#f0c9b0", "#f2d58a"))
    for share in (0.46, 0.445, 0.12):
        radius = size * share
        draw.ellipse(
            (middle - radius, middle - radius, middle + radius, middle + radius), outline=rgb(bright), width=size // 130
        )
    sprays = rng.choice((5, 6, 8))
    for spray in range(sprays):
        turn = 2 * pi * spray / sprays + rng.uniform(-0.06, 0.06)
        for step, (lean, reach) in enumerate(((0, 0.3), (-0.2, 0.35), (0.2, 0.35), (-0.1, 0.22), (0.12, 0.24))):
            x, y = middle + size * reach * cos(turn + lean), middle + size * reach * sin(turn + lean)
            _blossom(draw, (x, y), size * (0.05 if step == 0 else 0.03), bright, vary("#e5b04a", rng))
            tip = x + size * 0.05 * cos(turn + lean * 4), y + size * 0.05 * sin(turn + lean * 4)
            draw.line([(x, y), tip], fill=rgb("#7f9a5a"), width=max(2, size // 150))


def _blossom(draw: ImageDraw.ImageDraw, at: Point, reach: float, petal: Colour, heart: Colour) -> None:
    for number in range(5):
        angle = number * 2 * pi / 5
        x, y, r = at[0] + reach * 0.6 * cos(angle), at[1] + reach * 0.6 * sin(angle), reach * 0.42
        draw.ellipse((x - r, y - r, x + r, y + r), fill=rgb(petal), outline=darker(petal, 0.25))
    draw.ellipse((at[0] - reach * 0.3, at[1] - reach * 0.3, at[0] + reach * 0.3, at[1] + reach * 0.3), fill=rgb(heart))


MOTIFS = {make.__name__: make for make in (silver, wood, umbrella)}
