"""Things woven of bamboo, rattan and reed: baskets, sticky-rice boxes, mats."""

from collections.abc import Sequence
from math import pi
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground
from .light import cast, daylight, levels, lit, relief, soften, softly_lit
from .noise import curve, fibres, noise
from .palette import BAMBOO, COTTON, HUSK, INDIGO, LAC, Colour, darker, rgb, vary
from .shapes import arc, ellipse, polygon, stroke
from .sprite import Sprite, place, solid
from .tabletop import open_mouth, stand
from .warp import Profile, turned

LID = Profile((0, 0.43), (0.06, 0.46), (0.2, 0.485), (0.65, 0.49), (1, 0.49))
REEDS = ((BAMBOO, "#c19255"), (HUSK, "#8a5f36"), ("#e0bf86", "#c79d5d"), ("#a8743f", "#6d4426"))
DYED = (
    ("#dcc08a", "#8e2a5b", "#2f6b56"),
    ("#dcc08a", INDIGO, LAC),
    ("#e3cb98", "#c9682e", "#5b2d4f"),
    ("#d8bd88", "#3a2a24", "#b9812f"),
)


def woven(rng: Random, size: tuple[int, int], reeds: Sequence[Colour], *, strip: float, twill: int = 2) -> Image.Image:
    """Strips over and under: `twill` steps over, as many under, shifted by one in every row."""
    columns, rows = round(size[0] / strip) + 1, round(size[1] / strip) + 1
    over = [[(x + y) % (2 * twill) < twill for x in range(columns)] for y in range(rows)]
    lengthwise = [vary(rng.choice(reeds[:1]), rng, 14) for _ in range(columns)]
    crosswise = [vary(rng.choice(reeds[1:]), rng, 14) for _ in range(rows)]
    cells = Image.new("RGB", (columns, rows))
    cells.putdata([lengthwise[x] if over[y][x] else crosswise[y] for y in range(rows) for x in range(columns)])
    tile = round(strip)
    big = (columns * tile, rows * tile)
    face = cells.resize(big, Image.Resampling.NEAREST)
    face = lit(face, _strip_light(over, tile, big, twill))
    face = softly_lit(face, _reed_grain(over, big))
    return face.crop((0, 0, *size)) if face.width >= size[0] and face.height >= size[1] else face.resize(size)


def _strip_light(over: list[list[bool]], tile: int, size: tuple[int, int], twill: int) -> Image.Image:
    """Every strip is round across and dips where it goes under its neighbour."""
    round_across = curve([0.26, 0.46, 0.54, 0.58, 0.55, 0.5, 0.42, 0.22], (tile, tile))
    dip = [0.25, 0.5, *([0.53] * max(1, 3 * twill)), 0.48, 0.22]
    upright = curve(dip, (tile, tile * twill), upright=True)
    light = Image.new("L", size)
    stand, lie = _phases(round_across, upright, tile, twill)
    for y, row in enumerate(over):
        for x, above in enumerate(row):
            phase = (x + y) % (2 * twill)
            light.paste(stand[phase % twill] if above else lie[phase % twill], (x * tile, y * tile))
    return light


def _phases(across: Image.Image, along: Image.Image, tile: int, twill: int) -> tuple[list, list]:
    stand = []
    for phase in range(twill):
        part = along.crop((0, phase * tile, tile, (phase + 1) * tile))
        stand.append(ImageChops.overlay(part, across))
    return stand, [image.transpose(Image.Transpose.TRANSPOSE) for image in stand]


def _reed_grain(over: list[list[bool]], size: tuple[int, int]) -> Image.Image:
    lying = fibres(size, size[0] / 8, 2.2, 1)
    standing = fibres((size[1], size[0]), size[1] / 8, 2.2, 2).transpose(Image.Transpose.TRANSPOSE)
    mask = Image.new("L", (len(over[0]), len(over)))
    mask.putdata([255 if above else 0 for row in over for above in row])
    return levels(Image.composite(standing, lying, mask.resize(size, Image.Resampling.NEAREST)), 66, 190)


