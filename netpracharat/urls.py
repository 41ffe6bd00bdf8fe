"""The site map."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from netpracharat.home.health import healthz

handler500 = "netpracharat.outages.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("netpracharat.media")),
    path("", include("netpracharat.home.urls")),
    path("", include("netpracharat.accounts.urls")),
    path("", include("shops.urls")),
    path("places/", include("netpracharat.places.urls")),
    path("verify/", include("netpracharat.certificates.urls")),
    path("", include("products.urls")),
    path("", include("orders.urls")),
    path("awards/", include("awards.urls")),
    path("training/", include("training.urls")),
    path("sell/<str:slug>/awards/", include("awards.shop_urls")),
    path("sell/<str:slug>/teachers/", include("training.shop_urls")),
    path("sell/<str:slug>/products/", include("products.sell_urls")),
    path("sell/<str:slug>/demand/", include("products.demand_urls")),
    path("sell/<str:slug>/buyers/", include("products.remark_urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
