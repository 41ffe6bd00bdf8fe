"""The door of every page under one shop: a stranger finds no such shop, a member without the right is refused."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shops import helping
from shops.models import Shop


def own_shop(request: HttpRequest, slug: str, permission: str = "shops.view_shop_desk") -> Shop:
    """The shop of this address, if the person who asks belongs to it and may do what the page is for."""
    shop = get_object_or_404(Shop.objects.run_by(request.user).with_place(), slug=slug)
    if not request.user.has_perm(permission, shop):
        raise PermissionDenied
    helping.notice(request, shop)
    return shop
