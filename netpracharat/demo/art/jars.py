"""What is sold by the jar and bottle: honey, chilli paste, fish sauce, coconut oil, balm."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .light import daylight, glow, levels, lit, relief, scaled, shine, soften, softly_lit, tint
from .noise import clouds, fibres, noise, speckle
from .palette import COTTON, INDIGO, LAC, LEAF, TURMERIC, Colour, darker, lighter, mix, rgb, vary
from .plants import chillies, coconut_half
from .shapes import arc, polygon
from .sprite import Sprite, place, solid
from .tabletop import stand
from .warp import Profile, turned

JAR = Profile((0, 0.34), (0.05, 0.34), (0.12, 0.42), (0.2, 0.47), (0.5, 0.48), (0.9, 0.47), (1, 0.42))
BOTTLE = Profile((0, 0.17), (0.2, 0.17), (0.3, 0.2), (0.42, 0.42), (0.5, 0.47), (0.9, 0.47), (1, 0.43))
FLASK = Profile((0, 0.2), (0.1, 0.2), (0.18, 0.3), (0.3, 0.45), (0.6, 0.48), (0.9, 0.46), (1, 0.4))
CAP = Profile((0, 0.44), (0.08, 0.48), (0.6, 0.485), (1, 0.485))
LABELS = ((COTTON, LAC), ("#fbf6ea", INDIGO), ("#efe0bd", LEAF), ("#f6efe0", "#7a4a22"))


def honey(rng: Random, n: int) -> Image.Image:
    """A jar of honey, comb beside it and the light coming through."""
    scene = ground.table(rng, n, edge=0.62, wall=rng.choice(("#e3c98f", "#c9b490", "#8a9a84", "#d9c4a5")))
    amber = rng.choice(("#e09a1c", "#c97612", "#efb53a", "#a9560f"))
    x = rng.choice((0.4, 0.5, 0.6))
    comb_side = 0.84 if x < 0.5 else 0.16
    jar = _glass(rng, (round(n * 0.48), round(n * 0.58)), JAR, amber, fill=0.14)
    _lay_comb(rng, scene, (n * comb_side, n * 0.8), amber)
    _stand_glass(scene, jar, (x * n, n * 0.9), amber)
    _lid(rng, scene, (x * n, n * 0.325), n * 0.37, rng.choice(("#7a4a2a", "#b9893f", "#e9dec3", "#8e2a3a")))
    return daylight(scene)


def chilli_paste(rng: Random, n: int) -> Image.Image:
    """A squat jar of chilli paste, dried chillies around it."""
    scene = ground.table(rng, n, edge=0.58)
    red = rng.choice(("#8e1f14", "#a8321a", "#6e2413", "#7d5a1c"))
    x = rng.choice((0.45, 0.5, 0.55))
    jar = _glass(rng, (round(n * 0.58), round(n * 0.54)), JAR, red, fill=0.1, coarse=True)
    _stand_glass(scene, jar, (x * n, n * 0.86), red)
    _lid(rng, scene, (x * n, n * 0.325), n * 0.44, rng.choice(("#2a2320", "#b9893f", "#d9d4c8", "#7a1f1a")))
    chillies(rng, scene, n)
    return daylight(scene)


def fish_sauce(rng: Random, n: int) -> Image.Image:
    """Bottles of fish sauce, clear and brown as strong tea."""
    return _bottles(rng, n, rng.choice(("#8a3d0e", "#6b2d0c", "#a8520f")), BOTTLE, (LAC, TURMERIC, "#2a2a2e"))


def coconut_oil(rng: Random, n: int) -> Image.Image:
    """A bottle of pressed oil and the coconut it came from."""
    scene = ground.table(rng, n, edge=0.6, wall=rng.choice(("#cfd8cc", "#d9cdb9", "#9fb3aa")))
    x = rng.choice((0.36, 0.64))
    oil = rng.choice(("#e6dcae", "#e9e3c6", "#d9c98a"))
    bottle = _glass(rng, (round(n * 0.34), round(n * 0.62)), FLASK, oil, fill=0.2)
    _stand_glass(scene, bottle, (x * n, n * 0.9), oil)
    _lid(rng, scene, (x * n, n * 0.285), n * 0.17, rng.choice(("#b9905a", "#e8e2d2", "#3a3a3e")))
    coconut_half(scene, ((1.06 - x) * n, n * 0.76), n * 0.38)
    return daylight(scene)


def balm(rng: Random, n: int) -> Image.Image:
    """Small jars of herbal balm."""
    scene = ground.table(rng, n, edge=0.5)
    green = rng.choice(("#3f7a4a", "#c9a13a", "#7a5a2a", "#dcd6b8"))
    for x, foot, share in ((0.27, 0.74, 0.34), (0.74, 0.76, 0.34), (0.5, 0.94, 0.44)):
        size = (round(n * share), round(n * share * 0.72))
        jar = _glass(rng, size, JAR, green, fill=0.05)
        _stand_glass(scene, jar, (x * n, foot * n), green)
        _lid(
            rng,
            scene,
            (x * n, foot * n - size[1]),
            n * share * 0.86,
            rng.choice((TURMERIC, "#d9d4c4", "#caa65a")),
        )
    return daylight(scene)


def _bottles(rng: Random, n: int, colour: Colour, shape: Profile, caps: Sequence[Colour]) -> Image.Image:
    scene = ground.table(rng, n, edge=0.62)
    cap = rng.choice(caps)
    for x, foot, share in rng.choice(
        (
            ((0.34, 0.86, 0.26), (0.64, 0.93, 0.29)),
            ((0.5, 0.93, 0.3),),
            ((0.22, 0.84, 0.23), (0.5, 0.93, 0.28), (0.79, 0.84, 0.23)),
        )
    ):
        size = (round(n * share), round(n * share * 2.7))
        _stand_glass(scene, _glass(rng, size, shape, colour, fill=0.12), (x * n, foot * n), colour)
        _lid(rng, scene, (x * n, foot * n - size[1] + n * 0.01), n * share * 0.4, cap)
    return daylight(scene)


def _glass(
    rng: Random, size: tuple[int, int], shape: Profile, colour: Colour, *, fill: float, coarse: bool = False
) -> Sprite:
    """Glass with something in it up to `fill` from the top, a label on the belly."""
    width, height = size
    inside = tint(
        levels(clouds(size, width / 3, rng.randrange(6)), 92, 168),
        darker(colour, 0.35),
        lighter(colour, 0.3),
        rgb(colour),
    )
    if coarse:
        inside = _paste_of(rng, inside, colour)
    else:
        through = ImageChops.multiply(glow(size, (0.62, 0.62), 0.5), Image.new("L", size, 150))
        inside = shine(inside, through, lighter(colour, 0.55))
    empty = Image.new("RGB", size, mix("#c4c8c2", colour, 0.3))
    level = Image.new("L", size)
    ImageDraw.Draw(level).rectangle((0, height * fill, width, height), fill=255)
    face = Image.composite(inside, empty, soften(level, 1.5))
    draw = ImageDraw.Draw(face)
    draw.line((0, height * fill, width, height * fill), fill=lighter(colour, 0.45), width=max(2, height // 120))
    _label(rng, face)
    return turned(face, shape, tilt=0.11, gloss=0.85)


def _paste_of(rng: Random, inside: Image.Image, colour: Colour) -> Image.Image:
    size, width = inside.size, inside.width
    for fleck, share in (("#2c0d08", 0.2), (lighter(colour, 0.4), 0.14), ("#d9b34a", 0.04)):
        mask = speckle(size, share, rng.randrange(6), dot=max(2, width / 60))
        inside.paste(rgb(fleck), (0, 0), scaled(mask, 0.7))
    return softly_lit(inside, relief(noise(size, (width / 50, width / 50), 2), 2))


def _label(rng: Random, face: Image.Image) -> None:
    """Paper with a band, an emblem and lines where words would be; the words are the shop's own."""
    width, height = face.size
    paper, print_colour = rng.choice(LABELS)
    left, right, top, foot = width * 0.22, width * 0.78, height * 0.47, height * 0.82
    draw = ImageDraw.Draw(face)
    draw.rounded_rectangle((left, top, right, foot), width * 0.02, fill=vary(paper, rng, 4))
    tall, middle = foot - top, (left + right) / 2
    draw.rectangle((left, top + tall * 0.04, right, top + tall * 0.1), fill=rgb(print_colour))
    draw.rectangle((left, foot - tall * 0.1, right, foot - tall * 0.04), fill=rgb(print_colour))
    half = tall * 0.17
    y = top + tall * 0.36
    draw.polygon(
        [(middle, y - half), (middle + half, y), (middle, y + half), (middle - half, y)],
        fill=rgb(print_colour),
    )
    half *= 0.5
    draw.polygon([(middle, y - half), (middle + half, y), (middle, y + half), (middle - half, y)], fill=rgb(TURMERIC))
    for row, share in enumerate((0.34, 0.24)):
        y = top + tall * (0.64 + 0.11 * row)
        draw.rounded_rectangle(
            (middle - width * share / 2, y, middle + width * share / 2, y + tall * 0.05),
            3,
            fill=darker(print_colour, 0.1),
        )


