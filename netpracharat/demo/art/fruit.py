"""Fruit of the season, piled on a leaf or in a tray: mangosteen, mango, durian, longan, pomelo."""

from collections.abc import Callable
from math import cos, pi, sin, sqrt
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .dish import bowl, heap
from .light import daylight, glow, levels, relief, scaled, soften, softly_lit, tint
from .noise import clouds, noise, speckle
from .palette import Colour, darker, lighter, mix, rgb, vary
from .plants import leaf_sprite
from .shapes import Point, arc, blob, ellipse, polygon, smooth, stroke
from .sprite import Sprite, ball, place, solid, strew, variants


def _disc(size: int, share: float = 0.46) -> Image.Image:
    edge = size * (0.5 - share)
    return ellipse((size, size), (edge, edge, size - edge, size - edge))


def mangosteen(rng: Random, n: int) -> Image.Image:
    """Purple mangosteens with their green crowns."""
    return _piled(rng, n, lambda size: _mangosteen(rng, size), size=0.27, count=16, spread=0.3)


def _mangosteen(rng: Random, size: int) -> Sprite:
    skin = vary(rng.choice(("#4a1a30", "#55203a", "#3f182b", "#61253a")), rng, 8)
    face = tint(clouds((size, size), size / 3, rng.randrange(6)), darker(skin, 0.2), lighter(skin, 0.16))
    fruit = ball(face, _disc(size), gloss=0.35)
    crown = _crown(rng, round(size * 0.62))
    image = fruit.image.copy()
    at = (size * rng.uniform(0.42, 0.58), size * rng.uniform(0.36, 0.54))
    place(image, crown, at, shadow=0.55, lift=0.05)
    return Sprite(image, fruit.mask)


def _crown(rng: Random, size: int) -> Sprite:
    """Four round sepals and the stub of the stalk."""
    tone, turn = vary("#7d8a45", rng, 12), rng.uniform(0, pi)
    petals = []
    for petal in range(4):
        angle = turn + petal * pi / 2
        centre = (size * (0.5 + 0.22 * cos(angle)), size * (0.5 + 0.22 * sin(angle)))
        petals.append(blob(rng, centre, (size * 0.2, size * 0.2), wobble=0.06))
    mask = polygon((size, size), *petals)
    face = tint(noise((size, size), (size / 5, size / 5), rng.randrange(6)), darker(tone, 0.2), lighter(tone, 0.2))
    for outline in petals:
        one = polygon((size, size), outline)
        face = softly_lit(face, relief(soften(one, size * 0.03), size * 0.03))
    stalk = solid(Sprite(Image.new("RGB", (size, size), rgb("#8a6a3d")), _disc(size, 0.09)), bulge=0.03)
    place(face, stalk, (size / 2, size / 2), shadow=0.5, lift=0.03)
    return solid(Sprite(face, mask), bulge=0.04, depth=0.6)


def mango(rng: Random, n: int) -> Image.Image:
    """Ripe mangoes, golden with a blush."""
    colour = rng.choice(("#efb02e", "#e8a41f", "#a9b03d", "#e3952a"))
    return _piled(rng, n, lambda size: _mango(rng, size, colour), size=0.4, count=11, spread=0.27)


def _mango(rng: Random, size: int, colour: Colour) -> Sprite:
    edge = smooth(
        [
            (0.08, 0.46),
            (0.24, 0.29),
            (0.52, 0.26),
            (0.78, 0.34),
            (0.93, 0.52),
            (0.82, 0.66),
            (0.5, 0.72),
            (0.2, 0.64),
        ]
    )
    mask = polygon((size, size), [(x * size, y * size) for x, y in edge])
    skin = vary(colour, rng, 10)
    face = tint(clouds((size, size), size / 3, rng.randrange(6)), darker(skin, 0.1), lighter(skin, 0.12))
    blush = mix("#c9452a", "#7f9a3d", rng.choice((0.0, 0.0, 1.0)))
    face.paste(blush, (0, 0), scaled(glow((size, size), (rng.uniform(0.1, 0.3), 0.42), 0.4), 0.55))
    face.paste(
        lighter(skin, 0.4),
        (0, 0),
        scaled(speckle((size, size), 0.04, rng.randrange(6), dot=max(2, size / 110)), 0.5),
    )
    stem = stroke((size, size), [(size * 0.02, size * 0.44), (size * 0.1, size * 0.465)], size * 0.03)
    face.paste(rgb("#5d4526"), (0, 0), stem)
    flat = Sprite(face, ImageChops.lighter(mask, stem)).turned(rng.uniform(-40, 40) + rng.choice((0, 180)))
    return solid(flat, bulge=0.14, depth=0.66, gloss=0.2)


