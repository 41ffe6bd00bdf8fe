"""Food in bowls, on leaves and in heaps: chips, rice, dried fruit, palm sugar, coffee, tea, shrimp."""

from collections.abc import Iterator
from math import cos, hypot, pi, sin, sqrt
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .light import cast, daylight, glow, levels, lit, relief, scaled, soften, softly_lit, tint
from .noise import clouds, fibres, noise
from .palette import Colour, darker, lighter, mix, rgb, vary
from .shapes import Point, arc, blob, ellipse, polygon, ring, smooth, stroke
from .sprite import Sprite, place, plain, solid, strew, variants

BOWLS = ("#7a4628", "#2f3a4d", "#e4dccb", "#5d6b55", "#8c3b2c", "#3a2a22")


def heap(rng: Random, centre: Point, radius: float, count: int) -> list[Point]:
    """Spots for a heap: the rim first, the crown last, so that the crown lies on top."""
    far = sorted((radius * sqrt(rng.random()) for _ in range(count)), reverse=True)
    turns = [rng.uniform(0, 2 * pi) for _ in far]
    return [(centre[0] + r * cos(a), centre[1] + r * sin(a)) for r, a in zip(far, turns, strict=True)]


def scattered(rng: Random, n: int, count: int, *, around: float) -> Iterator[Point]:
    """Spots that fell beside the bowl, at least `around` (a share of the width) from the middle."""
    while count:
        x, y = rng.uniform(0.02, 0.98) * n, rng.uniform(0.02, 0.98) * n
        if hypot(x - n / 2, y - n / 2) > around * n:
            count -= 1
            yield x, y


def bowl(rng: Random, scene: Image.Image, radius: float, *, colour: Colour | None = None) -> Point:
    """A bowl seen from above; gives the middle of what it holds."""
    n = scene.width
    middle = (n * 0.5, n * 0.5)
    reach = radius * n
    tone = vary(colour or rng.choice(BOWLS), rng, 6)
    box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
    outer = ellipse((n, n), box)
    cast(scene, outer, by=n * 0.035, blur=n * 0.03, depth=0.72)
    clay = softly_lit(Image.new("RGB", (n, n), tone), levels(clouds((n, n), n / 8, rng.randrange(6)), 88, 168))
    rim = ring((n, n), box, reach * 0.085)
    inside = levels(glow((n, n), (0.56, 0.58), radius * 1.25), 20, 150)
    light = Image.composite(relief(soften(rim, reach * 0.022), reach * 0.025), inside, soften(rim, 1))
    scene.paste(lit(clay, levels(light, 24, 224)), (0, 0), outer)
    return middle


def crown(scene: Image.Image, middle: Point, radius: float) -> None:
    """The dim edge of a heap, where the bowl shades it."""
    n = scene.width
    box = (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)
    edge = ring((n, n), box, radius * 0.1)
    scene.paste((20, 10, 6), (0, 0), scaled(soften(edge, radius * 0.06), 0.55))


def chips(rng: Random, n: int) -> Image.Image:
    """Banana, taro or sweet-potato chips, fried crisp."""
    scene = ground.flat(rng, n, "leaf", "planks", "cotton", "stone")
    kind = rng.choice(("#e9b64a", "#efc866", "#d9d0c4", "#d98a3a", "#b9853f"))
    size = round(n * 0.17)
    pieces = variants(lambda: _chip(rng, size, kind), 14)
    middle = bowl(rng, scene, 0.41)
    crown(scene, middle, n * 0.36)
    strew(scene, pieces, heap(rng, middle, n * 0.32, 190), rng, shadow=0.55, lift=0.035)
    strew(scene, pieces, scattered(rng, n, 4, around=0.5), rng, shadow=0.6, lift=0.05)
    return daylight(scene)


def _chip(rng: Random, size: int, colour: Colour) -> Sprite:
    """A thin slice, browned at the rim, its heart or its purple threads showing."""
    tone = vary(colour, rng, 14)
    radii = (size * rng.uniform(0.3, 0.36), size * rng.uniform(0.2, 0.31))
    mask = polygon((size, size), blob(rng, (size / 2, size / 2), radii, wobble=0.07))
    face = tint(clouds((size, size), size / 4, rng.randrange(6)), darker(tone, 0.12), lighter(tone, 0.22))
    brown = ImageChops.subtract(mask, soften(mask, size * 0.05))
    face.paste(darker(mix(tone, "#b5651d", 0.6), 0.1), (0, 0), scaled(brown, 0.95))
    if rng.random() < 0.6:
        heart = polygon((size, size), blob(rng, (size / 2, size / 2), (radii[0] * 0.3, radii[1] * 0.24), wobble=0.3))
        face.paste(mix(tone, "#9a5a20", 0.5), (0, 0), scaled(soften(heart, size * 0.02), 0.5))
    face = softly_lit(face, relief(noise((size, size), (size / 22, size / 22), 1), 1))
    flat = Sprite(face, mask).turned(rng.uniform(0, 360))
    dish = levels(relief(soften(flat.mask, size * 0.11), size * 0.1), 208, 48)
    return solid(Sprite(softly_lit(flat.image, dish), flat.mask), bulge=0.025, depth=0.75, gloss=0.1)


