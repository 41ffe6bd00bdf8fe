"""The small photo beside what is in a basket or was ordered."""

from netpracharat import pictures

SIDE = 320


def thumb(key: str, tint: int) -> dict[str, object] | None:
    """As components/photo.html shows it; the name stands beside it, so it says nothing itself."""
    if not key:
        return None
    return {"src": pictures.url(key, SIDE), "width": SIDE, "height": SIDE, "tint": tint, "alt": ""}
