"""A claim code as somebody takes it home: in groups of figures, and as a QR code of the page that takes it."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from training.persons import claiming


def slip(code: str) -> dict[str, object]:
    page = settings.SITE_URL + reverse("training_claim")
    return {"code": claiming.in_groups(code), "qr": drawn(f"{page}?code={code}"), "page": page}


def drawn(url: str) -> SafeString:
    svg = segno.make(url, error="m", micro=False).svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
    return mark_safe(svg)  # noqa: S308 - drawn by segno