def rice(rng: Random, n: int) -> Image.Image:
    """Grain by grain: jasmine white, brown, or riceberry purple."""
    scene = ground.flat(rng, n, "planks", "cotton", "leaf", "stone")
    colour = rng.choice(("#f1ead9", "#f4efe2", "#b98a55", "#4b2a3d", "#3d2433"))
    size = round(n * 0.036)
    grains = variants(lambda: _grain(rng, size, colour), 36)
    middle = bowl(rng, scene, 0.4, colour=rng.choice(BOWLS[:2] + BOWLS[3:]))
    bed = ellipse((n, n), tuple(n * side for side in (0.16, 0.16, 0.84, 0.84)))
    scene.paste(darker(colour, 0.3), (0, 0), bed)
    strew(scene, grains, heap(rng, middle, n * 0.345, 5200), rng, shadow=0.28, lift=0.06)
    dome = levels(glow((n, n), (0.44, 0.42), 0.5), 84, 160)
    scene.paste(softly_lit(scene, dome), (0, 0), bed)
    strew(scene, grains, scattered(rng, n, 90, around=0.44), rng, shadow=0.5, lift=0.07)
    return daylight(scene)


def _grain(rng: Random, size: int, colour: Colour) -> Sprite:
    mask = ellipse((size, size), (size * 0.08, size * 0.36, size * 0.92, size * 0.64))
    face = Image.new("RGB", (size, size), vary(colour, rng, 12))
    ImageDraw.Draw(face).ellipse((size * 0.3, size * 0.44, size * 0.7, size * 0.54), fill=lighter(colour, 0.3))
    return solid(Sprite(face, mask).turned(rng.uniform(0, 360)), bulge=0.07, depth=0.7)


def dried_mango(rng: Random, n: int) -> Image.Image:
    """Slices of dried mango, sweet and a little translucent."""
    scene = ground.flat(rng, n, "planks", "leaf", "stone", "cotton")
    colour = rng.choice(("#e8972a", "#dd7d1e", "#efac3d", "#c9631e"))
    size = round(n * 0.33)
    slices = variants(lambda: _slice(rng, size, colour), 10)
    middle = bowl(rng, scene, 0.42, colour=rng.choice(("#e4dccb", "#4d5c58", "#7a4628")))
    strew(scene, slices, heap(rng, middle, n * 0.27, 64), rng, shadow=0.6, lift=0.025)
    strew(scene, slices, scattered(rng, n, 2, around=0.54), rng, shadow=0.6, lift=0.03)
    return daylight(scene)


def _slice(rng: Random, size: int, colour: Colour) -> Sprite:
    tone = vary(colour, rng, 16)
    bow = rng.uniform(-0.08, 0.08)
    outline = [
        (0.06, 0.5 + bow),
        (0.2, 0.37),
        (0.5, 0.33 - bow),
        (0.8, 0.38),
        (0.94, 0.5 + bow),
        (0.8, 0.6),
        (0.5, 0.66 - bow),
        (0.2, 0.62),
    ]
    points = smooth(
        [(size * (x + rng.uniform(-0.02, 0.02)), size * (y + rng.uniform(-0.03, 0.03))) for x, y in outline]
    )
    mask = polygon((size, size), points)
    veins = fibres((size, size), size / 2, size / 40, rng.randrange(6))
    face = tint(levels(veins, 20, 236), darker(tone, 0.25), lighter(tone, 0.35), tone)
    rimmed = ImageChops.subtract(mask, soften(mask, size * 0.05))
    face.paste(darker(mix(tone, "#a8480f", 0.5), 0.1), (0, 0), scaled(rimmed, 0.9))
    flat = Sprite(softly_lit(face, levels(relief(veins, 2), 60, 196)), mask).turned(rng.uniform(0, 360))
    return solid(flat, bulge=0.03, depth=0.7, gloss=0.35)


