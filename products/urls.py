"""Addresses of goods: what everybody may look at."""

from django.urls import path, re_path

from products.views import browse

urlpatterns = [
    path("products/", browse.product_list, name="product_list"),
    # The id decides, the name is decoration: without it, or with an old one, people are led to the right address.
    re_path(r"^products/(?P<pk>[0-9]{1,18})(?:-(?P<slug>[^/]*))?/$", browse.product, name="product"),
    path("shops/<str:slug>/", browse.shop_page, name="shop_page"),
    path("places/<slug:slug>/", browse.province, name="province"),
]
