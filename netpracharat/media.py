"""Hands out the public photos where no nginx does it: in the demo and while developing."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.urls import re_path
from django.views.decorators.http import require_safe

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
FOREVER = "public, max-age=31536000, immutable"  # a photo's name is random and never used again


@login_not_required
@require_safe
def photo_file(_request: HttpRequest, name: str, ending: str) -> FileResponse:
    try:
        file = default_storage.open(f"photos/{name}.{ending}")
    except FileNotFoundError as error:
        raise Http404 from error
    # It is compressed already: "identity" keeps GZipMiddleware away from it.
    headers = {"Cache-Control": FOREVER, "Content-Encoding": "identity"}
    return FileResponse(file, content_type=TYPES[ending], headers=headers)


urlpatterns = [
    re_path(r"^media/photos/(?P<name>[0-9a-z]{2}/[0-9a-z]+-[0-9]+)\.(?P<ending>webp|jpg)$", photo_file, name="photo")
]
