"""Addresses of goods: what everybody may look at."""

from django.urls import path, re_path

from products.views import browse, fair, moderation, remarks

urlpatterns = [
    path("products/", browse.product_list, name="product_list"),
    # The id decides, the name is decoration: without it, or with an old one, people are led to the right address.
    re_path(r"^products/(?P<pk>[0-9]{1,18})(?:-(?P<slug>[^/]*))?/$", browse.product, name="product"),
    path("products/<int:pk>/reviews/", remarks.product_reviews, name="product_reviews"),
    path("products/<int:pk>/questions/", remarks.product_questions, name="product_questions"),
    path("products/<int:pk>/ask/", remarks.product_ask, name="product_ask"),
    re_path(r"^report/(?P<kind>product|shop|review|question)/(?P<pk>[0-9]{1,18})/$", moderation.report, name="report"),
    path("decisions/<str:token>/", moderation.decision, name="decision"),
    path("fairs/<slug:slug>/", fair.fair, name="fair"),
    path("shops/<str:slug>/", browse.shop_page, name="shop_page"),
    path("places/<slug:slug>/", browse.province, name="province"),
]
