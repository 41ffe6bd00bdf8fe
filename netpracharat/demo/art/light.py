"""Light and shade: what turns a flat shape into something that lies on a table in the morning.

The light always comes from the upper left. A grey "light" picture says how much: 128 leaves the colour,
more is sun, less is shade.
"""

from PIL import Image, ImageChops, ImageFilter, ImageOps

from .palette import RGB, Colour, rgb

SHADOW = (28, 17, 14)


def soften(image: Image.Image, radius: float) -> Image.Image:
    """A Gaussian blur that works on a smaller copy when it is wide, which no eye can tell."""
    shrink = max(1, int(radius // 3))
    if shrink == 1:
        return image.filter(ImageFilter.GaussianBlur(radius))
    small = image.reduce(shrink).filter(ImageFilter.GaussianBlur(radius / shrink))
    return small.resize(image.size, Image.Resampling.BICUBIC)


def levels(image: Image.Image, low: float, high: float) -> Image.Image:
    """The grey values 0 to 255 squeezed (or stretched) to lie between low and high."""
    return image.point([max(0, min(255, round(low + (high - low) * v / 255))) for v in range(256)])


def scaled(mask: Image.Image, share: float) -> Image.Image:
    return mask.point([round(value * share) for value in range(256)])


def tint(grey: Image.Image, dark: Colour, light: Colour, middle: Colour | None = None) -> Image.Image:
    """A grey texture in colours, from the dark one to the light one."""
    return ImageOps.colorize(grey, rgb(dark), rgb(light), mid=rgb(middle) if middle else None)


def lit(colours: Image.Image, light: Image.Image) -> Image.Image:
    """Full daylight: shade goes deep, and what is in the sun grows brighter without losing its hue."""
    shade = light.point([min(128, value) for value in range(256)])
    sun = light.point([max(128, value) for value in range(256)])
    shaded = ImageChops.hard_light(colours, shade.convert("RGB"))
    return ImageChops.overlay(shaded, sun.convert("RGB"))


def softly_lit(colours: Image.Image, light: Image.Image) -> Image.Image:
    """The light inside a house: the colours keep their hue."""
    return ImageChops.soft_light(colours, light.convert("RGB"))


def shine(colours: Image.Image, gloss: Image.Image, colour: RGB = (255, 250, 238)) -> Image.Image:
    """Reflections, as bright as the grey picture says."""
    return Image.composite(Image.new("RGB", colours.size, colour), colours, gloss)


def relief(height: Image.Image, reach: float) -> Image.Image:
    """The light on a surface of hills and hollows, from its heights `reach` pixels apart."""
    step = max(1, round(reach))
    ahead, behind = ImageChops.offset(height, -step, -step), ImageChops.offset(height, step, step)
    return ImageChops.subtract(ahead, behind, 1.0, 128)


def cast(ground: Image.Image, mask: Image.Image, *, by: float, blur: float, depth: float = 0.5) -> None:
    """Lays the soft shadow of a thing on the ground, `by` pixels to the lower right."""
    shadow = soften(ImageChops.offset(mask, round(by * 0.7), round(by)), blur)
    ground.paste(SHADOW, (0, 0), scaled(shadow, depth))


def glow(size: tuple[int, int], centre: tuple[float, float], radius: float) -> Image.Image:
    """A round light that fades to black, its centre and radius in shares of the width."""
    width, height = size
    reach = max(2, round(radius * width * 1.414))
    falling = [max(0, round(255 - value * 255 / 179)) for value in range(256)]  # 179 is its grey at the nearest edge
    disc = Image.radial_gradient("L").point(falling).resize((2 * reach, 2 * reach), Image.Resampling.BICUBIC)
    field = Image.new("L", size)
    field.paste(disc, (round(centre[0] * width) - reach, round(centre[1] * height) - reach))
    return field


def daylight(image: Image.Image, *, strength: float = 1.0) -> Image.Image:
    """A window on the upper left and a dim corner on the lower right, over the finished picture."""
    window = glow(image.size, (0.3, 0.2), 1.25)
    light = levels(window, 128 - 62 * strength, 128 + 30 * strength)
    return softly_lit(image, light)
