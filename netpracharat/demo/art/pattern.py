"""Thai weaving patterns as small pictures of one pixel a cell: ikat diamonds, brocade bands, checks."""

from collections.abc import Callable, Sequence
from math import atan2, hypot, pi, sin
from random import Random

from PIL import Image, ImageDraw

from .palette import RGB, Colour, mix, rgb, vary


def diamonds(rng: Random, columns: int, rows: int, colours: Sequence[Colour]) -> Image.Image:
    """Mudmi: rings of diamonds on a ground, a heart in each, a small figure in the gaps."""
    ground, line, heart, extra = (rgb(colour) for colour in colours)
    wide, high = rng.choice((20, 24, 28)), rng.choice((20, 26, 32))
    rings = rng.choice(((9, 12), (4, 6, 9, 12), (6, 8, 11, 12), (5, 6, 8, 9, 11, 12)))
    hook, zigzag = rng.choice((0, 1, 1)), rng.random() < 0.4

    def cell(x: int, y: int) -> RGB:
        across, up = abs(x % wide - wide / 2), abs(y % high - high / 2)
        far = 12 * (across / (wide / 2) + up / (high / 2))
        if far < 3:
            return heart
        if far > 19:
            return extra if zigzag or far > 21 else ground
        inside = sum(far > ring for ring in rings)
        if hook and 13 < far < 16 and across > up and int(up) % 3 == 0:
            return line
        return line if inside % 2 and far <= rings[-1] else ground

    return _cells(columns, rows, cell)


def waves(rng: Random, columns: int, rows: int, colours: Sequence[Colour]) -> Image.Image:
    """Mudmi of the water kind: zigzag lines one above the other, with dots between them."""
    ground, line, heart, extra = (rgb(colour) for colour in colours)
    wide, high = rng.choice((16, 20, 24)), rng.choice((22, 28))

    def cell(x: int, y: int) -> RGB:
        fold = abs(x % wide - wide / 2)
        level = (y + fold) % high
        if level < 2 or 4 <= level < 5:
            return line
        if 10 <= level < 13:
            return heart if fold > 2 else extra
        return line if 17 <= level < 19 and int(fold) % 4 < 2 else ground

    return _cells(columns, rows, cell)


def brocade(rng: Random, columns: int, colours: Sequence[Colour]) -> tuple[Image.Image, int]:
    """Tin chok: bands of lozenges, hooks and birds' eyes between thin stripes. Also tells its height."""
    heights = [5, 2, 7, 2, rng.choice((21, 25)), 2, 9, 2, 13, 2, rng.choice((25, 29)), 2, 7, 2, 5, 6]
    cloth = Image.new("RGB", (columns, sum(heights)), rgb(colours[0]))
    top = 0
    for number, height in enumerate(heights):
        if height == 2:
            ImageDraw.Draw(cloth).rectangle((0, top, columns, top), fill=rgb(colours[1 + number // 2 % 3]))
        else:
            cloth.paste(_band(rng, columns, height, colours), (0, top))
        top += height
    return cloth, top


def _band(rng: Random, columns: int, height: int, colours: Sequence[Colour]) -> Image.Image:
    middle = height // 2
    period = max(4, middle * 2)
    bright = [rgb(colour) for colour in rng.sample(list(colours[1:]), 3)]
    ground = rgb(colours[0])
    step = rng.choice((2, 3, 4))

    def cell(x: int, y: int) -> RGB:
        across, up = abs(x % period - middle), abs(y - middle)
        far = across + up
        if far > middle:
            beyond = far - middle
            return bright[2] if beyond % step == step - 1 or (across == up and beyond > 2) else ground
        if far % step == 0:
            return bright[far // step % 2]
        return bright[1] if across == up and far > 2 else ground

    return _cells(columns, height, cell)


def checks(rng: Random, cells: int, colours: Sequence[Colour]) -> Image.Image:
    """Pha khaoma: the same stripes in warp and weft, mixed where they cross."""
    stripes: list[RGB] = []
    wide, thin = rng.choice((10, 14, 18)), rng.choice((2, 3))
    while len(stripes) < cells:
        for colour, width in ((0, wide), (2, thin), (1, wide), (3, thin)):
            stripes += [rgb(colours[colour])] * width
    line = Image.new("RGB", (cells, 1))
    line.putdata(stripes[:cells])
    weft = line.resize((cells, cells), Image.Resampling.NEAREST)
    return Image.blend(weft, weft.transpose(Image.Transpose.TRANSPOSE), 0.5)


def stripes(rng: Random, cells: int, colours: Sequence[Colour]) -> Image.Image:
    line = Image.new("RGB", (1, cells), rgb(colours[0]))
    draw, at = ImageDraw.Draw(line), 0
    while at < cells:
        width = rng.choice((1, 1, 2, 4, 9, 14))
        draw.line((0, at, 0, at + width), fill=vary(rng.choice(colours), rng, 8))
        at += width + 1
    return line.resize((cells, cells), Image.Resampling.NEAREST)


def tie_dye(rng: Random, cells: int, colours: Sequence[Colour]) -> Image.Image:
    """Rings where the cloth was bound before it went into the indigo."""
    dark, light = rgb(colours[0]), rgb(colours[1])
    gap = cells / rng.choice((1.0, 2, 3))
    petals, rays = rng.choice((6, 8, 12)), rng.uniform(1.4, 2.6)

    def cell(x: int, y: int) -> RGB:
        odd = gap / 2 if int(y // gap) % 2 else 0
        dx, dy = (x + odd) % gap - gap / 2, y % gap - gap / 2
        far = hypot(dx, dy) / gap
        turn = sin(atan2(dy, dx) * petals) * 0.02
        wave = 0.5 + 0.5 * sin((far + turn) * pi * 2 * rays * 3)
        share = max(0.0, min(1.0, wave * 1.6 - 0.5 + (0.3 if far < 0.08 else 0) - max(0.0, far - 0.42) * 7))
        return mix(dark, light, share)

    return _cells(cells, cells, cell)


def _cells(columns: int, rows: int, cell: Callable[[int, int], RGB]) -> Image.Image:
    picture = Image.new("RGB", (columns, rows))
    picture.putdata([cell(x, y) for y in range(rows) for x in range(columns)])
    return picture