def longan(rng: Random, n: int) -> Image.Image:
    """Longans by the bunch, brown and dusty."""
    colour = rng.choice(("#a87a42", "#97693a", "#b58a55"))
    return _piled(rng, n, lambda size: _longan(rng, size, colour), size=0.14, count=62, spread=0.35)


def _longan(rng: Random, size: int, colour: Colour) -> Sprite:
    skin = vary(colour, rng, 12)
    face = tint(noise((size, size), (size / 14, size / 14), rng.randrange(6)), darker(skin, 0.18), lighter(skin, 0.12))
    face = softly_lit(face, levels(relief(noise((size, size), (size / 20, size / 20), 2), 1), 70, 186))
    if rng.random() < 0.5:
        spot = (size * rng.uniform(0.35, 0.65), size * rng.uniform(0.35, 0.65))
        place(face, Sprite(Image.new("RGB", (size, size), rgb("#5a4024")), _disc(size, 0.05)), spot, shadow=0.3)
    return ball(face, _disc(size), gloss=0.3)


def pomelo(rng: Random, n: int) -> Image.Image:
    """Pomelos, whole and cut open, white or pink inside."""
    scene = ground.flat(rng, n, "planks", "cotton", "leaf")
    flesh = rng.choice(("#f0e3a8", "#e8a08a", "#d9656a"))
    whole = _pomelo(rng, round(n * 0.56))
    spots = rng.choice((((0.34, 0.36), (0.7, 0.34)), ((0.66, 0.32), (0.3, 0.42)), ((0.62, 0.36),)))
    for x, y in spots:
        for _ in range(2):
            sprig = leaf_sprite(rng, round(n * 0.3), "#3f7a3a")
            place(
                scene,
                sprig,
                (n * (x + rng.uniform(-0.2, 0.2)), n * (y + rng.uniform(-0.26, 0))),
                shadow=0.5,
                lift=0.03,
            )
        place(scene, whole, (n * x, n * y), shadow=0.7, lift=0.05)
    cut = _pomelo_half(rng, round(n * 0.5), flesh)
    place(scene, cut, (n * rng.uniform(0.4, 0.6), n * 0.7), shadow=0.7, lift=0.045)
    return daylight(scene)


def _pomelo(rng: Random, size: int) -> Sprite:
    skin = vary(rng.choice(("#a9b548", "#c2bd55", "#8fa544")), rng, 8)
    face = tint(clouds((size, size), size / 3, rng.randrange(6)), darker(skin, 0.14), lighter(skin, 0.12))
    pores = relief(noise((size, size), (size / 90, size / 90), 3), 1)
    return ball(softly_lit(face, levels(pores, 40, 216)), _disc(size), gloss=0.3)


def _pomelo_half(rng: Random, size: int, flesh: Colour) -> Sprite:
    """The cut: a green rim, thick white pith, and segments of bright threads."""
    face = Image.new("RGB", (size, size), vary("#9cab45", rng, 6))
    middle = size / 2
    pith = _disc(size, 0.435)
    face.paste(rgb("#f4efd9"), (0, 0), pith)
    cells = tint(
        noise((size, size), (size / 36, size / 36), rng.randrange(6)),
        darker(flesh, 0.16),
        lighter(flesh, 0.4),
        flesh,
    )
    count = rng.choice((11, 12, 13))
    wedges = Image.new("L", (size, size))
    for number in range(count):
        start = 2 * pi * number / count
        swell = 2 * pi / count
        rim = arc((middle, middle), (size * 0.35, size * 0.35), start + swell * 0.06, start + swell * 0.94, 8)
        root = (
            middle + size * 0.055 * cos(start + swell / 2),
            middle + size * 0.055 * sin(start + swell / 2),
        )
        wedges = ImageChops.lighter(wedges, polygon((size, size), [root, *rim]))
    wedges = soften(wedges, size / 200).point([0 if v < 60 else min(255, (v - 60) * 2) for v in range(256)])
    face.paste(softly_lit(cells, relief(noise((size, size), (size / 36, size / 36), 1), 2)), (0, 0), wedges)
    face = softly_lit(face, levels(relief(soften(wedges, size / 90), size / 110), 60, 196))
    return solid(Sprite(face, _disc(size)), bulge=0.02, depth=0.5)


def durian(rng: Random, n: int) -> Image.Image:
    """Durians, their thorns in spirals, one opened on its golden flesh."""
    scene = ground.flat(rng, n, "planks", "leaf", "cotton")
    colour = rng.choice(("#8a8f3d", "#a39a45", "#75803a"))
    first, second = rng.choice((((0.36, 0.36), (0.66, 0.62)), ((0.62, 0.34), (0.38, 0.64))))
    place(scene, _durian(rng, round(n * 0.6), colour), (first[0] * n, first[1] * n), shadow=0.7, lift=0.05)
    other = _durian(rng, round(n * 0.64), colour, opened=rng.random() < 0.65)
    place(scene, other, (second[0] * n, second[1] * n), shadow=0.7, lift=0.05)
    return daylight(scene)