def krajood_mat(rng: Random, n: int) -> Image.Image:
    """A reed mat in dyed bands, laid askew on the floor."""
    plain, one, other = rng.choice(DYED)
    strip = n / rng.choice((52, 64, 76))
    side = round(n * 1.5)
    mat = woven(rng, (side, side), (plain, "#d2b277", "#e1c896"), strip=strip, twill=rng.choice((2, 3)))
    bands = Image.new("L", (side, side))
    draw = ImageDraw.Draw(bands)
    gap = side / rng.choice((5, 6, 8))
    style = rng.choice(("stripes", "lozenges", "checks"))
    for number in range(9):
        _band(draw, style, number * gap, gap, side)
    for colour, mask in ((one, bands), (other, ImageChops.offset(bands, round(gap / 2), round(gap / 2)))):
        dyed = softly_lit(
            Image.blend(mat, Image.new("RGB", mat.size, rgb(colour)), 0.72), levels(mat.convert("L"), 40, 220)
        )
        mat.paste(dyed, (0, 0), mask)
    return _laid(rng, mat, n)


def _band(draw: ImageDraw.ImageDraw, style: str, at: float, gap: float, side: int) -> None:
    if style == "lozenges":
        for row in range(9):
            middle, half = row * gap + gap / 2, gap * 0.36
            draw.polygon(
                [
                    (at + gap / 2, middle - half),
                    (at + gap / 2 + half, middle),
                    (at + gap / 2, middle + half),
                    (at + gap / 2 - half, middle),
                ],
                fill=255,
            )
        return
    draw.rectangle((at, 0, at + gap * 0.3, side), fill=255)
    draw.rectangle((at + gap * 0.42, 0, at + gap * 0.5, side), fill=255)
    if style == "checks":
        draw.rectangle((0, at, side, at + gap * 0.22), fill=255)


def _laid(rng: Random, mat: Image.Image, n: int) -> Image.Image:
    scene = ground.flat(rng, n, "planks", "stone")
    angle = rng.choice((45, 45, 12, -20))
    turned_mat = mat.rotate(angle, Image.Resampling.BICUBIC)
    cut = (mat.width - n) // 2
    turned_mat = turned_mat.crop((cut, cut, cut + n, cut + n))
    if rng.random() < 0.5:
        mask = ellipse((n, n), (n * 0.08, n * 0.08, n * 0.92, n * 0.92))
    else:
        far = n * rng.uniform(0.7, 0.8)
        mask = polygon((n, n), [(-9, -9), (n + 9, -9), (n + 9, far * 0.9), (-9, far * 1.12)])
    cast(scene, mask, by=n * 0.01, blur=n * 0.012, depth=0.65)
    scene.paste(turned_mat, (0, 0), mask)
    rim = ImageChops.subtract(mask, soften(mask, n / 120))
    scene.paste(darker(HUSK, 0.3), (0, 0), rim)
    return daylight(scene)


def basket(rng: Random, n: int) -> Image.Image:
    """A basket with a handle on a table, or the weave itself from near by."""
    reeds = rng.choice(REEDS)
    if rng.random() < 0.3:
        close = woven(rng, (n, n), reeds, strip=n / rng.choice((13, 16, 19)), twill=rng.choice((1, 2, 2, 3)))
        return daylight(softly_lit(close, levels(noise((n, n), (n / 2, n / 2), 3), 96, 160)))
    scene = ground.table(rng, n, edge=0.64)
    profile = rng.choice(
        (
            Profile((0, 0.48), (0.3, 0.49), (0.7, 0.42), (1, 0.33)),
            Profile((0, 0.4), (0.25, 0.45), (0.6, 0.49), (1, 0.36)),
            Profile((0, 0.34), (0.15, 0.38), (0.55, 0.49), (0.85, 0.45), (1, 0.36)),
        )
    )
    width, height = round(n * rng.uniform(0.62, 0.7)), round(n * rng.uniform(0.4, 0.48))
    foot = n * 0.88
    body = _woven_body(rng, (width, height), profile, reeds)
    middle = (n / 2, foot - height / 2)
    _handle(scene, reeds, (n / 2, foot - height), (profile.radius(0) * width * 0.96, n * rng.uniform(0.26, 0.36)))
    stand(scene, body, middle)
    open_mouth(scene, (n / 2, foot - height), profile.radius(0) * width, n, reeds[1])
    return daylight(scene)


