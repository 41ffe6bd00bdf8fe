"""Pictures of villages for the shops: hills, rice fields, sea and orchards, in the light of one hour of the day."""

from math import sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .landscape import Land
from .light import levels, scaled, shine, soften, softly_lit, tint
from .noise import clouds, curve, fibres, noise
from .palette import Colour, darker, lighter, mix, rgb, vary
from .shapes import Point, polygon, smooth

GREENS = ("#6f9a45", "#86a84a", "#4f8548", "#a9b04f", "#c9b04a")


def north(rng: Random, size: tuple[int, int]) -> Image.Image:
    """Misty mountains, terraced rice and a house among them."""
    land = Land(rng, size)
    for base, rise, far in ((0.56, 0.36, 0.72), (0.6, 0.26, 0.5), (0.66, 0.18, 0.28)):
        land.hills(base, rise, "#3f6b52", far=far)
    _terraces(land, 0.62)
    land.tree((rng.uniform(0.08, 0.2), 0.74), 0.3, "#4f7f3f")
    land.house((rng.uniform(0.58, 0.74), 0.78), 0.21)
    land.tree((rng.uniform(0.4, 0.48), 0.79), 0.16, "#5f8a3f")
    land.tree((0.9, 0.86), 0.42, "#5a8a42")
    return land.finished()


def _terraces(land: Land, top: float) -> None:
    tone = land.rng.choice(GREENS)
    for step in range(9):
        y = top + (1.02 - top) * (step / 9) ** 1.25
        wave = [
            (x / 10, y + 0.028 * sin(x * 0.7 + step * 1.3) + land.rng.uniform(-0.004, 0.004)) for x in range(-1, 12)
        ]
        edge = smooth(wave, closed=False)
        face = levels(fibres(land.size, 6, land.height / 60, step), 60, 196)
        land.fill([*edge, (1.1, 1.2), (-0.1, 1.2)], darker(tone, 0.42))
        land.fill(
            [*((x, y + 0.004 + step * 0.0009) for x, y in edge), (1.1, 1.2), (-0.1, 1.2)], mix("#cfe0dc", land.low, 0.4)
        )
        land.fill(
            [*((x, y + 0.011 + step * 0.0022) for x, y in edge), (1.1, 1.2), (-0.1, 1.2)],
            mix(vary(tone, land.rng, 12), land.haze, 0.22 * (1 - step / 9)),
            texture=face,
        )


def northeast(rng: Random, size: tuple[int, int]) -> Image.Image:
    """The wide plain: rice in rows, sugar palms, a weaver's house."""
    land = Land(rng, size)
    land.hills(0.58, 0.07, "#4f6f52", far=0.6, peaks=8)
    _field(land, 0.58, rng.choice(("#9aa845", "#c9a63f", "#7fa046")))
    for x in sorted(rng.uniform(0.02, 0.5) for _ in range(5)):
        land.palm((x, 0.6 + rng.uniform(0, 0.05)), rng.uniform(0.26, 0.38))
    land.tree((0.93, 0.66), 0.3, "#5a7f3a")
    land.tree((rng.uniform(0.5, 0.58), 0.66), 0.24, "#6a8a3f")
    land.house((rng.uniform(0.66, 0.78), 0.7), 0.24, roof="#7a4434")
    land.tree((rng.uniform(0.86, 0.98), 0.78), 0.42, "#5f8a3f")
    return land.finished()