def _durian(rng: Random, size: int, colour: Colour, *, opened: bool = False) -> Sprite:
    """Thorns are laid from the rim to the middle, each a small cone with a lit and a dark side."""
    face, mask = Image.new("RGB", (size, size), darker(colour, 0.5)), Image.new("L", (size, size))
    draw, outline = ImageDraw.Draw(face), ImageDraw.Draw(mask)
    long, wide = size * 0.43, size * 0.36
    outline.ellipse((size / 2 - long, size / 2 - wide, size / 2 + long, size / 2 + wide), fill=255)
    for step in range(560, 0, -1):
        far, turn = sqrt(step / 560), step * 2.39996
        lean = sin(far * pi / 2)
        x, y = size / 2 + long * lean * cos(turn), size / 2 + wide * lean * sin(turn)
        reach = size * 0.034 * (1.1 - 0.35 * far)
        tip = x + cos(turn) * reach * 1.5 * far, y + sin(turn) * reach * 1.5 * far
        _thorn(draw, (x, y), tip, reach, vary(colour, rng, 10))
        outline.polygon([(x - reach, y), tip, (x + reach, y)], fill=255)
    whole = ball(face, soften(mask, 0.8), gloss=0.0, depth=0.8)
    if opened:
        _open_durian(rng, whole.image, size)
    return whole.turned(rng.uniform(-25, 25))


def _thorn(draw: ImageDraw.ImageDraw, at: Point, tip: Point, reach: float, tone: Colour) -> None:
    x, y = at
    corners = [(x + reach * cos(angle), y + reach * sin(angle)) for angle in (pi * 0.9, pi * 1.5, pi * 0.1, pi * 0.5)]
    shades = (lighter(tone, 0.34), lighter(tone, 0.08), darker(tone, 0.42), darker(tone, 0.2))
    for number, shade in enumerate(shades):
        draw.polygon([corners[number], corners[(number + 1) % 4], tip], fill=shade)


def _open_durian(rng: Random, image: Image.Image, size: int) -> None:
    """Two chambers cut into the husk, a pale wall round each and pillows of flesh inside."""
    for x, y in ((0.36, 0.5), (0.63, 0.5)):
        wall = polygon((size, size), blob(rng, (x * size, y * size), (size * 0.15, size * 0.25), wobble=0.05))
        image.paste(rgb("#efe4c0"), (0, 0), wall)
        hollow = polygon((size, size), blob(rng, (x * size, y * size), (size * 0.125, size * 0.22), wobble=0.04))
        image.paste(rgb("#c9b078"), (0, 0), soften(hollow, size * 0.01))
        for part in (-0.1, 0.09):
            mask = polygon(
                (size, size),
                blob(rng, (x * size, (y + part) * size), (size * 0.1, size * 0.115), wobble=0.07),
            )
            tone = vary("#edc44f", rng, 8)
            flesh = tint(clouds((size, size), size / 8, 3), darker(tone, 0.08), lighter(tone, 0.2))
            place(
                image,
                solid(Sprite(flesh, mask), bulge=0.05, depth=0.6, gloss=0.25),
                (size / 2, size / 2),
                lift=0.01,
            )


def _piled(
    rng: Random, n: int, make: Callable[[int], Sprite], *, size: float, count: int, spread: float
) -> Image.Image:
    """A pile in a wide bowl, or loose on the ground with leaves under it."""
    scene = ground.flat(rng, n, "planks", "cotton", "stone", "leaf")
    fruits = variants(lambda: make(round(n * size * rng.uniform(0.92, 1.05))), 8)
    if rng.random() < 0.55:
        middle = bowl(rng, scene, 0.45)
    else:
        middle = (n * 0.5, n * 0.52)
        for x, y in heap(rng, middle, n * 0.42, 12):
            place(scene, leaf_sprite(rng, round(n * 0.34), "#3d7538"), (x, y), shadow=0.5, lift=0.025)
    strew(scene, fruits, _packed(rng, middle, n, spread, count), rng, shadow=0.62, lift=0.05)
    return daylight(scene)


def _packed(rng: Random, middle: Point, n: int, spread: float, count: int) -> list[Point]:
    """An even heap (sunflower order) with a little disorder, outermost first."""
    spots = []
    for step in range(count, 0, -1):
        far, turn = spread * n * sqrt(step / count), step * 2.39996 + rng.uniform(-0.2, 0.2)
        spots.append((middle[0] + far * cos(turn) * rng.uniform(0.93, 1.05), middle[1] + far * sin(turn)))
    return spots


MOTIFS = {make.__name__: make for make in (mangosteen, mango, durian, longan, pomelo)}
