"""What things lie on: planks, cotton, banana leaf, stone, and a table before a wall."""

from math import cos, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .light import glow, levels, lit, relief, scaled, soften, softly_lit, tint
from .noise import clouds, curve, fibres, grain, noise
from .palette import Colour, darker, lighter, rgb, vary
from .warp import bent, receding

WOODS = ("#8f6238", "#a9794a", "#6e4527", "#b08a5e", "#5a3a26")
STONES = ("#8d8b86", "#5c5f66", "#a59c8e", "#3c3f47")
COTTONS = ("#efe6d3", "#e3d6bd", "#d9d5cc", "#e9dcc9")


def planks(rng: Random, size: tuple[int, int], *, wood: Colour | None = None) -> Image.Image:
    """Boards that lie from left to right, each with its own tone and grain."""
    width, height = size
    colour = wood or rng.choice(WOODS)
    board = height / rng.choice((4, 5, 6))
    face, draw = _sheet(size)
    for row in range(7):
        tone = vary(colour, rng, 13)
        draw.rectangle((0, row * board, width, (row + 1) * board), fill=tone)
    kind = rng.randrange(6)
    fine = fibres(size, width / 5, max(1.4, height / 420), kind)
    wavy = bent(fine, size, lambda x, y: (x, y + height * 0.006 * sin(x / width * 7 + y / height * 14)))
    face = lit(face, levels(wavy, 96, 166))
    face = softly_lit(face, levels(noise(size, (width / 3, height / 30), kind), 88, 170))
    seams = Image.new("L", size, 128)
    lines = ImageDraw.Draw(seams)
    for row in range(1, 7):
        lines.line((0, row * board, width, row * board), fill=18, width=max(2, round(height / 300)))
        lines.line((0, row * board + height / 260, width, row * board + height / 260), fill=165, width=2)
    return lit(face, soften(seams, height / 900))


def cotton(rng: Random, size: tuple[int, int], *, colour: Colour | None = None) -> Image.Image:
    """Plain hand-woven cloth with a few soft creases."""
    width, height = size
    base = Image.new("RGB", size, vary(colour or rng.choice(COTTONS), rng, 5))
    kind = rng.randrange(6)
    weft = fibres(size, width / 30, 2.2, kind)
    warp = fibres((height, width), height / 30, 2.2, kind + 1).transpose(Image.Transpose.ROTATE_90)
    woven = softly_lit(base, levels(ImageChops.add(weft, warp.resize(size), 2), 70, 186))
    return softly_lit(woven, creases(rng, size))


def creases(rng: Random, size: tuple[int, int], depth: float = 46) -> Image.Image:
    """The light on cloth that was folded and smoothed again."""
    width, height = size
    hem = width // 16
    wide = (width + 2 * hem, height + 2 * hem)
    hills = clouds(wide, width / rng.uniform(2.2, 3.5), rng.randrange(6))
    slanted = bent(hills, wide, lambda x, y: (x * 0.45 + y * 0.5, y * 0.5 + height * 0.2), step=64)
    light = levels(relief(soften(slanted, width / 60), width / 40), 128 - depth * 2, 128 + depth * 2)
    return light.crop((hem, hem, hem + width, hem + height))