def _field(land: Land, top: float, tone: Colour) -> None:
    """Rows of rice that meet at the horizon."""
    land.fill([(-0.1, top), (1.1, top), (1.1, 1.1), (-0.1, 1.1)], tone)
    draw = ImageDraw.Draw(land.picture)
    for row in range(70):
        depth = (row / 70) ** 2.2
        y = (top + (1 - top) * depth) * land.height
        blade = land.height * (0.004 + 0.04 * depth)
        step = max(2.0, land.width * (0.004 + 0.012 * depth))
        shade = mix(mix(tone, land.haze, 0.4), darker(tone, 0.2), depth)
        x = land.rng.uniform(-step, 0)
        while x < land.width:
            lean = land.rng.uniform(-0.5, 0.7) * blade
            colour = vary(lighter(shade, 0.16) if land.rng.random() < 0.45 else shade, land.rng, 10)
            draw.line([(x, y + blade), (x + lean, y - blade)], fill=colour, width=max(1, round(step / 3)))
            x += step * land.rng.uniform(0.4, 0.9)


def south(rng: Random, size: tuple[int, int]) -> Image.Image:
    """Sea, limestone islands, long-tail boats and palms."""
    land = Land(rng, size)
    for x, wide, tall, far in (
        (rng.uniform(0.5, 0.6), 0.2, 0.22, 0.6),
        (0.84, 0.26, 0.34, 0.42),
        (0.3, 0.13, 0.14, 0.66),
    ):
        _island(land, (x, 0.585), wide, tall, far)
    _sea(land, 0.58)
    _boat(land, (rng.uniform(0.46, 0.56), 0.74), 0.3)
    _boat(land, (0.78, 0.65), 0.14)
    beach = smooth([(-0.1, 0.86), (0.25, 0.9), (0.55, 0.97), (0.8, 1.08)], closed=False)
    land.fill([*((x, y - 0.02) for x, y in beach), (-0.1, 1.2)], "#e9f0e4")
    land.fill([*beach, (-0.1, 1.2)], "#e3cf9f", texture=levels(noise(land.size, (3, 3), 2), 96, 160))
    land.palm((0.12, 0.98), 0.66, lean=0.16)
    land.palm((0.03, 1.0), 0.5, lean=0.1)
    return land.finished()


def _island(land: Land, foot: Point, wide: float, tall: float, far: float) -> None:
    x, y = foot
    edge = [(-0.5, 0), (-0.44, 0.5), (-0.3, 0.78), (-0.12, 1.0), (0.08, 0.86), (0.24, 0.92), (0.4, 0.55), (0.5, 0)]
    rough = [(x + px * wide, y - (py + land.rng.uniform(-0.08, 0.08)) * tall) for px, py in edge]
    rock = levels(
        fibres((land.height, land.width), 90, 9, 3).transpose(Image.Transpose.ROTATE_90).resize(land.size), 40, 216
    )
    outline = [*smooth(rough, closed=False), (x + wide / 2, y + 0.01), (x - wide / 2, y + 0.01)]
    mask = land.fill(outline, mix("#8a8672", land.haze, far), texture=rock)
    cover = clouds(land.size, land.width / 16, 1).point([255 if value > 118 else 0 for value in range(256)])
    green = ImageChops.multiply(mask, soften(cover, 2))
    land.picture.paste(mix("#3f6b45", land.haze, far), (0, 0), scaled(green, 0.9))


def _sea(land: Land, top: float) -> None:
    box = (0, round(top * land.height), land.width, land.height)
    depth = curve([step / 20 for step in range(21)], (land.width, box[3] - box[1]), upright=True)
    water = tint(depth, mix(land.low, "#5fa8b0", 0.45), "#2b8f94", "#57b0ae")
    waves = fibres(water.size, land.width / 12, max(2, land.height / 130), 4)
    water = softly_lit(water, levels(waves, 50, 206))
    glints = waves.point([max(0, min(255, (value - 176) * 6)) for value in range(256)])
    land.picture.paste(shine(water, scaled(glints, 0.6), rgb(land.sun)), box[:2])