def _woven_body(rng: Random, size: tuple[int, int], profile: Profile, reeds: Sequence[Colour]) -> Sprite:
    skin = woven(rng, size, reeds, strip=size[0] / rng.choice((22, 28, 34)), twill=rng.choice((1, 2, 2)))
    draw = ImageDraw.Draw(skin)
    rim = size[1] / 13
    for level in (0, size[1] - rim * 1.6):
        draw.rectangle((0, level, size[0], level + rim), fill=vary(reeds[0], rng))
        for x in range(0, size[0], max(6, size[0] // 40)):
            draw.line(
                (x, level, x + rim * 0.6, level + rim),
                fill=darker(reeds[1], 0.45),
                width=max(2, size[0] // 220),
            )
    return turned(skin, profile, tilt=0.14, gloss=0.0)


def _handle(scene: Image.Image, reeds: Sequence[Colour], foot: tuple[float, float], reach: tuple[float, float]) -> None:
    n = scene.width
    bow = stroke((n, n), arc(foot, reach, pi, 2 * pi, 70), n * 0.03)
    wrap = Image.new("RGB", (n, n), rgb(reeds[0]))
    draw = ImageDraw.Draw(wrap)
    for x in range(-n, n, max(8, n // 60)):
        draw.line((x, n, x + n * 0.6, 0), fill=darker(reeds[1], 0.35), width=max(2, n // 250))
    light = levels(relief(soften(bow, n * 0.008), n * 0.008), 56, 196)
    cast(scene, bow, by=n * 0.01, blur=n * 0.016, depth=0.3)
    scene.paste(lit(wrap, light), (0, 0), bow)


def kratip(rng: Random, n: int) -> Image.Image:
    """The lidded box that keeps sticky rice warm, with its cord and crossed feet."""
    scene = ground.table(rng, n, edge=0.62)
    reeds = rng.choice(REEDS[:3])
    tall = rng.uniform(0.36, 0.44)
    size = (round(n * 0.54), round(n * tall))
    foot = n * 0.87
    body = _kratip_part(rng, size, Profile((0, 0.44), (0.4, 0.48), (0.8, 0.47), (1, 0.42)), reeds)
    lid = _kratip_part(
        rng,
        (round(n * 0.56), round(n * 0.18)),
        LID,
        reeds,
    )
    _cord(scene, (n / 2, foot - size[1] * 0.7), n)
    stand(scene, body, (n / 2, foot - size[1] / 2))
    place(scene, lid, (n / 2, foot - size[1] - n * 0.01), shadow=0.5, lift=0.06)
    _woven_top(rng, scene, (n / 2, foot - size[1] - n * 0.1), n * 0.56 * 0.43, reeds)
    if rng.random() < 0.7:
        small = _kratip_part(rng, (round(n * 0.26), round(n * 0.2)), Profile((0, 0.44), (0.5, 0.49), (1, 0.42)), reeds)
        top = _kratip_part(rng, (round(n * 0.27), round(n * 0.09)), LID, reeds)
        side = rng.choice((0.2, 0.8)) * n
        stand(scene, small, (side, n * 0.82))
        place(scene, top, (side, n * 0.72), shadow=0.5, lift=0.06)
        _woven_top(rng, scene, (side, n * 0.675), n * 0.27 * 0.43, reeds)
    return daylight(scene)


def _kratip_part(rng: Random, size: tuple[int, int], profile: Profile, reeds: Sequence[Colour]) -> Sprite:
    skin = woven(rng, size, reeds, strip=max(5, size[0] / rng.choice((44, 52))), twill=rng.choice((2, 3)))
    draw = ImageDraw.Draw(skin)
    for level in (0.84, 0.93):
        draw.rectangle((0, size[1] * level, size[0], size[1] * (level + 0.045)), fill=darker(reeds[1], 0.22))
    return turned(skin, profile, tilt=0.13, gloss=0.0)


def _woven_top(
    rng: Random, scene: Image.Image, centre: tuple[float, float], radius: float, reeds: Sequence[Colour]
) -> None:
    """The flat top of a lid, seen at a slant."""
    side = round(radius * 2)
    disc = woven(rng, (side, side), reeds, strip=max(4, side / 34), twill=2).rotate(30, Image.Resampling.BICUBIC)
    mask = ellipse((side, side), (1, 1, side - 1, side - 1))
    lid = solid(Sprite(lit(disc, Image.new("L", disc.size, 146)), mask), bulge=0.03, depth=0.4)
    place(scene, Sprite(*(part.resize((side, round(side * 0.2))) for part in lid)), centre, shadow=0)


def _cord(scene: Image.Image, centre: tuple[float, float], n: int) -> None:
    mask = stroke((n, n), arc(centre, (n * 0.245, n * 0.42), pi, 2 * pi, 80), n * 0.012)
    cast(scene, mask, by=n * 0.012, blur=n * 0.01, depth=0.35)
    twist = lit(Image.new("RGB", (n, n), rgb(COTTON)), levels(noise((n, n), (n / 160, n / 160), 2), 84, 160))
    scene.paste(lit(twist, levels(relief(soften(mask, n * 0.003), n * 0.003), 60, 186)), (0, 0), mask)


MOTIFS = {make.__name__: make for make in (basket, krajood_mat, kratip)}
