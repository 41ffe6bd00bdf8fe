"""Pictures for the demo market, drawn by a small program: every product and every shop, from a seed alone."""

from PIL import Image

from . import cloth, food, fruit, jars, vessels, weave
from .noise import sharpen, source

PAINTERS = {**cloth.MOTIFS, **weave.MOTIFS, **vessels.MOTIFS, **food.MOTIFS, **jars.MOTIFS, **fruit.MOTIFS}
MOTIFS: tuple[str, ...] = tuple(PAINTERS)
SMALLEST = 400  # below this the threads of the cloth are finer than a pixel


def draw(motif: str, *, seed: int, size: int = 1200) -> Image.Image:
    """One product picture, always the same for the same seed."""
    side = max(size, SMALLEST)
    picture = sharpen(PAINTERS[motif](source(f"{motif}:{seed}"), side))
    return picture if side == size else picture.resize((size, size), Image.Resampling.LANCZOS)