def palm_sugar(rng: Random, n: int) -> Image.Image:
    """Cakes of palm sugar, poured into coconut shells to set."""
    scene = ground.flat(rng, n, "leaf", "leaf", "planks")
    colour = rng.choice(("#c08a4a", "#a86a32", "#d3a763", "#8f5a30"))
    size = round(n * 0.32)
    cakes = variants(lambda: _cake(rng, size, colour), 6)
    spots = [
        (0.28, 0.3),
        (0.56, 0.24),
        (0.8, 0.38),
        (0.22, 0.58),
        (0.78, 0.66),
        (0.34, 0.82),
        (0.62, 0.84),
        (0.5, 0.54),
    ]
    jittered = [(n * (x + rng.uniform(-0.03, 0.03)), n * (y + rng.uniform(-0.03, 0.03))) for x, y in spots]
    strew(scene, cakes, jittered, rng, shadow=0.7, lift=0.06)
    return daylight(scene)


def _cake(rng: Random, size: int, colour: Colour) -> Sprite:
    tone = vary(colour, rng, 9)
    mask = polygon((size, size), blob(rng, (size / 2, size / 2), (size * 0.41, size * 0.4), wobble=0.025))
    face = tint(clouds((size, size), size / 5, rng.randrange(6)), darker(tone, 0.14), lighter(tone, 0.2))
    face = softly_lit(face, levels(relief(noise((size, size), (2.4, 2.4), rng.randrange(6)), 1), 60, 196))
    top = polygon((size, size), blob(rng, (size * 0.49, size * 0.48), (size * 0.3, size * 0.29), wobble=0.03))
    step = relief(soften(top, size * 0.02), size * 0.02)
    face = softly_lit(face, step)
    face.paste(lighter(tone, 0.2), (0, 0), scaled(soften(top, size * 0.015), 0.45))
    return solid(Sprite(face, mask), bulge=0.075, depth=0.65)


def coffee(rng: Random, n: int) -> Image.Image:
    """Roasted beans from edge to edge, and often a cup among them."""
    roast = rng.choice(("#4a2a1a", "#5d3820", "#3a2016"))
    scene = Image.new("RGB", (n, n), darker(roast, 0.55))
    size = round(n * 0.1)
    beans = variants(lambda: _bean(rng, size, roast), 24)
    spots = [(rng.uniform(0, n), rng.uniform(0, n)) for _ in range(620)]
    strew(scene, beans, spots, rng, shadow=0.6, lift=0.05)
    if rng.random() < 0.75:
        _cup(
            rng,
            scene,
            (n * rng.uniform(0.42, 0.58), n * rng.uniform(0.42, 0.58)),
            n * 0.25,
            "#6b3a1c",
            foam=True,
        )
    return daylight(scene)


def _bean(rng: Random, size: int, roast: Colour) -> Sprite:
    tone = vary(roast, rng, 10)
    mask = ellipse((size, size), (size * 0.12, size * 0.26, size * 0.88, size * 0.74))
    face = tint(noise((size, size), (size / 6, size / 6), rng.randrange(6)), darker(tone, 0.2), lighter(tone, 0.16))
    if rng.random() < 0.7:
        crease = [(size * (0.12 + 0.076 * k), size * (0.5 + 0.05 * sin(k * 0.75))) for k in range(11)]
        cut = stroke((size, size), crease, size * 0.05)
        face.paste(darker(tone, 0.6), (0, 0), soften(cut, size * 0.012))
    flat = Sprite(face, mask).turned(rng.uniform(0, 360))
    return solid(flat, bulge=0.12, depth=0.85, gloss=0.5)


def _cup(rng: Random, scene: Image.Image, at: Point, reach: float, drink: Colour, *, foam: bool = False) -> None:
    """A cup on its saucer, seen from above."""
    china = vary(rng.choice(("#f1ece1", "#e6ddcc", "#3f5560", "#9db09c", "#7d4a35")), rng, 4)
    n = scene.width
    light = glow((n, n), (at[0] / n - 0.08, at[1] / n - 0.1), 0.62)
    for share, low, high in ((1.42, 96, 150), (1.3, 70, 140), (0.9, 90, 176), (0.8, 40, 120)):
        disc = _disc(n, at, reach * share)
        cast(scene, disc, by=reach * 0.07, blur=reach * 0.07, depth=0.6 if share in {1.42, 0.9} else 0.0)
        scene.paste(lit(Image.new("RGB", (n, n), china), levels(light, low, high)), (0, 0), disc)
    handle = stroke(
        (n, n),
        arc((at[0] + reach * 1.0, at[1]), (reach * 0.26, reach * 0.2), -pi * 0.6, pi * 0.6),
        reach * 0.1,
    )
    cast(scene, handle, by=reach * 0.05, blur=reach * 0.04)
    bright = levels(relief(soften(handle, reach * 0.03), reach * 0.03), 60, 200)
    scene.paste(lit(Image.new("RGB", (n, n), china), bright), (0, 0), handle)
    depth = levels(glow((n, n), (at[0] / n + 0.05, at[1] / n + 0.06), 0.34), 20, 235)
    tone = tint(depth, darker(drink, 0.4), lighter(drink, 0.3), drink)
    surface = _disc(n, at, reach * 0.75)
    scene.paste(tone, (0, 0), surface)
    rim = ImageChops.subtract(surface, soften(surface, reach * 0.05))
    scene.paste(lighter(drink, 0.4) if foam else darker(drink, 0.3), (0, 0), scaled(rim, 0.9))
    gleam = _disc(n, (at[0] - reach * 0.3, at[1] - reach * 0.34), reach * 0.16)
    scene.paste((255, 248, 232), (0, 0), scaled(ImageChops.multiply(soften(gleam, reach * 0.07), surface), 0.55))