def leaf(rng: Random, size: tuple[int, int]) -> Image.Image:
    """A banana leaf from edge to edge: a pale rib and its slanting veins."""
    width, height = size
    green = rng.choice(("#3d7a3a", "#4c8a3f", "#2f6a3c"))
    veins = fibres((width, height * 3), width * 2, max(3, height / 90), rng.randrange(6))
    slope, rib = rng.uniform(0.35, 0.6), height * rng.choice((0.16, 0.84, 0.5))

    def bend(x: float, y: float) -> tuple[float, float]:
        side = y - rib
        return x, height * 1.2 + (x - width) * slope * 0.6 + abs(side) * 0.9 + width * 0.1 * sin(side / height)

    face = tint(levels(bent(veins, size, bend), 30, 225), darker(green, 0.45), lighter(green, 0.28), green)
    face = softly_lit(face, levels(clouds(size, width / 4, 2), 70, 180))
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).line((0, rib, width, rib), fill=255, width=height // 38)
    mask = soften(mask, height / 300)
    face = Image.composite(mix_layer(face, "#a9bf6c", 0.5), face, mask)
    return softly_lit(face, relief(soften(mask, height / 120), height / 200))


def mix_layer(image: Image.Image, colour: Colour, share: float) -> Image.Image:
    return Image.blend(image, Image.new("RGB", image.size, rgb(colour)), share)


def stone(rng: Random, size: tuple[int, int], *, colour: Colour | None = None) -> Image.Image:
    """Slate or cast cement, rubbed smooth."""
    width = size[0]
    tone = vary(colour or rng.choice(STONES), rng, 6)
    hills = clouds(size, width / 5, rng.randrange(6))
    face = tint(levels(hills, 60, 190), darker(tone, 0.34), lighter(tone, 0.22))
    face = softly_lit(face, levels(relief(clouds(size, width / 40, 3), 2), 30, 226))
    return softly_lit(face, levels(grain(size), 96, 160))


def table(rng: Random, n: int, *, wall: Colour | None = None, edge: float = 0.6) -> Image.Image:
    """A wooden table before an out-of-focus wall; things stand below `edge` of the height."""
    tone = wall or rng.choice(("#d8c9b0", "#9db0a6", "#c4a488", "#6f7f86", "#b9c2b2", "#e2d3b6", "#7a5a48"))
    ground = softly_lit(Image.new("RGB", (n, n), vary(tone, rng, 8)), _wall_light(rng, n))
    top = round(n * edge)
    boards = receding(planks(rng, (n, n)), (n, n - top))
    far = curve([1 - step / 12 for step in range(13)] + [0.0] * 12, boards.size, upright=True)
    ground.paste(Image.composite(soften(boards, n / 150), boards, far), (0, top))
    haze = Image.new("L", (n, n))
    ImageDraw.Draw(haze).rectangle((0, top - n // 90, n, top + n // 200), fill=120)
    ground.paste(darker(tone, 0.72), (0, 0), soften(haze, n / 90))
    return ground


def _wall_light(rng: Random, n: int) -> Image.Image:
    """Morning on a wall: a bright corner, and the blurred shade of leaves outside the window."""
    bright = levels(glow((n, n), (rng.uniform(0.1, 0.5), 0.15), 1.1), 40, 205)
    shade = clouds((n, n), n / rng.uniform(3, 5), rng.randrange(6))
    light = Image.blend(bright, levels(soften(shade, n / 30), 20, 236), 0.28)
    return ImageChops.subtract(light, scaled(_frond_shade(rng, n), rng.uniform(0.06, 0.16)))


def _frond_shade(rng: Random, n: int) -> Image.Image:
    """The blurred shade of a palm frond that hangs before the window."""
    mask = Image.new("L", (n, n))
    draw = ImageDraw.Draw(mask)
    x, y, turn = rng.uniform(0.5, 1.1) * n, -0.1 * n, rng.uniform(1.8, 2.5)
    for step in range(20):
        x, y, turn = x + cos(turn) * n * 0.05, y + sin(turn) * n * 0.05, turn + 0.03
        for side in (-1, 1):
            lean, long = turn + side * 0.95, n * 0.34 * (1 - step / 26)
            tip = x + cos(lean) * long, y + sin(lean) * long
            swell = n * 0.014
            middle = x + cos(lean) * long / 2, y + sin(lean) * long / 2
            draw.polygon(
                [(x, y), (middle[0] + swell, middle[1] + swell), tip, (middle[0] - swell, middle[1] - swell)],
                fill=255,
            )
    return soften(mask, n / 70)


def _sheet(size: tuple[int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    sheet = Image.new("RGB", size)
    return sheet, ImageDraw.Draw(sheet)


FLATS = (planks, cotton, stone, leaf)


def flat(rng: Random, n: int, *kinds: str) -> Image.Image:
    """A ground seen from above, one of the named kinds."""
    by_name = {kind.__name__: kind for kind in FLATS}
    return by_name[rng.choice(kinds or tuple(by_name))](rng, (n, n))
