"""What every template may know of the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {"DEMO": settings.DEMO, "SITE_URL": settings.SITE_URL, "basket_count": _basket_count(request)}


def _basket_count(request: HttpRequest) -> int:
    """The figure on the basket, from a cookie, so that no page asks the database for it."""
    counted = request.COOKIES.get("basket_count", "")
    return int(counted) if counted.isascii() and counted.isdigit() and len(counted) <= 4 else 0
