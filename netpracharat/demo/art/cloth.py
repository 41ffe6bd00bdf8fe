"""Cloth: threads over a pattern, then a length laid in folds, a folded piece on a ground, or a stack."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from . import ground, pattern
from .light import cast, daylight, levels, lit, relief, soften, softly_lit
from .noise import clouds, curve, fibres, noise
from .palette import COTTON, DEEP_INDIGO, INDIGO, LAC, TURMERIC, Colour, rgb, vary
from .shapes import polygon
from .sprite import Sprite, place
from .warp import bent

SILKS = (
    (DEEP_INDIGO, "#e9dfc6", LAC, "#b98a3a"),
    ("#6f1a2e", "#efd9a8", TURMERIC, "#32142a"),
    ("#1d4038", "#e7dfc9", TURMERIC, "#8e2a3a"),
    ("#e6d8bb", "#7a3b2a", INDIGO, "#b58a4a"),
    ("#4b2b57", "#e8cf8f", "#c9486a", "#20324f"),
    ("#3a2416", "#d9b36b", "#b5482e", "#e9dcc0"),
    ("#0f5261", "#f2e6c8", "#d9803b", "#11293b"),
)
INDIGOS = (
    (INDIGO, "#e7e4da", "#5b74a6", "#16204a"),
    ("#24407a", "#dfe4ea", "#8fa7c9", "#101c3c"),
    ("#3d5a80", "#f3ecdc", "#98b2c8", "#22304f"),
    ("#1c2a52", "#c9d3df", "#45639a", "#0e1530"),
)
KHAOMA = (
    ("#a52634", "#20264f", COTTON, TURMERIC),
    ("#2a4f8f", "#e8e0cc", LAC, "#17224a"),
    ("#2f6b4a", "#d9b84a", "#f1e9d6", "#7a2436"),
    ("#5a2d63", "#c9657d", COTTON, "#26305e"),
    ("#d07a35", "#5b2333", "#f1e5c9", "#2f4a3f"),
)
BROCADES = (
    ("#5f1424", "#e7b23c", "#f3ead5", "#2c6a55"),
    ("#1a1c26", "#dfa73a", "#b02f3d", "#e9e2d0"),
    ("#1f2d5c", "#e8d9a8", "#b5384a", "#e0a23c"),
    ("#233f33", "#e9c45a", "#c4503b", "#f0e6cf"),
)


def mudmi(rng: Random, n: int) -> Image.Image:
    """Silk whose weft was tied and dyed before weaving, so that every edge of the pattern trembles."""
    silk = ikat(rng, n, rng.choice(SILKS))
    return rng.choice((draped, draped, folded))(rng, silk)


def ikat(rng: Random, n: int, colours: Sequence[Colour]) -> Image.Image:
    """A flat piece of tied and dyed silk."""
    make = rng.choice((pattern.diamonds, pattern.diamonds, pattern.waves))
    cells = make(rng, rng.choice((84, 104, 120)), rng.choice((100, 130)), colours)
    return threads(rng, _feathered(rng, cells, n), sheen=1.0)


def tin_chok(rng: Random, n: int) -> Image.Image:
    """The brocade hem of a tube skirt, picked thread by thread."""
    colours = rng.choice(BROCADES)
    columns = rng.choice((110, 132))
    cells, rows = pattern.brocade(rng, columns, colours)
    large = cells.resize((n, round(n * rows / columns * 0.9)), Image.Resampling.NEAREST)
    piece = Image.new("RGB", (n, n), rgb(colours[0]))
    for top in range(0, n, large.height):
        piece.paste(large, (0, top))
    raised = relief(soften(piece.convert("L"), n / 700), max(1, n / 600))
    return rng.choice((draped, folded))(rng, threads(rng, softly_lit(piece, raised), sheen=0.5))


def pha_khaoma(rng: Random, n: int) -> Image.Image:
    """The checked cloth that every house has: sash, towel, cradle and bag."""
    cells = pattern.checks(rng, 170, rng.choice(KHAOMA))
    piece = threads(rng, cells.resize((n, n), Image.Resampling.NEAREST), sheen=0.1)
    return rng.choice((folded, draped, folded))(rng, piece)


def indigo_cotton(rng: Random, n: int) -> Image.Image:
    """Cotton from the indigo vat: plain, striped or bound, in a stack or spread out."""
    if rng.random() < 0.45:
        colours = rng.choice(INDIGOS)
        return rng.choice((draped, folded))(rng, _cotton_piece(rng, n, colours, bound=True))
    return stack(rng, n)


def _cotton_piece(rng: Random, n: int, colours: tuple[str, ...], *, bound: bool = False) -> Image.Image:
    if bound:
        cells = pattern.tie_dye(rng, 150, (colours[3], colours[1]))
        piece = cells.resize((n, n), Image.Resampling.BICUBIC)
        ragged = noise((n, n), (n / 90, n / 90), rng.randrange(6))
        piece = softly_lit(piece, levels(ragged, 50, 206))
        return threads(rng, piece, sheen=0.1)
    kind = rng.choice((pattern.stripes, pattern.checks, None, None))
    plain = Image.new("RGB", (150, 150), vary(rng.choice(colours), rng, 10))
    cells = kind(rng, 150, colours) if kind else plain
    return threads(rng, cells.resize((n, n), Image.Resampling.NEAREST), sheen=0.05)


def _feathered(rng: Random, cells: Image.Image, n: int) -> Image.Image:
    """Every few weft threads slip sideways a little, as the tied yarn does on the loom."""
    tall = cells.resize((n, cells.height * 3), Image.Resampling.NEAREST)
    slipped = tall.copy()
    reach = n / cells.width * 0.36
    for row in range(tall.height):
        strip = tall.crop((0, row, n, row + 1))
        slipped.paste(ImageChops.offset(strip, round(rng.gauss(0, reach)), 0), (0, row))
    faded = slipped.resize((n // 5, tall.height), Image.Resampling.BOX)
    return faded.resize((n, n), Image.Resampling.BICUBIC)


def threads(rng: Random, piece: Image.Image, *, sheen: float) -> Image.Image:
    """The fine weave: over and under, slubs in the yarn, and for silk a sheen."""
    n = piece.width
    tile = Image.new("L", (4, 4), 128)
    tile.putdata([150, 138, 112, 122, 136, 118, 128, 144, 112, 122, 150, 138, 128, 144, 136, 118])
    weave = _tiled(tile, (n, n))
    kind = rng.randrange(6)
    slubs = ImageChops.add(
        fibres((n, n), n / 12, 2.0, kind),
        fibres((n, n), n / 12, 2.4, kind + 1).transpose(Image.Transpose.ROTATE_90),
        2,
    )
    piece = softly_lit(softly_lit(piece, weave), levels(slubs, 62, 192))
    return softly_lit(piece, levels(clouds((n, n), n / 3, kind), 96, 128 + 60 * sheen))


def _tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    sheet = tile.copy()
    while sheet.width < size[0] or sheet.height < size[1]:
        double = Image.new(sheet.mode, (sheet.width * 2, sheet.height * 2))
        for x in (0, sheet.width):
            for y in (0, sheet.height):
                double.paste(sheet, (x, y))
        sheet = double
    return sheet.crop((0, 0, *size))


def draped(rng: Random, piece: Image.Image) -> Image.Image:
    """A length that fills the picture, lying in soft slanting folds."""
    n = piece.width
    tilt, folds, phase = rng.uniform(0.3, 1.1), rng.uniform(2.2, 3.6), rng.uniform(0, 6)

    def height(x: float, y: float) -> float:
        along = (x * cos(tilt) + y * sin(tilt)) / n
        across = (y * cos(tilt) - x * sin(tilt)) / n
        turn = 2 * pi * folds * along + 0.9 * sin(across * 4 + phase) + phase
        return (sin(turn) + 0.35 * sin(2.3 * turn + across * 3)) * (0.55 + 0.45 * sin(across * 3.1 + phase) ** 2)

    def bend(x: float, y: float) -> tuple[float, float]:
        swell = height(x, y) * 0.018 * n
        return n * 0.07 + x * 0.86 + swell * cos(tilt), n * 0.07 + y * 0.86 + swell * sin(tilt)

    grid = range(-4, 100)
    heights = Image.new("L", (104, 104))
    heights.putdata([round(128 + 84 * height(x * n / 96, y * n / 96)) for y in grid for x in grid])
    light = relief(heights, 2).crop((4, 4, 100, 100)).resize((n, n), Image.Resampling.BICUBIC)
    cloth = bent(piece, (n, n), bend, step=24)
    return daylight(lit(cloth, levels(light, 46, 214)), strength=0.7)


def folded(rng: Random, piece: Image.Image) -> Image.Image:
    """A folded piece on a ground: layer on layer, each with its fold, fringes at the end."""
    n = piece.width
    scene = ground.flat(rng, n, "planks", "cotton", "stone")
    angle = rng.choice((-1, 1)) * rng.uniform(4, 16)
    wide, high = n * rng.uniform(0.6, 0.68), n * rng.uniform(0.74, 0.86)
    centre = (n / 2, n / 2)
    for layer, (share, slip) in enumerate(((1.0, 0.035), (0.985, 0.0), (0.62, -0.19))):
        size = (round(wide * (1 - layer * 0.012)), round(high * share))
        sheet = _layer(rng, piece, size, fringe=layer == 2)
        turned = sheet.image.rotate(angle, Image.Resampling.BICUBIC, expand=True)
        mask = sheet.mask.rotate(angle, Image.Resampling.BICUBIC, expand=True)
        spot = (centre[0] + n * slip * 0.25, centre[1] + n * slip)
        place(scene, Sprite(turned, mask), spot, shadow=0.62, lift=0.016)
    return daylight(scene)


def _layer(rng: Random, piece: Image.Image, size: tuple[int, int], *, fringe: bool) -> Sprite:
    width, height = size
    hem = max(4, width // 24)
    image = Image.new("RGB", (width + 2 * hem, height + 2 * hem), rgb("#d9c9a8"))
    left, top = rng.randrange(0, piece.width - width), rng.randrange(0, max(1, piece.height - height))
    part = piece.crop((left, top, left + width, top + height))
    image.paste(part.resize((width, height)), (hem, hem))
    rise = [0.62, 0.6, 0.56, *([0.5] * 22), 0.47, 0.42, 0.24]
    sides = curve(rise, image.size)
    ends = curve(rise, image.size, upright=True)
    image = lit(lit(image, sides), ends)
    image = softly_lit(image, ground.creases(rng, image.size, depth=34))
    mask = Image.new("L", image.size)
    sway = [(hem + x, hem + height + hem * 0.1 * sin(x / width * 9)) for x in range(width, -1, -8)]
    mask.paste(polygon(image.size, [(hem, hem), (hem + width, hem), *sway]))
    if fringe:
        _fringe(rng, mask, hem, width, height)
    return Sprite(image, mask)


def _fringe(rng: Random, mask: Image.Image, hem: int, width: int, height: int) -> None:
    draw = ImageDraw.Draw(mask)
    step = max(3, width // 110)
    for x in range(hem + 1, hem + width, step):
        foot = x + rng.uniform(-step, step)
        draw.line(
            (x, hem + height - 2, foot, hem * 1.9 + height + rng.uniform(-4, 2)),
            fill=235,
            width=max(1, step // 2),
        )


def stack(rng: Random, n: int) -> Image.Image:
    """Folded pieces one on the other, their folds to the front, on a table."""
    scene = ground.table(rng, n, edge=0.66)
    colours = rng.choice(INDIGOS)
    count = rng.choice((5, 6, 7))
    thick = n * 0.56 / count
    foot = n * 0.86
    for number in range(count):
        size = (round(n * rng.uniform(0.6, 0.66)), round(thick * rng.uniform(0.92, 1.06)))
        bound = rng.random() < 0.25
        sheet = _slab(rng, _cotton_piece(rng, size[0], colours, bound=bound), size)
        middle = n / 2 + rng.uniform(-0.012, 0.012) * n
        if number == 0:
            _ground_shadow(scene, middle, foot, size[0])
        place(scene, sheet, (middle, foot - size[1] / 2), shadow=0.5, lift=0.05)
        foot -= size[1] * 0.97
    return daylight(scene)


def _ground_shadow(scene: Image.Image, middle: float, foot: float, width: float) -> None:
    n = scene.width
    half, thick = width * 0.53, n * 0.03
    box = [
        (middle - half, foot - thick),
        (middle + half * 1.1, foot - thick),
        (middle + half * 1.14, foot + thick),
        (middle - half * 0.97, foot + thick),
    ]
    cast(scene, polygon((n, n), box), by=0, blur=n * 0.018, depth=0.75)


def _slab(rng: Random, piece: Image.Image, size: tuple[int, int]) -> Sprite:
    """One folded piece seen from its fold: two or three soft rolls, dark between them."""
    width, height = size
    rolls = rng.choice((2, 2, 3))
    light = []
    for step in range(121):
        inside = step / 120 * rolls % 1
        light.append(0.56 - 0.5 * abs(inside - 0.36) ** 1.7 - (0.3 if inside > 0.93 or inside < 0.03 else 0))
    image = piece.crop((0, 0, width, height))
    image = lit(image, soften(curve(light, size, upright=True), height / 60))
    sides = curve([0.4, 0.52, 0.55, *([0.52] * 8), 0.48, 0.4, 0.24], size)
    image = softly_lit(lit(image, sides), levels(clouds(size, width / 6, rng.randrange(6)), 90, 166))
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for roll in range(rolls):
        top = roll * height / rolls
        draw.rounded_rectangle(
            (
                rng.uniform(0, width * 0.015),
                top,
                width - 1 - rng.uniform(0, width * 0.015),
                top + height / rolls,
            ),
            height / rolls * 0.46,
            fill=255,
        )
    return Sprite(image, soften(mask, 0.8))


MOTIFS = {make.__name__: make for make in (mudmi, indigo_cotton, pha_khaoma, tin_chok)}
