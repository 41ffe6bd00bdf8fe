"""Pages that hold somebody's name and address: kept by no cache, found by no search engine."""

from collections.abc import Callable
from functools import wraps

from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def personal(view: View) -> View:
    @wraps(view)
    @never_cache
    def shown_to_one(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return shown_to_one


def private_picture(name: str) -> HttpResponse:
    """A slip; the caller has asked who may see it."""
    if not storages["private"].exists(name):
        raise Http404
    with storages["private"].open(name) as picture:
        return HttpResponse(picture.read(), content_type="image/jpeg")
