"""What every template may know of the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, object]:
    return {"DEMO": settings.DEMO, "SITE_URL": settings.SITE_URL}