def _disc(n: int, at: Point, radius: float) -> Image.Image:
    return ellipse((n, n), (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))


def tea(rng: Random, n: int) -> Image.Image:
    """A cup of tea, rolled leaves and a few fresh ones."""
    scene = ground.flat(rng, n, "planks", "cotton", "stone")
    at = (n * rng.uniform(0.4, 0.6), n * rng.uniform(0.42, 0.55))
    dry = variants(lambda: _rolled(rng, round(n * 0.06), rng.choice(("#3d3a24", "#4d4a2c", "#2e2c22"))), 24)
    corner = (n * rng.choice((0.12, 0.88)), n * rng.choice((0.12, 0.9)))
    strew(scene, dry, heap(rng, corner, n * 0.3, 520), rng, shadow=0.55, lift=0.06)
    _cup(rng, scene, at, n * 0.26, rng.choice(("#b5742a", "#c9a24a", "#8e3f24", "#3f5fa8")))
    for _ in range(4):
        fresh = leaf_sprite(rng, round(n * rng.uniform(0.2, 0.28)), "#4c7a35")
        place(
            scene,
            fresh,
            (n - corner[0] + rng.uniform(-0.14, 0.14) * n, n - corner[1] + rng.uniform(-0.1, 0.1) * n),
            shadow=0.55,
            lift=0.03,
        )
    return daylight(scene)


def _rolled(rng: Random, size: int, colour: Colour) -> Sprite:
    bow = rng.uniform(-0.2, 0.2)
    line = smooth([(size * 0.1, size * 0.5), (size * 0.4, size * (0.5 + bow)), (size * 0.9, size * 0.5)], closed=False)
    flat = plain(stroke((size, size), line, size * rng.uniform(0.1, 0.2)), vary(colour, rng, 14))
    return solid(flat.turned(rng.uniform(0, 360)), bulge=0.07, depth=0.8)


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


def dried_shrimp(rng: Random, n: int) -> Image.Image:
    """Small shrimp dried in the sun."""
    scene = ground.flat(rng, n, "planks", "cotton", "leaf", "stone")
    colour = rng.choice(("#e07a4a", "#d9653a", "#e8966a"))
    size = round(n * 0.13)
    shrimp = variants(lambda: _shrimp(rng, size, colour), 20)
    middle = bowl(rng, scene, 0.41)
    crown(scene, middle, n * 0.36)
    strew(scene, shrimp, heap(rng, middle, n * 0.33, 300), rng, shadow=0.5, lift=0.035)
    strew(scene, shrimp, scattered(rng, n, 9, around=0.47), rng, shadow=0.55, lift=0.05)
    return daylight(scene)


def _shrimp(rng: Random, size: int, colour: Colour) -> Sprite:
    """A curled body of rings that narrows to the tail."""
    tone = vary(colour, rng, 14)
    mask = Image.new("L", (size, size))
    face = Image.new("RGB", (size, size), tone)
    shade = ImageDraw.Draw(face)
    draw = ImageDraw.Draw(mask)
    bow = rng.uniform(3.4, 4.4)
    for step in range(44):
        angle, wide = step / 43 * bow + 0.4, size * (0.125 - 0.075 * step / 43)
        x, y = size * (0.5 + 0.28 * cos(angle)), size * (0.5 + 0.28 * sin(angle))
        draw.ellipse((x - wide, y - wide, x + wide, y + wide), fill=255)
        stripe = mix(tone, "#f8d9b8", 0.55) if step % 6 < 2 else mix(tone, "#b8401f", step % 6 / 12)
        shade.ellipse((x - wide, y - wide, x + wide, y + wide), fill=stripe)
    draw.line((size * 0.74, size * 0.62, size * 0.95, size * 0.84), fill=200, width=max(1, size // 60))
    return solid(Sprite(face, soften(mask, 0.7)).turned(rng.uniform(0, 360)), bulge=0.05, depth=0.75, gloss=0.25)


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


MOTIFS = {make.__name__: make for make in (chips, rice, dried_mango, palm_sugar, coffee, tea, dried_shrimp)}
