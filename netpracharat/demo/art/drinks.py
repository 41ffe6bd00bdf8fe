"""Coffee and tea: the cup from above, roasted beans, rolled leaves."""

from math import pi, sin
from random import Random

from PIL import Image, ImageChops

from . import ground
from .dish import disc, heap
from .light import cast, daylight, glow, levels, lit, relief, scaled, soften, tint
from .noise import noise
from .palette import Colour, darker, lighter, vary
from .plants import leaf_sprite
from .shapes import Point, arc, ellipse, smooth, stroke
from .sprite import Sprite, place, plain, solid, strew, variants


def coffee(rng: Random, n: int) -> Image.Image:
    """Roasted beans from edge to edge, and often a cup among them."""
    roast = rng.choice(("#5a3420", "#6b4226", "#4a2a1a"))
    scene = Image.new("RGB", (n, n), darker(roast, 0.55))
    size = round(n * 0.1)
    beans = variants(lambda: _bean(rng, size, roast), 24)
    spots = [(rng.uniform(0, n), rng.uniform(0, n)) for _ in range(1000)]
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
        plate = disc(n, at, reach * share)
        cast(scene, plate, by=reach * 0.07, blur=reach * 0.07, depth=0.6 if share in {1.42, 0.9} else 0.0)
        scene.paste(lit(Image.new("RGB", (n, n), china), levels(light, low, high)), (0, 0), plate)
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
    surface = disc(n, at, reach * 0.75)
    scene.paste(tone, (0, 0), surface)
    rim = ImageChops.subtract(surface, soften(surface, reach * 0.05))
    scene.paste(lighter(drink, 0.4) if foam else darker(drink, 0.3), (0, 0), scaled(rim, 0.9))
    gleam = disc(n, (at[0] - reach * 0.3, at[1] - reach * 0.34), reach * 0.16)
    scene.paste((255, 248, 232), (0, 0), scaled(ImageChops.multiply(soften(gleam, reach * 0.07), surface), 0.55))


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


MOTIFS = {make.__name__: make for make in (coffee, tea)}
