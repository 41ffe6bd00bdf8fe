"""How the pages under one shop are shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shops.models import Shop


def show(request: HttpRequest, shop: Shop, template: str, **context: object) -> HttpResponse:
    """A page of the tab "Shop"."""
    return render(request, template, {"shop": shop, "section": "shop", **context})
