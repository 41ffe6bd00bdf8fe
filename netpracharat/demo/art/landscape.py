"""The canvas of a village picture: its sky and haze, and hills, trees, palms and houses to put on it."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .light import glow, levels, relief, scaled, shine, soften, softly_lit, tint
from .noise import clouds, curve, fibres, noise
from .palette import Colour, darker, lighter, mix, rgb, vary
from .shapes import Point, polygon, smooth

HOURS = (
    ("#7fb0d6", "#dbe8e6", "#fff3d6", "#8fa9b8"),
    ("#5f7fb5", "#f2c9a0", "#ffe2ad", "#8f8fa8"),
    ("#e08a5a", "#f7dba0", "#fff0c0", "#a9808a"),
    ("#9cc3c4", "#f1ead0", "#fff8e0", "#9db0a8"),
)


class Land:
    """A canvas with its sky, the haze of the hour, and the ways of painting that all four regions share."""

    def __init__(self, rng: Random, size: tuple[int, int]) -> None:
        self.rng, self.size = rng, size
        self.width, self.height = size
        self.high, self.low, self.sun, self.haze = rng.choice(HOURS)
        self.picture = self._sky()

    def _sky(self) -> Image.Image:
        sky = tint(curve([step / 12 for step in range(13)] + [1] * 8, self.size, upright=True), self.high, self.low)
        kind = self.rng.randrange(6)
        cover = Image.blend(
            noise(self.size, (self.width / 3, self.height / 9), kind),
            noise(self.size, (self.width / 11, self.height / 26), kind + 1),
            0.4,
        )
        banks = cover.point([max(0, min(255, (value - 128) * 4)) for value in range(256)])
        fading = curve([0.9, 0.8, 0.5, 0.2, 0, 0, 0], self.size, upright=True)
        sky.paste(rgb(self.sun), (0, 0), ImageChops.multiply(soften(banks, self.width / 110), fading))
        centre = (self.rng.uniform(0.15, 0.85), 0.3)
        return shine(sky, scaled(glow(self.size, centre, 0.4), 0.75), rgb(self.sun))

    def fill(self, outline: Sequence[Point], colour: Colour, *, texture: Image.Image | None = None) -> Image.Image:
        """Paints a shape given in shares of the picture, and gives its mask back."""
        mask = polygon(self.size, [(x * self.width, y * self.height) for x, y in outline])
        layer = Image.new("RGB", self.size, rgb(colour))
        if texture:
            layer = softly_lit(layer, texture)
        self.picture.paste(layer, (0, 0), mask)
        return mask

    def hills(self, base: float, rise: float, colour: Colour, *, far: float, peaks: int = 5) -> None:
        """A row of hills; the farther, the more of the hour's haze is in it."""
        tops = [(k / peaks, base - rise * self.rng.uniform(0.15, 1)) for k in range(-1, peaks + 2)]
        ridge = [
            (x, y + self.rng.uniform(-0.006, 0.006) * (1.2 - far)) for x, y in smooth(tops, closed=False, steps=14)
        ]
        tone = mix(colour, self.haze, far)
        texture = levels(relief(clouds(self.size, self.width / 14, self.rng.randrange(6)), self.width / 200), 30, 226)
        mask = self.fill(
            [*ridge, (1.3, 1.2), (-0.3, 1.2)],
            tone,
            texture=levels(texture, 128 - 110 * (1 - far), 128 + 110 * (1 - far)),
        )
        mist = curve([0] * 4 + [0.0, 0.3, 0.7, 1.0], (self.width, max(2, round(rise * self.height))), upright=True)
        veil = Image.new("L", self.size)
        veil.paste(mist, (0, round((base - rise * 0.6) * self.height)))
        self.picture.paste(mix(self.low, self.haze, 0.3), (0, 0), scaled(ImageChops.multiply(veil, mask), 0.55))

    def tree(self, foot: Point, tall: float, colour: Colour) -> None:
        """A broad crown of leaf clusters, dark below and sunny above."""
        draw = ImageDraw.Draw(self.picture)
        x, y, high = foot[0] * self.width, foot[1] * self.height, tall * self.height
        draw.line(
            [(x, y), (x + high * 0.02, y - high * 0.6)], fill=darker("#6b4a30", 0.2), width=max(2, round(high * 0.06))
        )
        for layer in range(6):
            tone = mix(darker(colour, 0.55), lighter(colour, 0.22), layer / 5)
            for _ in range(110):
                turn, far = self.rng.uniform(0, 2 * pi), self.rng.random() ** 0.5 * (1 - 0.07 * layer)
                ragged = 1 + 0.16 * sin(3 * turn + high)
                cx = x + high * (0.4 * far * ragged * cos(turn) - 0.016 * layer)
                cy = y - high * (0.68 + 0.24 * far * ragged * sin(turn) + 0.018 * layer)
                r = high * self.rng.uniform(0.012, 0.034)
                draw.ellipse((cx - r * 1.2, cy - r, cx + r * 1.2, cy + r), fill=vary(tone, self.rng, 9))

    def palm(self, foot: Point, tall: float, *, lean: float = 0.0) -> None:
        """A coconut or sugar palm with feathered fronds."""
        draw = ImageDraw.Draw(self.picture)
        x, y, high = foot[0] * self.width, foot[1] * self.height, tall * self.height
        top = x + lean * high, y - high
        trunk = smooth([(x, y), (x + lean * high * 0.25, y - high * 0.5), top], closed=False)
        draw.line(trunk, fill=rgb("#6d543c"), width=max(2, round(high * 0.045)), joint="curve")
        draw.line([(a - high * 0.01, b) for a, b in trunk], fill=rgb("#9c7d58"), width=max(1, round(high * 0.014)))
        for frond in range(13):
            turn = pi * (0.92 + frond / 12 * 1.16)
            self._frond(draw, top, turn, high * self.rng.uniform(0.34, 0.44))

    def _frond(self, draw: ImageDraw.ImageDraw, top: Point, turn: float, long: float) -> None:
        tone = vary("#4d7a3a", self.rng, 16)
        for step in range(14):
            t = step / 13
            x = top[0] + cos(turn) * long * t
            y = top[1] + sin(turn) * long * t + long * 0.62 * t * t
            blade = long * 0.24 * (1 - t) ** 0.5
            for side in (-0.5, 0.5):
                tip = x + cos(turn + side) * blade * 0.7, y + blade * 0.8 + side * blade * 0.3
                draw.line([(x, y), tip], fill=tone if side < 0 else darker(tone, 0.25), width=max(1, round(long / 34)))

    def house(self, foot: Point, wide: float, *, roof: Colour = "#8a4a34") -> None:
        """A wooden house on stilts, its steps to the front."""
        unit = wide * self.width

        def at(x: float, y: float) -> Point:
            return foot[0] * self.width + x * unit, foot[1] * self.height - y * unit

        draw = ImageDraw.Draw(self.picture)
        wall = vary("#8f6540", self.rng, 10)
        draw.polygon([at(-0.5, 0.04), at(0.5, 0.04), at(0.5, 0.3), at(-0.5, 0.3)], fill=darker(wall, 0.72))
        for post in range(6):
            x = -0.46 + post * 0.184
            draw.line([at(x, -0.02), at(x, 0.32)], fill=darker(wall, 0.4), width=max(2, round(unit * 0.025)))
        draw.polygon([at(-0.5, 0.3), at(0.5, 0.3), at(0.5, 0.62), at(-0.5, 0.62)], fill=wall)
        for board in range(22):
            x = -0.5 + board / 22
            draw.line(
                [at(x, 0.3), at(x, 0.62)],
                fill=darker(wall, self.rng.uniform(0.1, 0.3)),
                width=max(1, round(unit * 0.006)),
            )
        for x in (-0.3, 0.06, 0.3):
            self._window(draw, at, x, wall)
        draw.polygon([at(-0.54, 0.28), at(0.54, 0.28), at(0.54, 0.31), at(-0.54, 0.31)], fill=lighter(wall, 0.25))
        self._roof(draw, at, roof, unit)
        for step in range(7):
            draw.line(
                [at(-0.2 - step * 0.012, 0.28 - step * 0.045), at(-0.08 - step * 0.012, 0.28 - step * 0.045)],
                fill=lighter(wall, 0.2),
                width=max(2, round(unit * 0.014)),
            )

    def _window(self, draw: ImageDraw.ImageDraw, at: Callable[[float, float], Point], x: float, wall: Colour) -> None:
        """Dark within, its two shutters open to the sides."""
        draw.polygon(
            [at(x - 0.04, 0.38), at(x + 0.04, 0.38), at(x + 0.04, 0.54), at(x - 0.04, 0.54)], fill=rgb("#2c1d18")
        )
        for side in (-1, 1):
            near, wide = x + side * 0.04, x + side * 0.075
            shutter = [at(near, 0.38), at(wide, 0.365), at(wide, 0.545), at(near, 0.54)]
            draw.polygon(shutter, fill=lighter(wall, 0.12 if side < 0 else 0.28), outline=darker(wall, 0.4))

    def _roof(self, draw: ImageDraw.ImageDraw, at: Callable[[float, float], Point], roof: Colour, unit: float) -> None:
        tone = vary(roof, self.rng, 8)
        draw.polygon([at(-0.52, 0.5), at(0.52, 0.5), at(0.52, 0.62), at(-0.52, 0.62)], fill=darker(tone, 0.7))
        for row in range(20):
            low, high = row / 20, (row + 1) / 20
            shade = mix(darker(tone, 0.3), lighter(tone, 0.2), low)
            sides = [
                at(side * (0.64 - 0.34 * y**0.55), 0.56 + y**1.25 * 0.42)
                for side, y in ((-1, low), (1, low), (1, high), (-1, high))
            ]
            draw.polygon(sides, fill=vary(shade, self.rng, 4))
            draw.line(sides[:2], fill=darker(tone, 0.45), width=max(1, round(unit * 0.005)))

    def finished(self) -> Image.Image:
        warm = Image.new("RGB", self.size, rgb(self.sun))
        light = glow(self.size, (0.4, 0.25), 1.0)
        whole = softly_lit(self.picture.filter(ImageFilter.ModeFilter(5)), levels(light, 92, 152))
        whole = Image.blend(whole, ImageChops.multiply(whole, warm), 0.3)
        brush = relief(fibres(self.size, self.width / 40, 3.2, 1), 1)
        canvas = softly_lit(whole, levels(brush, 60, 196))
        canvas = softly_lit(canvas, levels(clouds(self.size, self.width / 9, 2), 108, 148))
        return ImageOps.mirror(canvas) if self.rng.random() < 0.5 else canvas