def _stand_glass(scene: Image.Image, jar: Sprite, foot: tuple[float, float], colour: Colour) -> None:
    """Glass lets light through: its shadow has a warm spot of the colour inside."""
    width, height = jar.mask.size
    middle = (foot[0], foot[1] - height / 2)
    stand(scene, jar, middle)
    spot = polygon(
        scene.size,
        arc((foot[0] + width * 0.58, foot[1] - height * 0.01), (width * 0.26, width * 0.05), 0, 2 * pi),
    )
    scene.paste(lighter(colour, 0.3), (0, 0), scaled(soften(spot, width * 0.04), 0.55))
    place(scene, jar, middle, shadow=0)


def _lid(rng: Random, scene: Image.Image, foot: tuple[float, float], width: float, colour: Colour) -> None:
    size = (round(width), round(width * 0.36))
    face = softly_lit(Image.new("RGB", size, vary(colour, rng, 6)), levels(fibres(size, width, 2, 1), 96, 160))
    draw = ImageDraw.Draw(face)
    for x in range(0, size[0], max(4, size[0] // 44)):
        draw.line((x, size[1] * 0.3, x, size[1] * 0.9), fill=darker(colour, 0.22), width=1)
    body = turned(face, CAP, tilt=0.11, gloss=0.4)
    top = foot[1] - size[1] * 0.42
    place(scene, body, (foot[0], top), shadow=0.45, lift=0.05)
    radius = (0.44 * width, 0.11 * 0.44 * width * 1.1)
    disc = polygon(scene.size, arc((foot[0], top - size[1] / 2), radius, 0, 2 * pi))
    scene.paste(lighter(colour, 0.16), (0, 0), disc)


def _lay_comb(rng: Random, scene: Image.Image, at: tuple[float, float], amber: Colour) -> None:
    """A piece of honeycomb with shining cells."""
    n = round(scene.width * 0.5)
    sheet = Image.new("RGB", (n, n), vary("#d99a2b", rng, 6))
    cells = Image.new("L", (n, n))
    draw = ImageDraw.Draw(cells)
    reach = n / 13
    for row in range(13):
        for column in range(12):
            x, y = (column + row % 2 / 2) * reach * 1.74, row * reach * 1.5
            draw.regular_polygon((x, y, reach * 0.84), 6, fill=rng.randint(170, 255))
    sheet = Image.composite(Image.new("RGB", (n, n), rgb(amber)), lighten(sheet), scaled(soften(cells, 1.2), 0.9))
    hollow = levels(relief(soften(ImageChops.invert(cells), n / 70), n / 90), 76, 180)
    flat_piece = solid(Sprite(lit(sheet, hollow), _comb_edge(rng, n)), bulge=0.02, depth=0.7)
    squashed = Sprite(*(part.resize((n, round(n * 0.5)), Image.Resampling.LANCZOS) for part in flat_piece))
    place(scene, squashed, (at[0], at[1] + n * 0.02), shadow=0.7, lift=0.06)


def lighten(sheet: Image.Image) -> Image.Image:
    return Image.blend(sheet, Image.new("RGB", sheet.size, "#f6dc94"), 0.5)


def _comb_edge(rng: Random, n: int) -> Image.Image:
    points = [
        (
            n * (0.5 + (0.42 + rng.uniform(-0.05, 0.04)) * cos(step * pi / 9)),
            n * (0.5 + (0.42 + rng.uniform(-0.05, 0.04)) * sin(step * pi / 9)),
        )
        for step in range(18)
    ]
    return polygon((n, n), points)


MOTIFS = {make.__name__: make for make in (honey, chilli_paste, fish_sauce, coconut_oil, balm)}
