"""Pictures for the demo market, drawn by a small program: every product and every shop, from a seed alone."""

from PIL import Image

from . import cloth, craft, drinks, food, fruit, herbal, jars, scenes, vessels, weave
from .noise import sharpen, source

PAINTERS = {
    **cloth.MOTIFS,
    **weave.MOTIFS,
    **vessels.MOTIFS,
    **food.MOTIFS,
    **drinks.MOTIFS,
    **jars.MOTIFS,
    **fruit.MOTIFS,
    **craft.MOTIFS,
    **herbal.MOTIFS,
}
MOTIFS: tuple[str, ...] = tuple(PAINTERS)
REGIONS: tuple[str, ...] = tuple(scenes.REGIONS)
SMALLEST = 400  # below this the threads of the cloth are finer than a pixel


def draw(motif: str, *, seed: int, size: int = 1200) -> Image.Image:
    """One square product picture, always the same for the same seed."""
    side = max(size, SMALLEST)
    picture = sharpen(PAINTERS[motif](source(f"{motif}:{seed}"), side))
    return picture if side == size else picture.resize((size, size), Image.Resampling.LANCZOS)


def portrait(seed: int, *, region: str | None = None, size: tuple[int, int] = (1280, 800)) -> Image.Image:
    """A shop's own picture: its village, in the landscape of the region it lies in."""
    rng = source(f"portrait:{seed}")
    name = region or rng.choice(REGIONS)
    return sharpen(scenes.REGIONS[name](rng, size))
