"""The one door to a shop's goods: a stranger finds nothing, a packer may not."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from products.models import Product
from shops.access import own_shop
from shops.models import Shop


def own_shelf(request: HttpRequest, slug: str) -> Shop:
    return own_shop(request, slug, "shops.list_shop_products")


def own_product(request: HttpRequest, slug: str, pk: int) -> Product:
    shop = own_shelf(request, slug)
    product = get_object_or_404(shop.products, pk=pk)
    product.shop = shop
    return product