def _boat(land: Land, foot: Point, wide: float) -> None:
    """A long-tail boat with its high bow and the ribbons on it."""
    unit = wide * land.width

    def at(x: float, y: float) -> Point:
        return foot[0] * land.width + x * unit, foot[1] * land.height - y * unit

    shade = polygon(land.size, [at(-0.5, 0), at(0.48, 0.02), at(0.42, -0.1), at(-0.42, -0.1)])
    land.picture.paste((14, 50, 58), (0, 0), scaled(soften(shade, unit * 0.03), 0.6))
    hull = smooth([at(-0.56, 0.14), at(-0.4, 0.07), at(0, 0.05), at(0.36, 0.1), at(0.62, 0.34)], closed=False)
    keel = smooth([at(0.6, 0.3), at(0.4, 0.02), at(0.1, -0.06), at(-0.3, -0.05), at(-0.52, 0.03)], closed=False)
    draw = ImageDraw.Draw(land.picture)
    draw.polygon([*hull, *keel], fill=rgb("#7a4a2a"))
    stripe = land.rng.choice(("#b03a2e", "#2f6f8a", "#d9a23a"))
    draw.line(
        [(x, y + unit * 0.012) for x, y in hull], fill=rgb(stripe), width=max(2, round(unit * 0.03)), joint="curve"
    )
    draw.line(hull, fill=rgb("#d9b884"), width=max(1, round(unit * 0.012)), joint="curve")
    draw.polygon([at(-0.3, 0.3), at(0.12, 0.32), at(0.16, 0.27), at(-0.34, 0.25)], fill=rgb("#e6dcc6"))
    for x in (-0.28, -0.08, 0.1):
        draw.line([at(x, 0.08), at(x, 0.28)], fill=rgb("#4a3220"), width=max(1, round(unit * 0.012)))
    for number, colour in enumerate(("#c4303a", "#e5b04a", "#3f7a4a")):
        draw.line(
            [at(0.585 - number * 0.012, 0.3), at(0.575 - number * 0.03, 0.16)],
            fill=rgb(colour),
            width=max(2, round(unit * 0.018)),
        )


def central(rng: Random, size: tuple[int, int]) -> Image.Image:
    """An orchard by a canal, houses at the water."""
    land = Land(rng, size)
    land.hills(0.56, 0.05, "#55785a", far=0.6, peaks=9)
    for number in range(9):
        land.tree((number / 8 + rng.uniform(-0.03, 0.03), 0.62), rng.uniform(0.22, 0.32), vary("#557f3f", rng, 14))
    land.palm((rng.uniform(0.3, 0.4), 0.63), 0.46, lean=0.06)
    land.fill(
        [(-0.1, 0.6), (1.1, 0.6), (1.1, 0.7), (-0.1, 0.7)],
        "#7f9a4a",
        texture=levels(noise(land.size, (5, 4), 2), 50, 206),
    )
    land.house((rng.uniform(0.2, 0.3), 0.69), 0.2, roof="#9c5a3a")
    land.house((rng.uniform(0.62, 0.72), 0.69), 0.25, roof="#7a4a3a")
    land.tree((rng.uniform(0.88, 0.96), 0.7), 0.4, "#5f8f45")
    land.palm((0.06, 0.7), 0.5, lean=0.05)
    _canal(land, 0.685)
    _boat(land, (rng.uniform(0.42, 0.6), 0.86), 0.26)
    return land.finished()


def _canal(land: Land, top: float) -> None:
    """Still water: the bank upside down, a little green and broken by ripples."""
    edge = round(top * land.height)
    deep = land.height - edge
    mirrored = land.picture.crop((0, edge - deep, land.width, edge)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    ripples = fibres((land.width, deep), land.width / 9, max(2, land.height / 120), 2)
    slid = ImageChops.offset(mirrored, round(land.width * 0.006), 0)
    water = Image.composite(mirrored, slid, ripples).resize((land.width, deep))
    water = Image.blend(soften(water, land.width / 300), Image.new("RGB", water.size, rgb("#5a7a68")), 0.34)
    land.picture.paste(softly_lit(water, levels(ripples, 70, 190)), (0, edge))


REGIONS = {make.__name__: make for make in (north, northeast, central, south)}
