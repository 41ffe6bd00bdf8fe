"""The colour that holds a photo's place: one of 64 classes, as the content policy forbids inline style."""

LEVELS = 4
STEP = 256 // LEVELS


def tint_of(red: int, green: int, blue: int) -> int:
    """The number of the class `.tint-n` nearest to a colour of three bytes."""
    return (red // STEP * LEVELS + green // STEP) * LEVELS + blue // STEP


def stylesheet() -> str:
    """static/css/components/tints.css, whole."""
    return "".join(f".tint-{n} {{ background-color: {_middle_of(n)}; }}\n" for n in range(LEVELS**3))


def _middle_of(tint: int) -> str:
    levels = (tint // LEVELS**2, tint // LEVELS % LEVELS, tint % LEVELS)
    return "#" + "".join(f"{level * STEP + STEP // 2:02x}" for level in levels)
