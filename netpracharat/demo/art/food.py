"""Food in bowls, on leaves and in heaps: chips, rice, dried fruit, palm sugar, shrimp."""

from math import cos, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .dish import BOWLS, bowl, crown, heap, scattered
from .light import daylight, glow, levels, relief, scaled, soften, softly_lit, tint
from .noise import clouds, fibres, noise
from .palette import Colour, darker, lighter, mix, vary
from .shapes import blob, ellipse, polygon, smooth
from .sprite import Sprite, solid, strew, variants

LAID_OUT = ((0.28, 0.3), (0.56, 0.24), (0.8, 0.38), (0.22, 0.58), (0.78, 0.66), (0.34, 0.82), (0.62, 0.84), (0.5, 0.54))
SAUCERS = ("#e4dccb", "#4d5c58", "#7a4628")


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
    middle = bowl(rng, scene, 0.42, colour=rng.choice(SAUCERS))
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
    colour = rng.choice(("#b0763a", "#9a5e2a", "#c08d4a", "#7f4e28"))
    if rng.random() < 0.5:
        middle, size = bowl(rng, scene, 0.43), round(n * 0.26)
        spots = heap(rng, middle, n * 0.27, 17)
    else:
        size = round(n * 0.32)
        spots = [(n * (x + rng.uniform(-0.04, 0.04)), n * (y + rng.uniform(-0.04, 0.04))) for x, y in LAID_OUT]
    strew(scene, variants(lambda: _cake(rng, size, colour), 6), spots, rng, shadow=0.7, lift=0.06)
    return daylight(scene)


def _cake(rng: Random, size: int, colour: Colour) -> Sprite:
    tone = vary(colour, rng, 9)
    mask = polygon((size, size), blob(rng, (size / 2, size / 2), (size * 0.41, size * 0.4), wobble=0.025))
    face = tint(clouds((size, size), size / 5, rng.randrange(6)), darker(tone, 0.14), lighter(tone, 0.2))
    face = softly_lit(face, levels(relief(noise((size, size), (2.4, 2.4), rng.randrange(6)), 1), 60, 196))
    top = polygon((size, size), blob(rng, (size * 0.49, size * 0.48), (size * 0.3, size * 0.29), wobble=0.03))
    step = relief(soften(top, size * 0.02), size * 0.02)
    face = softly_lit(face, step)
    face.paste(lighter(tone, 0.2), (0, 0), scaled(soften(top, size * 0.015), 0.2))
    return solid(Sprite(face, mask), bulge=0.075, depth=0.65)


def dried_shrimp(rng: Random, n: int) -> Image.Image:
    """Small shrimp dried in the sun."""
    scene = ground.flat(rng, n, "planks", "cotton", "leaf", "stone")
    colour = rng.choice(("#dd7238", "#d4602c", "#e08a4f"))
    size = round(n * 0.17)
    shrimp = variants(lambda: _shrimp(rng, size, colour), 20)
    middle = bowl(rng, scene, 0.41)
    crown(scene, middle, n * 0.36)
    strew(scene, shrimp, heap(rng, middle, n * 0.32, 210), rng, shadow=0.5, lift=0.035)
    strew(scene, shrimp, scattered(rng, n, 9, around=0.47), rng, shadow=0.55, lift=0.05)
    return daylight(scene)


def _shrimp(rng: Random, size: int, colour: Colour) -> Sprite:
    """A curled body of rings: a head with its eye and feelers at one end, a fan at the other."""
    tone = vary(colour, rng, 14)
    mask, face = Image.new("L", (size, size)), Image.new("RGB", (size, size), tone)
    outline, paint = ImageDraw.Draw(mask), ImageDraw.Draw(face)
    curl, steps = rng.uniform(2.5, 3.4), 48
    for step in range(steps, -1, -1):
        along = step / steps
        angle, wide = along * curl + 0.4, size * (0.115 - 0.078 * along)
        x, y = size * (0.5 + 0.3 * cos(angle)), size * (0.46 + 0.27 * sin(angle))
        box = (x - wide, y - wide, x + wide, y + wide)
        outline.ellipse(box, fill=255)
        ringed = mix(tone, "#a8381c", 0.5) if step % 7 == 0 else mix(tone, "#f6cfa6", 0.1 + 0.35 * (step % 7) / 7)
        paint.ellipse(box, fill=ringed)
        if step == steps:
            fan = [
                (x, y),
                (x + size * 0.12 * cos(angle + 1.1), y + size * 0.12 * sin(angle + 1.1)),
                (x + size * 0.12 * cos(angle + 2), y + size * 0.12 * sin(angle + 2)),
            ]
            outline.polygon(fan, fill=255)
            paint.polygon(fan, fill=mix(tone, "#a8381c", 0.55))
    head = (size * 0.82, size * 0.52)
    for lean in (-0.06, 0.05):
        outline.line(
            [head, (size * (0.78 + lean), size * 0.3), (size * (0.64 + lean), size * 0.2)],
            fill=150,
            width=max(1, size // 90),
        )
    paint.ellipse(
        (head[0] - size * 0.025, head[1] - size * 0.02, head[0] + size * 0.02, head[1] + size * 0.025),
        fill=(24, 14, 12),
    )
    return solid(Sprite(face, soften(mask, 0.7)).turned(rng.uniform(0, 360)), bulge=0.045, depth=0.6, gloss=0.12)


MOTIFS = {make.__name__: make for make in (chips, rice, dried_mango, palm_sugar, dried_shrimp)}
